//! Fixes: findings that a program can fix, as stretches of text to replace.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Finding;
use crate::document::{Correction, Safety, Source};
use crate::yaml::edit::{NodeEdit, Obstacle, TextEdit, changed, changed_flawless, edits_of};

/// A change of the finding's file that fixes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an order: "write `notice` for `notise`".
    pub title: String,
    /// Whether it may be made without a look.
    pub safety: Safety,
    /// What to replace in the file, in the order of the text; no two touch each other.
    pub edits: Vec<TextEdit>,
    /// What the edits are to do, for proving that they did.
    changes: Vec<NodeEdit>,
}

impl Fix {
    /// The fix as edits of the text; nothing where it cannot be written safely.
    #[must_use]
    pub fn of(source: &Source, correction: &Correction) -> Option<Self> {
        let changes: Vec<&NodeEdit> = correction.changes().collect();
        let edits = edits_of(&source.text, &source.tree, &changes).ok()?;
        let changes = correction.changes().cloned().collect();
        Some(Self { title: correction.title.clone(), safety: correction.safety, edits, changes })
    }

    /// Whether `check --fix` makes it.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.safety == Safety::Safe
    }
}

/// How many fixes of one file are proven one by one where they cannot be made together.
const MOST_ALONE: usize = 16;

/// Takes away the fixes whose text, read again, would not say what it should. A fix that stays is good alone and together
/// with the others of its file.
pub fn keep_proven(findings: &mut [Finding]) {
    let mut by_file: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, finding) in findings.iter().enumerate().filter(|(_, finding)| finding.fix.is_some()) {
        by_file.entry(finding.source.path.clone()).or_default().push(index);
    }
    for fixable in by_file.into_values() {
        let Some(first) = fixable.first() else { continue };
        let source = Arc::clone(&findings[*first].source);
        let fixes: Vec<&Fix> = fixable.iter().filter_map(|index| findings[*index].fix.as_ref()).collect();
        let good = proven(&source, &fixes);
        for (index, _) in fixable.into_iter().zip(good).filter(|(_, is_good)| !is_good) {
            findings[index].fix = None;
        }
    }
}

/// Whether each of the fixes is good: all of them if they are together, else each one that is alone.
fn proven(source: &Source, fixes: &[&Fix]) -> Vec<bool> {
    let changes: Vec<&NodeEdit> = fixes.iter().flat_map(|fix| &fix.changes).collect();
    match text_of(source, &changes) {
        Ok(_) => vec![true; fixes.len()],
        Err(Obstacle::Unreadable) => vec![false; fixes.len()],
        Err(_) => {
            let is_good = |(nth, fix): (usize, &&Fix)| {
                nth < MOST_ALONE && text_of(source, &fix.changes.iter().collect::<Vec<_>>()).is_ok()
            };
            fixes.iter().enumerate().map(is_good).collect()
        }
    }
}

/// The text of a file after those of its fixes that do not touch one another, with the indexes of these. What is made is
/// proven; a fix that is not good even alone is left out.
///
/// # Errors
/// What stands in the way of them together.
pub fn fixed(source: &Source, fixes: &[&Fix]) -> Result<(String, Vec<usize>), Obstacle> {
    let all: Vec<usize> = (0..fixes.len()).collect();
    together(source, fixes, &all).or_else(|obstacle| {
        let good: Vec<usize> =
            all.into_iter().zip(proven(source, fixes)).filter(|it| it.1).map(|it| it.0).collect();
        if good.is_empty() { Err(obstacle) } else { together(source, fixes, &good) }
    })
}

/// Makes those fixes, of the named ones, that do not touch one another.
fn together(source: &Source, fixes: &[&Fix], named: &[usize]) -> Result<(String, Vec<usize>), Obstacle> {
    let mut taken: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut made = Vec::new();
    for index in named {
        let spans = || fixes[*index].edits.iter().map(|edit| (edit.span.start, edit.span.end));
        if spans().all(|span| is_free(&taken, span)) {
            taken.extend(spans());
            made.push(*index);
        }
    }
    let changes: Vec<&NodeEdit> = made.iter().flat_map(|index| &fixes[*index].changes).collect();
    text_of(source, &changes).map(|text| (text, made))
}

/// Whether a stretch overlaps none of those that are taken. These do not overlap each other, so that its neighbours decide.
fn is_free(taken: &BTreeSet<(u32, u32)>, (start, end): (u32, u32)) -> bool {
    let before = taken.range(..=(start, end)).next_back();
    let after = taken.range((start, end)..).next();
    before.is_none_or(|before| before.1 <= start) && after.is_none_or(|after| end <= after.0)
}

/// The text after the changes, read again and proven; a text of which it is known that it reads is not read once more before.
fn text_of(source: &Source, changes: &[&NodeEdit]) -> Result<String, Obstacle> {
    match source.is_flawless() {
        true => changed_flawless(&source.text, &source.tree, changes),
        false => changed(&source.text, &source.tree, changes),
    }
}

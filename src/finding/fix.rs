//! Fixes: findings that a program can mend, as stretches of text to replace.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Finding;
use crate::document::{Mend, Safety, Source};
use crate::yaml::edit::{Change, Obstacle, TextEdit, changed, edits_of};

/// A change of the finding's file that mends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an order: "write `notice` for `notise`".
    pub title: String,
    /// Whether it may be made without a look.
    pub safety: Safety,
    /// What to replace in the file, in the order of the text; no two touch each other.
    pub edits: Vec<TextEdit>,
    /// What the edits are to do, for proving that they did.
    change: Change,
}

impl Fix {
    /// The mend as edits of the text; nothing where it cannot be written safely.
    #[must_use]
    pub fn of(source: &Source, mend: &Mend) -> Option<Self> {
        let edits = edits_of(&source.text, &source.tree, &[&mend.change]).ok()?;
        Some(Self { title: mend.title.clone(), safety: mend.safety, edits, change: mend.change.clone() })
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
        let prove = |changes: &[&Change]| changed(&source.text, &source.tree, changes);
        let change = |index: &usize| findings[*index].fix.as_ref().map(|fix| &fix.change);
        let unproven: Vec<usize> = match prove(&fixable.iter().filter_map(change).collect::<Vec<_>>()) {
            Ok(_) => Vec::new(),
            Err(Obstacle::Unreadable) => fixable,
            Err(_) => fixable
                .into_iter()
                .enumerate()
                .filter(|(nth, index)| {
                    *nth >= MOST_ALONE || change(index).is_none_or(|it| prove(&[it]).is_err())
                })
                .map(|(_, index)| index)
                .collect(),
        };
        for index in unproven {
            findings[index].fix = None;
        }
    }
}

/// The text of a file after those of its fixes that do not touch one another, with the indexes of these.
///
/// # Errors
/// What stands in the way of them together.
pub fn fixed(source: &Source, fixes: &[&Fix]) -> Result<(String, Vec<usize>), Obstacle> {
    let mut taken: Vec<TextEdit> = Vec::new();
    let mut made = Vec::new();
    for (index, fix) in fixes.iter().enumerate() {
        let mut edits = taken.clone();
        edits.extend(fix.edits.iter().cloned());
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        if edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start) {
            taken = edits;
            made.push(index);
        }
    }
    let changes: Vec<&Change> = made.iter().map(|index| &fixes[*index].change).collect();
    changed(&source.text, &source.tree, &changes).map(|text| (text, made))
}

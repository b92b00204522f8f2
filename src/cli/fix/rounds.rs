//! Fixes in memory, round by round, until there is nothing more to fix. Held is the text of what changes, and nothing else.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::{BYTE_ORDER_MARK, Changed};
use crate::check::{Judge, Options};
use crate::cli::rows::FOR_EACH_CORE;
use crate::cli::{Common, output};
use crate::cores;
use crate::document::Source;
use crate::finding::{Finding, Fix, fixed};
use crate::grammar::counted;
use crate::partnership::Partnership;
use crate::progress::Progress;
use crate::repository::{self, Queue};
use crate::yaml::Tree;

/// One fix replaces what another needs only now and then; more rounds than this are a mistake of ours.
const MOST_ROUNDS: usize = 10;

/// What was fixed in memory.
pub(in crate::cli) struct Rounds {
    /// By path as shown.
    pub(super) changed: BTreeMap<String, Changed>,
    /// One line a fix, as in the concise format.
    made: Vec<String>,
    /// The charters that nobody can read, so that nobody knows what there is to fix in them.
    pub(super) unread: Vec<String>,
}

/// A file that can be fixed now.
struct Fixed {
    /// As it was, without its tree.
    before: Source,
    after: String,
    /// One line a fix.
    lines: Vec<String>,
}

impl Rounds {
    /// Fixes what waits until there is nothing more to fix. After the first round only partnerships that hold a changed
    /// file are read and judged: of the others nothing new can be said.
    pub(super) fn of(
        queue: &mut Queue,
        question: &Options,
        progress: &Progress,
        seen: &dyn Fn(&Partnership),
    ) -> Result<Self, repository::Changed> {
        let (mut changed, mut made) = (BTreeMap::<String, Changed>::new(), Vec::new());
        let unread = RefCell::new(Vec::new());
        let mut places: Vec<usize> = (0..queue.len()).collect();
        progress.charters.expect(places.len());
        for nth in 0..MOST_ROUNDS {
            let count = |it: &Partnership| {
                if nth == 0 {
                    progress.charters.count();
                    seen(it);
                    if !it.charter.is_readable() {
                        unread.borrow_mut().push(it.charter.source.path.clone());
                    }
                }
            };
            let round = round(queue, &places, question, &count)?;
            if round.is_empty() {
                break;
            }
            let mut texts = BTreeMap::new();
            for (path, Fixed { before, after, lines }) in round {
                made.extend(lines);
                let file = before.file().unwrap_or(Path::new(&path)).to_owned();
                texts.insert(file, Arc::from(after.as_str()));
                let begun = || Changed { before: Arc::new(before), after: String::new() };
                changed.entry(path).or_insert_with(begun).after = after;
            }
            places = queue.replace(&texts)?;
        }
        changed.retain(|_, it| it.after != it.before.text);
        Ok(Self { changed, made, unread: unread.into_inner() })
    }

    /// The text for standard output: the one that came in where nothing was fixed.
    pub(super) fn fixed_text(&self, before: &[u8]) -> Vec<u8> {
        let Some(changed) = self.changed.values().next() else { return before.to_owned() };
        let mark = if before.starts_with(BYTE_ORDER_MARK.as_bytes()) { BYTE_ORDER_MARK } else { "" };
        [mark.as_bytes(), changed.after.as_bytes()].concat()
    }

    pub(super) fn list(&self, common: &Common) {
        if !common.quiet {
            output::list(&self.made.join("\n"));
        }
    }

    pub(super) fn tell(&self, common: &Common, what: &str) {
        let (count, files) = (self.made.len(), self.changed.len());
        if let Some((first, others)) = self.unread.split_first() {
            let more = if others.is_empty() {
                String::new()
            } else {
                format!(" and {}", counted(others.len(), "more charter"))
            };
            output::warn(&format!("`{first}`{more} could not be read; `partner check` says why"));
        }
        output::note(
            common,
            &match count {
                0 if !self.unread.is_empty() => "nothing else can be fixed automatically".to_owned(),
                0 => "nothing here can be fixed automatically".to_owned(),
                count => format!("{} in {} {what}", counted(count, "problem"), counted(files, "file")),
            },
        );
    }
}

/// The files that can be fixed now, by their paths as shown.
fn round(
    queue: &Queue,
    places: &[usize],
    question: &Options,
    seen: &dyn Fn(&Partnership),
) -> Result<BTreeMap<String, Fixed>, repository::Changed> {
    // Whoever makes the fixes proves them.
    let judge = Judge::of(question);
    let strays = judge.rest_unproven(&queue.rest, &[]).strays;
    let mut all: BTreeMap<String, Fixed> = corrections(&strays).map(by_path).collect();
    queue.each_of(places, FOR_EACH_CORE, |read| {
        read.iter().for_each(seen);
        // Proving what is made takes as long as reading the file.
        let fixed = |it: &Partnership| -> Vec<Fixed> { corrections(&judge.unproven(it).findings).collect() };
        all.extend(cores::each(&read, fixed).into_iter().flatten().map(by_path));
        Ok::<(), repository::Changed>(())
    })?;
    Ok(all)
}

fn by_path(fixed: Fixed) -> (String, Fixed) {
    (fixed.before.path.clone(), fixed)
}

/// Makes the fixes of what was found and counts, file by file.
fn corrections(findings: &[Finding]) -> impl Iterator<Item = Fixed> {
    let mut fixable: BTreeMap<&str, Vec<(&Finding, &Fix)>> = BTreeMap::new();
    for finding in findings.iter().filter(|it| it.is_fixable()) {
        if let Some(fix) = &finding.fix {
            fixable.entry(&finding.source.path).or_default().push((finding, fix));
        }
    }
    fixable.into_values().filter_map(correction)
}

fn correction(mut fixes: Vec<(&Finding, &Fix)>) -> Option<Fixed> {
    fixes.sort_by_key(|(finding, _)| finding.span);
    let source = &fixes.first()?.0.source;
    let (after, made) = fixed(source, &fixes.iter().map(|(_, fix)| *fix).collect::<Vec<_>>()).ok()?;
    let lines = made.into_iter().filter_map(|index| fixes.get(index)).map(|(finding, fix)| {
        let at = source.position(finding.span.start);
        format!("{}:{}:{}: fixed[{}] {}", source.path, at.line, at.column, finding.rule, fix.title)
    });
    let before = Source::new(source.path.clone(), source.text.clone(), Tree::default());
    let before = match source.file() {
        Some(file) => before.in_file(file.to_owned()),
        None => before,
    };
    Some(Fixed { lines: lines.collect(), before, after })
}

//! Fixes in memory, round by round, until there is nothing more to fix.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{BYTE_ORDER_MARK, Changed};
use crate::check::{Options, Pass};
use crate::cli::reading::loading;
use crate::cli::{Common, output, progress_line};
use crate::cores;
use crate::document::Source;
use crate::finding::{Finding, Fix, fixed};
use crate::partnership::Partnership;
use crate::repository::{Loading, Repository, Request, Rereading};

/// One fix replaces what another needs only now and then; more rounds than this are a mistake of ours.
const MOST_ROUNDS: usize = 10;

/// Fixes in memory until there is nothing more to fix.
pub(super) struct Rounds {
    /// What there is after the last round.
    pub(super) repository: Repository,
    /// How many partnerships that were found are not looked at.
    pub(super) left_out: usize,
    /// By path as shown.
    pub(super) changed: BTreeMap<String, Changed>,
    /// One line a fix, as in the concise format.
    made: Vec<String>,
}

impl Rounds {
    /// Fixes what `narrow` leaves of what the request names. After the first round only partnerships that hold a changed
    /// file are decoded and judged: of the others nothing new can be said.
    pub(super) fn of(
        common: &Common,
        request: &Request,
        question: &Options,
        narrow: impl FnOnce(&mut Repository) -> anyhow::Result<usize>,
    ) -> anyhow::Result<Self> {
        let mut changed: BTreeMap<String, Changed> = BTreeMap::new();
        let mut made = Vec::new();
        let loading = loading(&question.configuration);
        let mut reading = progress_line::during(common, |progress| {
            Rereading::of(request, &Loading { progress: Some(progress), ..loading })
        })?;
        let left_out = reading.narrow(narrow)?;
        let mut fresh: Option<BTreeSet<String>> = None;
        for _ in 0..MOST_ROUNDS {
            let is_fresh = |path: &str| fresh.as_ref().is_none_or(|fresh| fresh.contains(path));
            let round = round(reading.repository(), question, is_fresh);
            if round.is_empty() {
                break;
            }
            let mut texts = Vec::new();
            for (source, text, lines) in round {
                made.extend(lines);
                let before = Arc::clone(&source);
                changed
                    .entry(source.path.clone())
                    .or_insert_with(|| Changed { before, after: String::new() })
                    .after
                    .clone_from(&text);
                texts.push((source, text));
            }
            fresh = Some(reading.replace(&texts));
        }
        changed.retain(|_, it| it.after != it.before.text);
        Ok(Self { repository: reading.into_repository(), left_out, changed, made })
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
        let of = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        output::note(
            common,
            &match count {
                0 => "nothing here can be fixed automatically".to_owned(),
                count => format!("{} in {} {what}", of(count, "problem"), of(files, "file")),
            },
        );
    }
}

/// The files that can be fixed now, each with its new text and what was done.
fn round(
    repository: &Repository,
    question: &Options,
    is_fresh: impl Fn(&str) -> bool,
) -> Vec<(Arc<Source>, String, Vec<String>)> {
    let is_wanted = |it: &Partnership| is_fresh(&it.charter.source.path);
    // Whoever makes the fixes proves them.
    let pass = Pass { is_wanted: Some(&is_wanted), proves_no_fix: true, ..Pass::default() };
    let report = pass.report(repository, question);
    let mut fixable: BTreeMap<&str, Vec<(&Finding, &Fix)>> = BTreeMap::new();
    for finding in report.findings().filter(|finding| finding.is_fixable()) {
        if let Some(fix) = &finding.fix {
            fixable.entry(&finding.source.path).or_default().push((finding, fix));
        }
    }
    let correction = |mut fixes: Vec<(&Finding, &Fix)>| {
        fixes.sort_by_key(|(finding, _)| finding.span);
        let source = Arc::clone(&fixes.first()?.0.source);
        let (text, made) = fixed(&source, &fixes.iter().map(|(_, fix)| *fix).collect::<Vec<_>>()).ok()?;
        let lines = made.into_iter().filter_map(|index| fixes.get(index)).map(|(finding, fix)| {
            let at = source.position(finding.span.start);
            format!("{}:{}:{}: fixed[{}] {}", source.path, at.line, at.column, finding.rule, fix.title)
        });
        let lines = lines.collect();
        Some((source, text, lines))
    };
    let fixable: Vec<_> = fixable.into_values().collect();
    // Proving what is made takes as long as reading the file.
    cores::each(fixable, correction).into_iter().flatten().collect()
}

//! GitLab's code quality report: a list of findings, compared between the branches of a merge request by fingerprint.

use std::collections::BTreeMap;

use serde::Serialize;

use super::entries::Entries;
use super::sanitise::visible;
use super::scribe::{Scribe, written};
use super::severity::names;
use super::{Run, Spool, wording};
use crate::check::{CheckReport, Judged};
use crate::finding::{Finding, Severity};

#[derive(Serialize)]
struct Entry<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The findings that count, as GitLab reads them.
#[must_use]
pub fn gitlab(report: &CheckReport<'_>, run: &Run) -> String {
    written(Box::new(Gitlab::new(Spool::held(), run)), report)
}

/// Writes them.
#[derive(Debug)]
pub struct Gitlab<'r> {
    to: Spool,
    run: &'r Run,
    least: Severity,
    entries: Entries,
    /// How often each fingerprint was seen.
    seen: BTreeMap<String, u32>,
}

impl<'r> Gitlab<'r> {
    /// Writes what the run lists.
    #[must_use]
    pub fn new(to: Spool, run: &'r Run) -> Self {
        let least = run.least(Severity::Warning);
        Self { to, run, least, entries: Entries::at(0), seen: BTreeMap::new() }
    }

    fn add(&mut self, finding: &Finding) {
        if finding.suppression.is_some() || !finding.is_listed(self.least) {
            return;
        }
        self.entries.add(&Entry {
            description: visible(&wording::in_lines(finding).replace('\n', "; ")),
            check_name: &finding.rule,
            fingerprint: unique(finding, &mut self.seen),
            severity: names(finding.severity).gitlab,
            location: Location {
                path: self.run.path(&finding.source),
                lines: Lines {
                    begin: finding.source.line_of(finding.span.start),
                    end: finding.source.line_of(finding.span.end),
                },
            },
        });
    }
}

impl Scribe for Gitlab<'_> {
    fn take(&mut self, judged: &Judged<'_>) {
        judged.findings.iter().for_each(|finding| self.add(finding));
    }

    fn end(mut self: Box<Self>, report: &CheckReport<'_>) -> Spool {
        report.strays.iter().for_each(|finding| self.add(finding));
        let Self { mut to, entries, .. } = *self;
        entries.alone(&mut to);
        to
    }
}

/// GitLab keeps one finding of each fingerprint. Two partnerships of one id have the same fingerprints: the later ones are
/// numbered.
fn unique(finding: &Finding, seen: &mut BTreeMap<String, u32>) -> String {
    let print = finding.fingerprint();
    let nth = seen.entry(print.clone()).or_insert(0);
    *nth += 1;
    match *nth {
        1 => print,
        nth => format!("{print}-{nth}"),
    }
}

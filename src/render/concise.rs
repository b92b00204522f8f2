//! One line a finding: `path:line:column: severity[rule] message`.

use std::fmt::Write as _;

use super::sanitise::visible;
use super::scribe::{Scribe, written};
use super::{Run, Spool};
use crate::check::{CheckReport, Judged};
use crate::finding::{Finding, Severity};

/// The findings, one line each.
#[must_use]
pub fn concise(report: &CheckReport<'_>, run: &Run) -> String {
    written(Box::new(Concise::new(Spool::held(), run)), report)
}

/// Writes them.
#[derive(Debug)]
pub struct Concise {
    to: Spool,
    least: Severity,
}

impl Concise {
    /// Writes what the run lists.
    #[must_use]
    pub fn new(to: Spool, run: &Run) -> Self {
        Self { to, least: run.least(Severity::Warning) }
    }

    fn line(&mut self, finding: &Finding) {
        if finding.suppression.is_some() || !finding.is_listed(self.least) {
            return;
        }
        let at = finding.source.position(finding.span.start);
        // What goes wrong is told at the end.
        let _ = writeln!(
            self.to,
            "{}:{}:{}: {}[{}] {}",
            visible(&finding.source.path),
            at.line,
            at.column,
            finding.severity,
            finding.rule,
            visible(&finding.message)
        );
    }
}

impl Scribe for Concise {
    fn take(&mut self, judged: &Judged<'_>) {
        judged.findings.iter().for_each(|finding| self.line(finding));
    }

    fn end(mut self: Box<Self>, report: &CheckReport<'_>) -> Spool {
        report.strays.iter().for_each(|finding| self.line(finding));
        self.to
    }
}

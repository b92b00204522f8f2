//! One line a finding: `path:line:column: severity[rule] message`.

use std::fmt::Write as _;

use super::Run;
use super::sanitise::visible;
use crate::check::CheckReport;
use crate::finding::Severity;

/// The findings, one line each.
#[must_use]
pub fn concise(report: &CheckReport<'_>, run: &Run) -> String {
    let mut text = String::new();
    for finding in report.listed(run.least(Severity::Warning)) {
        let at = finding.source.position(finding.span.start);
        // Writing into a String cannot fail.
        let _ = writeln!(
            text,
            "{}:{}:{}: {}[{}] {}",
            visible(&finding.source.path),
            at.line,
            at.column,
            finding.severity,
            finding.rule,
            visible(&finding.message)
        );
    }
    text
}

//! One line a finding: `path:line:column: severity[rule] message`.

use std::fmt::Write as _;

use super::sanitise::visible;
use crate::check::CheckReport;

/// The findings, one line each.
#[must_use]
pub fn concise(report: &CheckReport<'_>) -> String {
    let mut text = String::new();
    for finding in report.findings() {
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

//! Advice as a list: one entry each, so that a long list of what is not due yet stays readable.

use std::fmt::Write as _;

use super::sanitise::visible;
use super::{Look, prose};
use crate::finding::Finding;

/// The list; empty without advice.
pub(super) fn advice(findings: &[&Finding], look: Look) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let mut text =
        format!("advice: {} worth having or not due yet (-v shows each in place)\n", findings.len());
    for finding in findings {
        let at = finding.source.position(finding.span.start);
        let line = format!("{} [{}:{}] {}", finding.rule, at.line, at.column, visible(&finding.message));
        for line in prose::lines(&line, look.width, ["  - ", "    "]) {
            // Writing into a String cannot fail.
            let _ = writeln!(text, "{line}");
        }
    }
    text
}

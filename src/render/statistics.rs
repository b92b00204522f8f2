//! How often each rule has found something.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::check::CheckReport;
use crate::finding::Severity;

/// How often one rule has found something of one severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RuleCount<'r> {
    /// How often.
    pub(super) count: usize,
    /// How bad.
    pub(super) severity: Severity,
    /// The rule.
    pub(super) rule: &'r str,
}

/// The counts of what was found and counts: worst first, then by number, then by rule.
pub(super) fn counts<'r>(report: &'r CheckReport<'_>) -> Vec<RuleCount<'r>> {
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for finding in report.findings() {
        *counts.entry((finding.severity, &*finding.rule)).or_default() += 1;
    }
    let mut counts: Vec<RuleCount<'_>> =
        counts.into_iter().map(|((severity, rule), count)| RuleCount { count, severity, rule }).collect();
    counts.sort_by_key(|it| (Reverse(it.severity), Reverse(it.count), it.rule));
    counts
}

/// The counts, one line each.
#[must_use]
pub fn statistics(report: &CheckReport<'_>) -> String {
    counts(report).iter().fold(String::new(), |mut text, it| {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{:>6}  {:<7}  {}", it.count, it.severity.as_str(), it.rule);
        text
    })
}

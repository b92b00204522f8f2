//! How often each rule has found something.

use std::fmt::Write as _;

use crate::check::CheckReport;
use crate::view::check::counts;

/// The counts, one line each.
#[must_use]
pub fn statistics(report: &CheckReport<'_>) -> String {
    counts(report).iter().fold(String::new(), |mut text, it| {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{:>6}  {:<7}  {}", it.count, it.severity.as_str(), it.rule);
        text
    })
}

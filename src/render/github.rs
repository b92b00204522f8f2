//! GitHub annotations: workflow commands in a job's log, one line a finding, shown beside the lines of a pull request.

use std::fmt::Write as _;

use super::sanitise::visible;
use super::severity::names;
use super::{Run, wording};
use crate::check::CheckReport;
use crate::finding::{Finding, Severity, Shown};

/// The findings that count, one command each.
#[must_use]
pub fn github(report: &CheckReport<'_>, run: &Run) -> String {
    let mut text = String::new();
    for finding in read_first(report, run) {
        let start = finding.source.position(finding.span.start);
        let end = finding.source.position(finding.span.end);
        // Writing into a String cannot fail.
        let _ = writeln!(
            text,
            "::{} file={},line={},endLine={},col={},endColumn={},title={}::{}",
            names(finding.severity).github,
            property(&run.path(&finding.source)),
            start.line,
            end.line,
            start.column,
            end.column,
            property(&finding.rule),
            // The log of the job shows the message alone: without the file that the annotation stands beside.
            data(&format!(
                "{}:{}: {}",
                visible(&run.path(&finding.source)),
                start.line,
                wording::in_lines(finding)
            )),
        );
    }
    text
}

/// What is read first of each partnership. Gaps of one section are one annotation, at the worst of them.
fn read_first<'r>(report: &'r CheckReport<'_>, run: &Run) -> Vec<&'r Finding> {
    let least = run.least(Severity::Warning);
    let mut findings: Vec<&Finding> = report
        .listed(least)
        .filter(|finding| finding.shown != Shown::Section || finding.severity == Severity::Error)
        .collect();
    findings.sort_by(|left, right| (&left.partnership, left.rank).cmp(&(&right.partnership, right.rank)));
    findings
}

/// Text behind the second `::`: only what ends a line has to be escaped, and the sign that escapes.
fn data(text: &str) -> String {
    let lines = text.split('\n').map(visible).collect::<Vec<_>>().join("\n");
    lines.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which a comma would end, and a colon the list of properties.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_and_text_are_escaped_each_in_its_way() {
        assert_eq!(data("100%\n::error::a,b: c"), "100%25%0A:\u{a789}error:\u{a789}a,b: c");
        assert_eq!(property("a,b:c%2C\u{1b}[1m"), "a%2Cb%3Ac%252C␛[1m");
        // A carriage return would begin a line of its own in a log.
        assert_eq!(data("a\r::error::b"), "a :\u{a789}error:\u{a789}b");
    }
}

//! GitHub annotations: workflow commands in a job's log, one line a finding, shown beside the lines of a pull request.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::sanitise::visible;
use super::scribe::{Scribe, written};
use super::severity::names;
use super::{Run, Spool, wording};
use crate::check::{CheckReport, Judged};
use crate::finding::{Finding, Severity, Shown};

/// The findings that count, one command each.
#[must_use]
pub fn github(report: &CheckReport<'_>, run: &Run) -> String {
    written(Box::new(Github::new(Spool::held(), run)), report)
}

/// Writes what is read first of each partnership, by the ids of the partnerships: what belongs to none comes first.
#[derive(Debug)]
pub struct Github<'r> {
    run: &'r Run,
    least: Severity,
    to: Spool,
    /// The lines as they come.
    lines: Spool,
    /// Where they stand, by partnership, each with its rank.
    places: BTreeMap<Option<String>, Vec<(usize, Range<u64>)>>,
}

impl<'r> Github<'r> {
    /// Writes what the run lists.
    #[must_use]
    pub fn new(to: Spool, run: &'r Run) -> Self {
        let lines = Spool::default();
        Self { run, least: run.least(Severity::Warning), to, lines, places: BTreeMap::new() }
    }

    fn line(&mut self, finding: &Finding) {
        // Gaps of one section are one annotation, at the worst of them.
        let is_first = finding.shown != Shown::Section || finding.severity == Severity::Error;
        if finding.suppression.is_some() || !finding.is_listed(self.least) || !is_first {
            return;
        }
        let start = finding.source.position(finding.span.start);
        let end = finding.source.position(finding.span.end);
        let from = self.lines.length();
        // What goes wrong is told at the end.
        let _ = writeln!(
            self.lines,
            "::{} file={},line={},endLine={},col={},endColumn={},title={}::{}",
            names(finding.severity).github,
            property(&self.run.path(&finding.source)),
            start.line,
            end.line,
            start.column,
            end.column,
            property(&finding.rule),
            data(&wording::in_lines(finding)),
        );
        let place = (finding.rank, from..self.lines.length());
        match self.places.get_mut(&finding.partnership) {
            Some(places) => places.push(place),
            None => _ = self.places.insert(finding.partnership.clone(), vec![place]),
        }
    }
}

impl Scribe for Github<'_> {
    fn take(&mut self, judged: &Judged<'_>) {
        judged.findings.iter().for_each(|finding| self.line(finding));
    }

    fn end(mut self: Box<Self>, report: &CheckReport<'_>) -> Spool {
        report.strays.iter().for_each(|finding| self.line(finding));
        let Self { mut to, mut lines, places, .. } = *self;
        let in_order = places.into_values().flat_map(|mut places| {
            places.sort_by_key(|(rank, _)| *rank);
            places.into_iter().map(|(_, place)| place)
        });
        lines.copy_stretches(in_order, &mut to);
        to
    }
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

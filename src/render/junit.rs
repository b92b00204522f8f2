//! JUnit: a test suite a partnership, a case for the charter as such and one for each finding.
//!
//! A finding that makes the run fail is a failure, one that does not is a case that passes with its words as output, and one
//! that was accepted is skipped with the reason.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write as _};

use quick_junit::{NonSuccessKind, Report, SerializeError, TestCase, TestCaseStatus, TestSuite};

use super::days::spelled;
use super::sanitise::visible;
use super::scribe::{Scribe, written};
use super::{Run, Spool, verdicts, wording};
use crate::check::{CheckReport, Judged};
use crate::document::scalar::Date;
use crate::finding::{Finding, Severity};

/// The report as XML.
#[must_use]
pub fn junit(report: &CheckReport<'_>, run: &Run) -> String {
    written(Box::new(Junit::new(Spool::held(), report.as_of, run)), report)
}

/// Writes it.
#[derive(Debug)]
pub struct Junit<'r> {
    to: Spool,
    as_of: Date,
    run: &'r Run,
    suites: Spool,
    /// The counts of all suites.
    whole: Report,
}

impl<'r> Junit<'r> {
    /// Writes what the run lists.
    #[must_use]
    pub fn new(to: Spool, as_of: Date, run: &'r Run) -> Self {
        Self { to, as_of, run, suites: Spool::default(), whole: Report::new("partner") }
    }

    fn add(&mut self, suite: TestSuite) {
        let mut alone = Report::new("partner");
        alone.add_test_suite(suite);
        self.whole.tests += alone.tests;
        self.whole.failures += alone.failures;
        self.whole.errors += alone.errors;
        match xml_of(&alone) {
            Ok(text) => {
                // The suite is all that stands between the first line of the root and its end.
                let (begin, end) = (text.find(SUITE), text.rfind(END));
                let suite = begin.zip(end).and_then(|(begin, end)| text.get(begin..end)).unwrap_or_default();
                let _ = self.suites.write_str(suite);
            }
            Err(error) => self.suites.note(Err(io::Error::other(error))),
        }
    }
}

/// How a suite begins, and how the root ends.
const SUITE: &str = "\n    <testsuite ";
const END: &str = "\n</testsuites>";

impl Scribe for Junit<'_> {
    fn take(&mut self, judged: &Judged<'_>) {
        self.add(partnership(judged, self.as_of, self.run));
    }

    fn end(mut self: Box<Self>, report: &CheckReport<'_>) -> Spool {
        if !report.strays.is_empty() {
            let mut suite = TestSuite::new("files of no partnership");
            findings(&mut suite, "files of no partnership", &report.strays, self.run);
            self.add(suite);
        }
        let Self { mut to, mut suites, whole, .. } = *self;
        let done = xml_of(&whole).map_err(io::Error::other).and_then(|text| {
            let (before, after) = text.split_at(text.rfind(END).unwrap_or(text.len()));
            to.write_all(before.as_bytes())?;
            suites.copy(&mut to)?;
            to.write_all(after.as_bytes())
        });
        to.note(done);
        to
    }
}

fn xml_of(report: &Report) -> Result<String, SerializeError> {
    // The format's schemas know no `skipped` at the root; the name before it holds none.
    let count = format!(" skipped=\"{}\"", report.skipped);
    Ok(report.to_string()?.replacen(&count, "", 1))
}

fn partnership(judged: &Judged<'_>, as_of: Date, run: &Run) -> TestSuite {
    let partnership = judged.partnership;
    let path = run.path(&partnership.charter.source);
    let mut suite = TestSuite::new(text(&format!("{} ({path})", partnership.name())));
    suite.add_property(("charter", text(&path).as_str()));
    if let Some(stage) = judged.stage {
        suite.add_property(("stage", stage.as_str()));
    }
    let status = match judged.assessment {
        Some(_) => TestCaseStatus::success(),
        None => {
            let mut status = TestCaseStatus::skipped();
            status.set_message("not judged: the charter cannot be read");
            status
        }
    };
    let mut case = TestCase::new("charter", status);
    case.set_classname(text(&partnership.id));
    let lines =
        verdicts::in_short(judged, as_of).into_iter().map(|(about, verdict)| format!("{about}: {verdict}\n"));
    let lines: String = lines.collect();
    if !lines.is_empty() {
        case.set_system_out(xml(&lines));
    }
    suite.add_test_case(case);
    findings(&mut suite, &partnership.id, &judged.findings, run);
    suite
}

/// A case for each finding. Servers know a case again by its name: it names no line, and no two are alike.
fn findings(suite: &mut TestSuite, class: &str, findings: &[Finding], run: &Run) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let least = run.least(Severity::Warning);
    for finding in findings.iter().filter(|it| it.suppression.is_some() || it.is_listed(least)) {
        let mut name = format!("{} at {} in {}", finding.rule, finding.at, finding.document);
        let nth = seen.entry(name.clone()).or_insert(0);
        *nth += 1;
        if *nth > 1 {
            name = format!("{name} ({nth})");
        }
        suite.add_test_case(case(&name, class, finding, run));
    }
}

fn case(name: &str, class: &str, finding: &Finding, run: &Run) -> TestCase {
    let at = finding.source.position(finding.span.start);
    let place = format!("{}:{}:{}", visible(&run.path(&finding.source)), at.line, at.column);
    let said = format!("{place}: {}\n{}\n", finding.severity, wording::in_lines(finding));
    let fails = run.fails_from.is_some_and(|least| finding.severity >= least);
    let status = match &finding.suppression {
        Some(suppression) => {
            let mut status = TestCaseStatus::skipped();
            status.set_message(text(&wording::accepted(suppression)));
            status
        }
        None if fails => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_type(finding.severity.as_str()).set_message(text(&spelled(&finding.message)));
            status.set_description(xml(&said));
            status
        }
        None => TestCaseStatus::success(),
    };
    let mut case = TestCase::new(text(name), status);
    case.set_classname(text(class));
    if !fails || finding.suppression.is_some() {
        case.set_system_out(xml(&said));
    }
    case
}

/// Text in one line.
fn text(text: &str) -> String {
    xml(&visible(text))
}

/// The text without the two characters that XML forbids and that are no control characters.
fn xml(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

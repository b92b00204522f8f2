//! JUnit: a test suite a partnership, a case for the charter as such and one for each finding.
//!
//! A finding that makes the run fail is a failure, one that does not is a case that passes with its words as output, and one
//! that was accepted is skipped with the reason.

use std::collections::BTreeMap;

use quick_junit::{NonSuccessKind, Report, SerializeError, TestCase, TestCaseStatus, TestSuite};

use super::sanitise::visible;
use super::{Run, verdicts, wording};
use crate::check::{CheckReport, Judged};
use crate::document::scalar::Date;
use crate::finding::{Finding, Severity};

/// The report as XML.
///
/// # Errors
/// None in practice: everything in it can be written as XML.
pub fn junit(report: &CheckReport<'_>, run: &Run) -> Result<String, SerializeError> {
    let mut written = Report::new("partner");
    for judged in &report.partnerships {
        written.add_test_suite(partnership(judged, report.as_of, run));
    }
    if !report.strays.is_empty() {
        let mut suite = TestSuite::new("files of no partnership");
        findings(&mut suite, "files of no partnership", &report.strays, run);
        written.add_test_suite(suite);
    }
    // The format's schemas know no `skipped` at the root; the name before it holds none.
    let count = format!(" skipped=\"{}\"", written.skipped);
    Ok(written.to_string()?.replacen(&count, "", 1))
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
            status.set_type(finding.severity.as_str()).set_message(text(&finding.message));
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

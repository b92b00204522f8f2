//! Markdown for a comment on a pull request: verdicts, then errors and warnings, with the advice folded.

pub(in crate::render) mod escape;
mod page;

use std::cmp::Reverse;

use self::escape::inline;
use self::page::Page;
use super::{Run, text, verdicts, wording};
use crate::check::{CheckReport, Judged};
use crate::document::Source;
use crate::finding::{Finding, Severity, Shown};
use crate::view::check::counts;

/// By this a bot finds its comment again.
const MARKER: &str = "<!-- partner -->";

/// The report as a comment.
#[must_use]
pub fn markdown(report: &CheckReport<'_>, run: &Run) -> String {
    let mut page = Page::default();
    head(&mut page, report, run);
    overview(&mut page, report, run);
    findings(&mut page, report, run);
    accepted(&mut page, report, run);
    if report.findings().next().is_some() {
        page.add("\n`partner explain RULE` explains a rule and how to fix its findings.\n");
    }
    page.text()
}

/// How often each rule has found something, as a comment.
#[must_use]
pub fn markdown_statistics(report: &CheckReport<'_>, run: &Run) -> String {
    let mut page = Page::default();
    head(&mut page, report, run);
    let counts = counts(report);
    if !counts.is_empty() {
        let rows: Vec<String> =
            counts.iter().map(|it| format!("| {} | {} | `{}` |", it.count, it.severity, it.rule)).collect();
        page.add("\n");
        page.table(&["Count", "Severity", "Rule"], &rows, 1000, "rules");
    }
    page.text()
}

fn head(page: &mut Page, report: &CheckReport<'_>, run: &Run) {
    let summary = report.summary();
    page.add(&format!("{MARKER}\n## Partnership check: {}\n\n", text::found(summary)));
    let looked_at = text::looked_at(report);
    page.add(&format!("{looked_at}, judged as of {}.", report.as_of));
    if let Some(part) = run.part {
        page.add(&format!(" This is part {} of {}.", part.nth, part.of));
    }
    page.add("\n");
}

/// The verdicts of each partnership, those with the most errors first.
fn overview(page: &mut Page, report: &CheckReport<'_>, run: &Run) {
    if report.partnerships.is_empty() {
        return;
    }
    let number = |judged: &Judged<'_>, severity| judged.active().filter(|it| it.severity == severity).count();
    let mut judged: Vec<(&Judged<'_>, [usize; 3])> = report
        .partnerships
        .iter()
        .map(|it| {
            (it, [Severity::Error, Severity::Warning, Severity::Advice].map(|severity| number(it, severity)))
        })
        .collect();
    judged.sort_by_key(|(_, counts)| Reverse(*counts));
    let rows: Vec<String> = judged
        .into_iter()
        .map(|(judged, [errors, warnings, advice])| {
            let charter = &judged.partnership.charter.source;
            let name = link(judged.partnership.name(), charter, None, run);
            let stage = judged.stage.map_or("unknown", |stage| stage.as_str());
            let verdicts: Vec<String> = verdicts::in_short(judged, report.as_of)
                .into_iter()
                .map(|(about, verdict)| format!("{}: {}", inline(&about), inline(&verdict)))
                .collect();
            let verdicts = match judged.assessment {
                None => "not judged: the charter cannot be read".to_owned(),
                Some(_) => verdicts.join("<br>"),
            };
            format!("| {name} | {stage} | {verdicts} | {errors} | {warnings} | {advice} |")
        })
        .collect();
    page.add("\n");
    let head = ["Partnership", "Stage", "Verdicts", "Errors", "Warnings", "Advice"];
    // However many partnerships there are, two thirds of the page are for what was found.
    page.table(&head, &rows, 333, "partnerships");
}

/// What is shown by itself, worst first, and behind it, folded, the questions that are counted by section.
fn findings(page: &mut Page, report: &CheckReport<'_>, run: &Run) {
    let mut found: Vec<&Finding> = report.listed(run.least(Severity::Warning)).collect();
    found.sort_by(|left, right| (&left.partnership, left.rank).cmp(&(&right.partnership, right.rank)));
    let (shown, folded): (Vec<&Finding>, Vec<&Finding>) =
        found.into_iter().partition(|it| it.shown.is_listed() || is_cut_short(it));
    let row = |finding: &&Finding| {
        let what: Vec<String> = wording::in_lines(finding).lines().map(inline).collect();
        let severity = finding.severity;
        format!("| {severity} | {} | {} | `{}` |", place(finding, run), what.join("<br>"), finding.rule)
    };
    let head = ["Severity", "Where", "What", "Rule"];
    let rows: Vec<String> = shown.iter().map(row).collect();
    section(page, "Worst first", false, &head, &rows, "findings");
    let rows: Vec<String> = folded.iter().map(row).collect();
    let title = format!("{} more: open questions and minor findings", rows.len());
    section(page, &title, true, &head, &rows, "findings");
}

/// Whether it is an error that only the length of a page on a terminal leaves out.
fn is_cut_short(finding: &Finding) -> bool {
    finding.shown == Shown::Hidden && finding.severity == Severity::Error
}

fn accepted(page: &mut Page, report: &CheckReport<'_>, run: &Run) {
    let rows: Vec<String> = report
        .suppressed()
        .map(|finding| {
            let why = finding.suppression.as_ref().map(wording::accepted).unwrap_or_default();
            format!(
                "| {} | {} | `{}` | {} |",
                place(finding, run),
                inline(&finding.message),
                finding.rule,
                inline(&why)
            )
        })
        .collect();
    let title = format!("{} accepted", rows.len());
    let head = ["Where", "What", "Rule", "Why it does not count"];
    section(page, &title, true, &head, &rows, "accepted findings");
}

/// A table under a title; nothing without rows.
fn section(page: &mut Page, title: &str, is_folded: bool, head: &[&str], rows: &[String], what: &str) {
    if rows.is_empty() {
        return;
    }
    let (before, after) = match is_folded {
        true => (format!("\n<details>\n<summary>{title}</summary>\n\n"), "\n</details>\n"),
        false => (format!("\n### {title}\n\n"), ""),
    };
    page.add(&before);
    page.table(head, rows, 1000, what);
    page.add(after);
}

fn place(finding: &Finding, run: &Run) -> String {
    let line = finding.source.position(finding.span.start).line;
    let text = format!("{}:{line}", run.path(&finding.source));
    link(&text, &finding.source, Some(line), run)
}

/// A text that leads to a file, or to a line of it, where it is known at which address people see it; else the text alone.
fn link(text: &str, source: &Source, line: Option<usize>, run: &Run) -> String {
    let Some(address) = run.address(source) else { return inline(text) };
    let fragment = line.map(|line| format!("#L{line}")).unwrap_or_default();
    format!("[{}]({address}{fragment})", inline(text))
}

//! Markdown for a comment on a pull request: verdicts, then errors and warnings, with the advice folded.

pub(in crate::render) mod escape;
mod page;

use std::cmp::Reverse;
use std::fmt::Write as _;

use self::escape::inline;
use self::page::{Page, Rows};
use super::days::spelled;
use super::scribe::{Scribe, written};
use super::{Run, Spool, text, verdicts, wording};
use crate::check::{CheckReport, Judged};
use crate::document::Source;
use crate::document::scalar::Date;
use crate::finding::{Finding, Severity, Shown};
use crate::view::check::counts;

/// By this a bot finds its comment again.
const MARKER: &str = "<!-- partner -->";

/// The report as a comment.
#[must_use]
pub fn markdown(report: &CheckReport<'_>, run: &Run) -> String {
    written(Box::new(Markdown::new(Spool::held(), report.as_of, run)), report)
}

/// Writes it.
#[derive(Debug)]
pub struct Markdown<'r> {
    to: Spool,
    as_of: Date,
    run: &'r Run,
    /// The partnerships, those with the most errors first.
    overview: Rows<Reverse<[usize; 3]>>,
    /// What is shown by itself, by partnership and rank.
    shown: Rows<(Option<String>, usize)>,
    /// The questions that are counted by section.
    folded: Rows<(Option<String>, usize)>,
    accepted: Rows<()>,
}

impl<'r> Markdown<'r> {
    /// Writes what the run lists.
    #[must_use]
    pub fn new(to: Spool, as_of: Date, run: &'r Run) -> Self {
        let (overview, accepted) = (Rows::default(), Rows::default());
        Self { to, as_of, run, overview, shown: Rows::default(), folded: Rows::default(), accepted }
    }

    fn add(&mut self, finding: &Finding) {
        if finding.suppression.is_some() {
            self.accepted.add((), accepted(finding, self.run));
        } else if finding.is_listed(self.run.least(Severity::Warning)) {
            let is_shown = finding.shown.is_listed() || is_cut_short(finding);
            let rows = if is_shown { &mut self.shown } else { &mut self.folded };
            rows.add((finding.partnership.clone(), finding.rank), row(finding, self.run));
        }
    }
}

impl Scribe for Markdown<'_> {
    fn take(&mut self, judged: &Judged<'_>) {
        let number = |severity| judged.active().filter(|it| it.severity == severity).count();
        let counts = [Severity::Error, Severity::Warning, Severity::Advice].map(number);
        self.overview.add(Reverse(counts), glance(judged, counts, self.as_of, self.run));
        judged.findings.iter().for_each(|finding| self.add(finding));
    }

    fn end(mut self: Box<Self>, report: &CheckReport<'_>) -> Spool {
        report.strays.iter().for_each(|finding| self.add(finding));
        let Self { mut to, run, overview, shown, folded, accepted, .. } = *self;
        let mut page = Page::default();
        head(&mut page, report, run);
        if overview.count() > 0 {
            page.add("\n");
            let head = ["Partnership", "Stage", "Verdicts", "Errors", "Warnings", "Advice"];
            // However many partnerships there are, two thirds of the page are for what was found.
            page.table(&head, &overview, 333, "partnerships");
        }
        let head = ["Severity", "Where", "What", "Rule"];
        section(&mut page, "Worst first", false, &head, &shown, "findings");
        let title = format!("{} more: open questions and minor findings", folded.count());
        section(&mut page, &title, true, &head, &folded, "findings");
        let title = format!("{} accepted", accepted.count());
        let head = ["Where", "What", "Rule", "Why it does not count"];
        section(&mut page, &title, true, &head, &accepted, "accepted findings");
        if report.totals().counts().next().is_some() {
            page.add("\n`partner explain RULE` explains a rule and how to fix its findings.\n");
        }
        let _ = to.write_str(&page.text());
        to
    }
}

/// How often each rule has found something, as a comment.
#[must_use]
pub fn markdown_statistics(report: &CheckReport<'_>, run: &Run) -> String {
    let mut page = Page::default();
    head(&mut page, report, run);
    let counts = counts(report);
    if !counts.is_empty() {
        let mut rows = Rows::default();
        for it in &counts {
            rows.add((), format!("| {} | {} | `{}` |", it.count, it.severity, it.rule));
        }
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
    if let Some(than) = &report.worse_than {
        page.add(&format!("\n{}\n", inline(&text::compared(report.as_of, than, summary.found()))));
    }
}

/// A partnership with its verdicts.
fn glance(judged: &Judged<'_>, [errors, warnings, advice]: [usize; 3], as_of: Date, run: &Run) -> String {
    let charter = &judged.partnership.charter.source;
    let name = link(judged.partnership.name(), charter, None, run);
    let stage = judged.stage.map_or("unknown", |stage| stage.as_str());
    let verdicts: Vec<String> = verdicts::in_short(judged, as_of)
        .into_iter()
        .map(|(about, verdict)| format!("{}: {}", inline(&about), inline(&verdict)))
        .collect();
    let verdicts = match judged.assessment {
        None => "not judged: the charter cannot be read".to_owned(),
        Some(_) => verdicts.join("<br>"),
    };
    format!("| {name} | {stage} | {verdicts} | {errors} | {warnings} | {advice} |")
}

fn row(finding: &Finding, run: &Run) -> String {
    let what: Vec<String> = wording::in_lines(finding).lines().map(inline).collect();
    let severity = finding.severity;
    format!("| {severity} | {} | {} | `{}` |", place(finding, run), what.join("<br>"), finding.rule)
}

/// Whether it is an error that only the length of a page on a terminal leaves out.
fn is_cut_short(finding: &Finding) -> bool {
    finding.shown == Shown::Hidden && finding.severity == Severity::Error
}

fn accepted(finding: &Finding, run: &Run) -> String {
    let why = finding.suppression.as_ref().map(wording::accepted).unwrap_or_default();
    let message = inline(&spelled(&finding.message));
    format!("| {} | {message} | `{}` | {} |", place(finding, run), finding.rule, inline(&why))
}

/// A table under a title; nothing without rows.
fn section<K: Ord>(page: &mut Page, title: &str, is_folded: bool, head: &[&str], rows: &Rows<K>, what: &str) {
    if rows.count() == 0 {
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
    let line = finding.source.line_of(finding.span.start);
    let text = format!("{}:{line}", run.path(&finding.source));
    link(&text, &finding.source, Some(line), run)
}

/// A text that leads to a file, or to a line of it, where it is known at which address people see it; else the text alone.
fn link(text: &str, source: &Source, line: Option<usize>, run: &Run) -> String {
    let Some(address) = run.address(source) else { return inline(text) };
    let fragment = line.map(|line| format!("#L{line}")).unwrap_or_default();
    format!("[{}]({address}{fragment})", inline(text))
}

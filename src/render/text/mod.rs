//! The default format. One partnership is a page: verdicts, what to settle first, the rest in a line each, each party side by
//! side, and how far the sections have come. Several are a list of what is worst.

mod ask;
mod entry;
mod next;
mod page;
mod parties;
mod sections;
mod several;
mod worse;

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use self::several::Several;
use self::worse::Lead;
pub(super) use self::worse::compared;
use super::scribe::{Scribe, written};
use super::{Look, Spool, severity, snippet};
use crate::check::{CheckReport, Judged, Summary};
use crate::document::scalar::Date;
use crate::finding::{Finding, Severity};
use crate::grammar::counted;
use crate::wording::left_out::left_out;

/// The report for people.
#[must_use]
pub fn text(report: &CheckReport<'_>, look: Look) -> String {
    let text = Text::new(Spool::held(), report.partnerships.len(), report.as_of, look);
    written(Box::new(text), report)
}

/// Writes it.
#[derive(Debug)]
pub struct Text {
    to: Spool,
    partnerships: usize,
    as_of: Date,
    look: Look,
    several: Several,
    /// What is worse, where that is what counts.
    lead: Option<Lead>,
    /// Whether a blank line stands at the end of what was written.
    has_gap: bool,
    /// Whether the page leaves out findings that a longer one shows.
    is_shortened: bool,
}

impl Text {
    /// Writes of so many partnerships.
    #[must_use]
    pub fn new(to: Spool, partnerships: usize, as_of: Date, look: Look) -> Self {
        Self {
            to,
            partnerships,
            as_of,
            look,
            several: Several::new(as_of, look),
            lead: None,
            has_gap: false,
            is_shortened: false,
        }
    }

    /// Lets it begin with what is worse than at a revision.
    #[must_use]
    pub fn led(self) -> Self {
        if self.look.is_quiet { self } else { Self { lead: Some(Lead::default()), has_gap: true, ..self } }
    }

    /// What was written, behind what is worse.
    fn behind_lead(mut self, report: &CheckReport<'_>) -> Spool {
        let Some((lead, than)) = self.lead.zip(report.worse_than.as_ref()) else { return self.to };
        let mut whole = Spool::default();
        // What goes wrong is told at the end.
        let _ = whole.write_str(&lead.text(report.as_of, than, self.look));
        let copied = self.to.copy(&mut whole);
        whole.note(copied);
        whole
    }

    fn write(&mut self, text: &str) {
        if !text.is_empty() {
            self.has_gap = text.ends_with("\n\n");
            // What goes wrong is told at the end.
            let _ = self.to.write_str(text);
        }
    }
}

impl Scribe for Text {
    fn take(&mut self, judged: &Judged<'_>) {
        if let Some(lead) = &mut self.lead {
            judged.findings.iter().for_each(|finding| lead.add(finding, self.look));
        }
        let mut text = String::new();
        match self.partnerships {
            _ if self.look.is_verbose || self.look.is_quiet => {
                in_place(&mut text, judged, self.look);
                if !self.look.is_quiet {
                    page::about(&mut text, judged, self.as_of, self.look);
                    sections::sections(&mut text, judged, self.look);
                    page::key(&mut text, judged, self.as_of, self.look);
                }
            }
            1 => {
                let mut listed = judged.active().filter(|finding| self.look.lists(finding));
                self.is_shortened = listed.any(|finding| !finding.shown.is_listed());
                page::page(&mut text, judged, self.as_of, self.look);
            }
            _ => self.several.add(judged),
        }
        self.write(&text);
    }

    fn end(mut self: Box<Self>, report: &CheckReport<'_>) -> Spool {
        let look = self.look;
        if let Some(lead) = &mut self.lead {
            report.strays.iter().for_each(|finding| lead.add(finding, look));
        }
        if self.partnerships > 1 && !look.is_verbose && !look.is_quiet {
            let text = self.several.text();
            self.write(&text);
        }
        for finding in ranked(report.strays.iter()) {
            self.write(&format!("{}\n", snippet::snippet(finding, look)));
        }
        if !look.is_quiet {
            if self.partnerships > 0 && !self.has_gap {
                self.write("\n");
            }
            let mut summary = summary_line(report);
            if self.is_shortened {
                let more = "-v shows each in full";
                let has_room = summary.chars().count() + more.len() + 2 <= look.width;
                summary.push_str(if has_room { "; " } else { "\n" });
                summary.push_str(more);
            }
            self.write(&format!("{summary}\n"));
        }
        self.behind_lead(report)
    }
}

/// Every finding with its source lines, those that people are not shown elsewhere too.
fn in_place(text: &mut String, judged: &Judged<'_>, look: Look) {
    for finding in ranked(judged.active()) {
        if look.lists(finding) {
            let _ = writeln!(text, "{}", snippet::snippet(finding, look));
        }
    }
}

/// What counts, in the order in which people read.
fn ranked<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<&'a Finding> {
    let mut ranked: Vec<&Finding> = findings.filter(|finding| finding.suppression.is_none()).collect();
    ranked.sort_by_key(|finding| finding.rank);
    ranked
}

/// How much was looked at and found, as the last line of what people read.
#[must_use]
pub fn summary(report: &CheckReport<'_>) -> String {
    format!("{}\n", summary_line(report))
}

fn painted(text: &str, style: Style, look: Look) -> String {
    if look.is_styled { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

/// The colour of a severity, one that can be read on light and on dark.
fn colour(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Advice => AnsiColor::Cyan,
    };
    colour.on_default().bold()
}

/// How much was looked at and found, in a line.
fn summary_line(report: &CheckReport<'_>) -> String {
    let summary = report.summary();
    // Compared with a revision, what was there already is kept from counting as well, and nobody accepted it.
    let known = report.worse_than.as_ref().map_or(0, |than| than.known.min(summary.suppressed));
    let there = (known > 0).then(|| format!("{known} there already"));
    let accepted = summary.suppressed - known;
    let accepted = (accepted > 0).then(|| format!("{accepted} accepted: waived, ignored or in the baseline"));
    let suppressed: Vec<String> = [there, accepted].into_iter().flatten().collect();
    let suppressed =
        if suppressed.is_empty() { String::new() } else { format!(" ({})", suppressed.join("; ")) };
    let fixable = match summary.fixable {
        0 => String::new(),
        count => format!("; {count} fixable with `--fix`"),
    };
    format!("{}: {}{suppressed}{fixable}", looked_at(report), found(summary))
}

/// How much was looked at, in words.
pub(super) fn looked_at(report: &CheckReport<'_>) -> String {
    let (summary, stray_files) = (report.summary(), report.stray_files);
    let mut looked_at = vec![counted(summary.charters, "charter")];
    if summary.records > 0 {
        looked_at.push(counted(summary.records, "record"));
    }
    if stray_files > 0 {
        looked_at.push(counted(stray_files, "file that could not be judged"));
    }
    let looked_at = looked_at.join(", ");
    match left_out(&report.left_out) {
        Some(left_out) => format!("{looked_at} ({left_out})"),
        None => looked_at,
    }
}

/// How much was found that counts, in words.
pub(super) fn found(summary: Summary) -> String {
    let found: Vec<String> = [
        (summary.errors, Severity::Error),
        (summary.warnings, Severity::Warning),
        (summary.advice, Severity::Advice),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, severity)| severity::counted(count, severity))
    .collect();
    if found.is_empty() { "no findings".to_owned() } else { found.join(", ") }
}

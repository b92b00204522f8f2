//! One finding on a page: in place with its source line, or as a line.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anstyle::Style;
use textwrap::core::display_width;

use super::{colour, painted};
use crate::finding::{Finding, Series, Shown};
use crate::grammar::series;
use crate::render::sanitise::visible;
use crate::render::wording::said;
use crate::render::{Look, prose, snippet};

/// How far the words of an entry stand in.
const INDENT: usize = 5;

/// What is told of a finding besides its own words.
pub(super) struct Told<'a> {
    /// What stands before it.
    pub(super) lead: &'a str,
    /// Who acts; empty where the words name them.
    pub(super) who: &'a str,
    /// Whether its reason is told; it may stand above already.
    pub(super) why: bool,
}

/// One finding, or several of a rule that are told together.
pub(super) struct Entry<'a> {
    /// The first of them by rank.
    pub(super) finding: &'a Finding,
    /// The others.
    more: Vec<&'a Finding>,
}

impl<'a> Entry<'a> {
    /// The entries of findings in the order of their ranks: those of one series are one entry, at the place of the first.
    pub(super) fn of(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<Self> {
        let mut entries: Vec<Self> = Vec::new();
        let mut begun: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for finding in findings {
            let series = finding.series.as_ref().map(|series| (&*finding.rule, series.of));
            match series.and_then(|series| begun.get(&series)) {
                Some(at) => entries[*at].more.push(finding),
                None => {
                    begun.extend(series.map(|series| (series, entries.len())));
                    entries.push(Self { finding, more: Vec::new() });
                }
            }
        }
        entries
    }

    fn all(&self) -> impl Iterator<Item = &'a Finding> {
        std::iter::once(self.finding).chain(self.more.iter().copied())
    }

    /// What is wrong: of several how many there are, and which.
    fn message(&self) -> String {
        let all: Vec<&Series> = self.all().filter_map(|finding| finding.series.as_ref()).collect();
        match all.as_slice() {
            [first, _, ..] => {
                let which: Vec<&str> = all.iter().map(|it| it.says.as_str()).collect();
                said(&format!("{} {}: {}", all.len(), first.of, series(&which)))
            }
            _ => said(&self.finding.message),
        }
    }

    fn place(&self) -> String {
        let places: Vec<String> = self.all().map(place).collect();
        places.join(", ")
    }
}

/// The entry in a few lines: what is wrong, the source line, who acts and what to do, why it matters.
pub(super) fn in_full(text: &mut String, entry: &Entry<'_>, told: &Told<'_>, look: Look) {
    let finding = entry.finding;
    wrapped(text, &bold(&entry.message(), look), told.lead, look);
    let place = format!("{} {} {}", finding.severity, entry.place(), finding.rule);
    let place = painted(&place, colour(finding.severity), look);
    // Writing into a String cannot fail.
    let _ = writeln!(text, "{}{place}", " ".repeat(INDENT));
    if finding.shown == Shown::Place {
        let room = look.width.saturating_sub(INDENT + 2);
        let mut line = snippet::source_line(finding, room);
        let label = format!("  ({})", said(&finding.label));
        if !finding.label.is_empty() && display_width(&line) + display_width(&label) <= room {
            line.push_str(&label);
        }
        let _ = writeln!(text, "{}  {line}", " ".repeat(INDENT));
    }
    if told.why {
        wrapped(text, &said(&finding.why), "     why: ", look);
    }
    if !finding.help.is_empty() {
        let who = if told.who.is_empty() { String::new() } else { format!("{}: ", visible(told.who)) };
        wrapped(text, &format!("{who}{}", said(&finding.help)), "     fix: ", look);
    }
}

/// The entry as a line; what does not fit goes on below, set in.
pub(super) fn in_a_line(text: &mut String, entry: &Entry<'_>, look: Look) {
    for line in lines_of(entry.finding, &entry.place(), &entry.message(), look) {
        let _ = writeln!(text, "{line}");
    }
}

/// The severity, the place as it is called here, the rule and the message, in lines that fit.
pub(super) fn lines(finding: &Finding, place: &str, look: Look) -> Vec<String> {
    lines_of(finding, place, &said(&finding.message), look)
}

fn lines_of(finding: &Finding, place: &str, message: &str, look: Look) -> Vec<String> {
    let severity = finding.severity.as_str();
    let words = format!("{place} {}: {message}", finding.rule);
    let mut lines = prose::lines(&words, look.width, [&format!("  {severity:<8}"), &" ".repeat(10)]);
    if let Some(first) = lines.first_mut() {
        *first = first.replacen(severity, &painted(severity, colour(finding.severity), look), 1);
    }
    lines
}

/// `82:16`, and behind the name of the record where it is not the charter.
pub(super) fn place(finding: &Finding) -> String {
    let at = finding.source.position(finding.span.start);
    if finding.document == "charter" {
        return format!("{}:{}", at.line, at.column);
    }
    format!("{}:{}:{}", visible(&finding.document), at.line, at.column)
}

fn bold(text: &str, look: Look) -> String {
    // A style must not run over the end of a line, so only a text that fits has one.
    let fits = display_width(text) + INDENT < look.width;
    if fits { painted(text, Style::new().bold(), look) } else { text.to_owned() }
}

fn wrapped(text: &mut String, words: &str, before: &str, look: Look) {
    let indent = " ".repeat(if before.contains(": ") { INDENT + 5 } else { INDENT });
    for line in prose::lines(words, look.width, [before, &indent]) {
        let _ = writeln!(text, "{line}");
    }
}

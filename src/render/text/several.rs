//! Several partnerships: what is worst in all of them, and what is due next.

use std::cmp::Reverse;
use std::fmt::Write as _;

use textwrap::core::display_width;

use super::entry;
use super::page::heading;
use crate::check::{Judged, urgency};
use crate::document::scalar::{Date, Duration};
use crate::finding::{Finding, Severity};
use crate::grammar::{counted, shortened};
use crate::render::sanitise::visible;
use crate::render::{Look, NAME_MOST, verdicts};
use crate::wording::gates::gate_name;

/// How many findings are told.
const WORST: usize = 10;

/// How many lines the page has.
const PAGE: usize = 40;

/// How many columns the verdicts of two lists and the commitment take at most.
const VERDICTS: usize = "signing NOT STARTED, fit NOT STARTED, commitment SCALED BACK".len();

/// How many columns a name has on the narrowest page.
const NAMES_LEAST: usize = 24;

/// How many partnerships are told with their verdicts.
const NAMED: usize = 10;

/// How many days ahead are looked at.
const AHEAD: u32 = 14;

/// How many gates are told that fall within them.
const DUE: usize = 5;

/// The verdicts of the worst partnerships, the worst findings of all, and what is due next: of all others only their number.
#[derive(Debug)]
pub(super) struct Several {
    as_of: Date,
    look: Look,
    partnerships: usize,
    /// The name and the verdicts of each, with the number of its errors, most first.
    named: Vec<(Reverse<usize>, [String; 2])>,
    findings: usize,
    /// Most urgent first.
    worst: Vec<Finding>,
    due: Vec<(Date, String)>,
}

impl Several {
    /// Of no partnership yet.
    pub(super) fn new(as_of: Date, look: Look) -> Self {
        let (named, worst, due) = (Vec::new(), Vec::new(), Vec::new());
        Self { as_of, look, partnerships: 0, named, findings: 0, worst, due }
    }

    /// Takes a partnership in.
    pub(super) fn add(&mut self, judged: &Judged<'_>) {
        let look = self.look;
        self.partnerships += 1;
        let order = Reverse(errors(judged));
        // Of equals those come first that came first.
        let at = self.named.partition_point(|(other, _)| *other <= order);
        if at < NAMED {
            self.named.insert(at, (order, in_short(judged, self.as_of)));
            self.named.truncate(NAMED);
        }
        for finding in judged.active().filter(|it| it.shown.is_listed() && look.lists(it)) {
            self.findings += 1;
            self.keep(finding);
        }
        for (day, gate) in due(judged, self.as_of) {
            self.due.push((day, gate));
        }
        self.due.sort();
        self.due.truncate(DUE);
    }

    /// Keeps a finding if it is among the worst so far.
    fn keep(&mut self, finding: &Finding) {
        let at = self.worst.partition_point(|other| urgency(other).cmp(&urgency(finding)).is_le());
        if at < WORST {
            self.worst.insert(at, finding.clone());
            self.worst.truncate(WORST);
        }
    }

    /// The page of all of them.
    pub(super) fn text(&self) -> String {
        let names = self.named.iter().map(|(_, [name, _])| display_width(name)).max().unwrap_or_default();
        // The verdicts of the usual lists have room beside the name.
        let names = names.min(self.look.width.saturating_sub(VERDICTS).max(NAMES_LEAST));
        let mut text = String::new();
        for (_, [name, verdicts]) in &self.named {
            let name = shortened(name, names);
            let gap = " ".repeat(names - display_width(&name) + 2);
            let _ = writeln!(text, "{}", shortened(&format!("{name}{gap}{verdicts}"), self.look.width));
        }
        if self.partnerships > NAMED {
            let _ = writeln!(text, "and {} more", self.partnerships - NAMED);
        }
        if !self.worst.is_empty() {
            heading(&mut text, "Worst first", self.look);
        }
        // What stands below the worst, with the line that counts all.
        let below =
            usize::from(self.findings > WORST) + 3 + self.due.len() + if self.due.is_empty() { 0 } else { 2 };
        let room = PAGE.saturating_sub(text.lines().count() + below);
        let lines: Vec<Vec<String>> = self.worst.iter().map(|finding| in_lines(finding, self.look)).collect();
        // Each has a line; the first ones have a second as long as there is room.
        let mut spare = room.saturating_sub(lines.len());
        for lines in lines {
            let most = 1 + spare.min(lines.len() - 1);
            spare -= most - 1;
            for line in cut(lines, most, self.look) {
                let _ = writeln!(text, "{line}");
            }
        }
        if self.findings > WORST {
            let more = self.findings - WORST;
            let _ = writeln!(text, "  and {more} more; name a charter to see its page, -v shows all");
        }
        if !self.due.is_empty() {
            let ahead = counted(AHEAD as usize, "day");
            heading(&mut text, &format!("Due in the next {ahead}"), self.look);
        }
        for (day, what) in &self.due {
            let _ = writeln!(text, "  {day} {what}");
        }
        text.push('\n');
        text
    }
}

/// A partnership and its verdicts.
fn in_short(judged: &Judged<'_>, as_of: Date) -> [String; 2] {
    let name = shortened(&visible(judged.partnership.name()), NAME_MOST);
    let verdicts = match judged.assessment {
        Some(_) => verdicts::in_words(judged, as_of).join(", "),
        None => "not judged: the charter cannot be read".to_owned(),
    };
    [name, verdicts]
}

fn errors(judged: &Judged<'_>) -> usize {
    judged.active().filter(|finding| finding.severity == Severity::Error).count()
}

/// A finding in lines, with the whole path of its file.
fn in_lines(finding: &Finding, look: Look) -> Vec<String> {
    let at = finding.source.position(finding.span.start);
    let place = format!("{}:{}:{}", visible(&finding.source.path), at.line, at.column);
    cut(entry::lines(finding, &place, look), 2, look)
}

/// So many of the lines of a finding.
fn cut(mut lines: Vec<String>, most: usize, look: Look) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = shortened(&format!("{last} …"), look.width);
        }
    }
    lines
}

/// The gates that fall within the next days.
fn due(judged: &Judged<'_>, as_of: Date) -> Vec<(Date, String)> {
    let until = as_of.plus(&Duration::of_days(AHEAD)).unwrap_or(as_of);
    let gates = judged.assessment.iter().flat_map(|assessment| &assessment.gates.gates);
    gates
        .filter_map(|gate| {
            let due = gate.due.filter(|due| *due >= as_of && *due <= until)?;
            let written = judged.partnership.charter.value.gates.get()?.0.get(gate.index)?.get()?;
            let (gate, name) = (gate_name(written, gate), judged.partnership.name());
            Some((due, format!("gate {}, {}", visible(&gate), visible(name))))
        })
        .collect()
}

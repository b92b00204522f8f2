//! How far the charter has come, section by section.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::page::heading;
use super::{colour, painted};
use crate::check::{self, Judged, Progress, Section};
use crate::finding::{Finding, Severity, Shown};
use crate::grammar::counted;
use crate::render::{Look, prose};
use crate::wording::sections::section;

/// The map of the sections.
pub(super) fn sections(text: &mut String, judged: &Judged<'_>, look: Look) {
    let sections = check::sections(judged);
    let states = [
        (Progress::Unread, "to correct"),
        (Progress::Settled, "settled"),
        (Progress::NotAligned, "parties differ"),
        (Progress::Begun, "in progress"),
        (Progress::NotStarted, "not started"),
    ];
    if sections.is_empty() {
        return;
    }
    heading(text, "Sections", look);
    for (progress, title) in states {
        let of_it = sections.iter().filter(|it| it.progress == progress);
        let names: Vec<String> = of_it.enumerate().map(|(at, it)| said(it, at == 0, look)).collect();
        entry(text, title, &names.join(", "), look);
    }
    let later: usize = sections.iter().map(|section| section.later).sum();
    let not_asked: Vec<String> =
        sections.iter().filter(|it| it.progress == Progress::NotAsked).map(|it| section(&it.name)).collect();
    let said = match later {
        0 => not_asked.join(", "),
        later if not_asked.is_empty() => counted(later, "question"),
        later => format!("{}; {} at later stages", not_asked.join(", "), counted(later, "question")),
    };
    entry(text, "not due yet", &said, look);
    entry(text, "errors in", &untold(judged, &sections, look), look);
}

/// The sections with errors that stand nowhere on the page, so that whoever sees a run fail knows why.
fn untold(judged: &Judged<'_>, sections: &[Section], look: Look) -> String {
    let untold: BTreeSet<String> = judged
        .active()
        .filter(|it| it.severity == Severity::Error && it.shown == Shown::Section)
        .map(Finding::section)
        .collect();
    let names =
        sections.iter().filter(|it| untold.contains(&it.name)).map(|it| in_colour(&section(&it.name), look));
    names.collect::<Vec<_>>().join(", ")
}

/// `metrics (2 of 3 answered)` for the first, then `gates (1 of 2)`; an error that is open shows in the colour.
fn said(of: &Section, is_first: bool, look: Look) -> String {
    let title = section(&of.name);
    let name = match of.progress {
        Progress::Begun => {
            let answered = if is_first { " answered" } else { "" };
            format!("{title} ({} of {}{answered})", of.asked.saturating_sub(of.rules), of.asked)
        }
        _ => title,
    };
    match of.worst {
        Some(Severity::Error) => in_colour(&name, look),
        _ => name,
    }
}

/// In the colour of errors, which must not run over the end of a line.
fn in_colour(name: &str, look: Look) -> String {
    name.split(' ').map(|word| painted(word, colour(Severity::Error), look)).collect::<Vec<_>>().join(" ")
}

fn entry(text: &mut String, title: &str, said: &str, look: Look) {
    if said.is_empty() {
        return;
    }
    for line in prose::lines(said, look.width, [&format!("  {title:<14} "), &" ".repeat(17)]) {
        let _ = writeln!(text, "{line}");
    }
}

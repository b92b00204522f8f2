//! How far the charter has come, section by section.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::page::{heading, questions};
use super::{colour, painted};
use crate::check::{self, Judged, Progress, Section};
use crate::finding::{Finding, Severity, Shown};
use crate::render::{Look, prose};

/// The map of the sections.
pub(super) fn sections(text: &mut String, judged: &Judged<'_>, look: Look) {
    let sections = check::sections(judged);
    let states = [
        (Progress::Settled, "settled"),
        (Progress::NotAligned, "not aligned"),
        (Progress::Begun, "begun"),
        (Progress::NotStarted, "not started"),
    ];
    if sections.is_empty() {
        return;
    }
    heading(text, "Sections", look);
    for (progress, title) in states {
        let names: Vec<String> =
            sections.iter().filter(|it| it.progress == progress).map(|it| said(it, look)).collect();
        entry(text, title, &names.join(", "), look);
    }
    let later: usize = sections.iter().map(|section| section.later).sum();
    let not_asked: Vec<String> =
        sections.iter().filter(|it| it.progress == Progress::NotAsked).map(|it| spoken(&it.name)).collect();
    let said = match later {
        0 => not_asked.join(", "),
        later if not_asked.is_empty() => questions(later),
        later => format!("{}; {} in all", not_asked.join(", "), questions(later)),
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
        sections.iter().filter(|it| untold.contains(&it.name)).map(|it| in_colour(&spoken(&it.name), look));
    names.collect::<Vec<_>>().join(", ")
}

/// `metrics 2 of 3`; an error that is open shows in the colour.
fn said(section: &Section, look: Look) -> String {
    let title = spoken(&section.name);
    let name = match section.progress {
        Progress::Begun => {
            format!("{title} {} of {}", section.asked.saturating_sub(section.rules), section.asked)
        }
        _ => title,
    };
    match section.worst {
        Some(Severity::Error) => in_colour(&name, look),
        _ => name,
    }
}

/// In the colour of errors, which must not run over the end of a line.
fn in_colour(name: &str, look: Look) -> String {
    name.split(' ').map(|word| painted(word, colour(Severity::Error), look)).collect::<Vec<_>>().join(" ")
}

/// The name of a section as people say it: `joint plan`, `IP`.
pub(super) fn spoken(name: &str) -> String {
    if name.len() <= 3 { name.to_uppercase() } else { name.replace('_', " ") }
}

fn entry(text: &mut String, title: &str, said: &str, look: Look) {
    if said.is_empty() {
        return;
    }
    for line in prose::lines(said, look.width, [&format!("  {title:<12} "), &" ".repeat(15)]) {
        let _ = writeln!(text, "{line}");
    }
}

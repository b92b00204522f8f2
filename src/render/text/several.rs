//! Several partnerships: what is worst in all of them, and what is due next.

use std::fmt::Write as _;

use super::entry;
use super::page::heading;
use crate::check::{Judged, urgency};
use crate::document::scalar::{Date, Duration};
use crate::finding::{Finding, Severity};
use crate::grammar::{counted, shortened};
use crate::render::sanitise::visible;
use crate::render::{Look, NAME_MOST, verdicts};

/// How many findings are told.
const WORST: usize = 10;

/// How many partnerships are told with their verdicts.
const NAMED: usize = 10;

/// How many days ahead are looked at.
const AHEAD: u32 = 14;

/// The verdicts of the worst partnerships, the worst findings of all, and what is due next.
pub(super) fn several(text: &mut String, judged: &[Judged<'_>], as_of: Date, look: Look) {
    let mut order: Vec<&Judged<'_>> = judged.iter().collect();
    order.sort_by_key(|judged| std::cmp::Reverse(errors(judged)));
    for judged in order.iter().take(NAMED) {
        let name = shortened(&visible(judged.partnership.name()), NAME_MOST);
        let verdicts: Vec<String> = verdicts::in_short(judged, as_of)
            .into_iter()
            .map(|(about, said)| format!("{about} {said}"))
            .collect();
        let verdicts = if judged.assessment.is_some() {
            verdicts.join("; ")
        } else {
            "not judged: the charter cannot be read".to_owned()
        };
        let _ = writeln!(text, "{}", shortened(&format!("{name}: {verdicts}"), look.width));
    }
    if order.len() > NAMED {
        let _ = writeln!(text, "and {} more", order.len() - NAMED);
    }
    let mut worst: Vec<&Finding> = judged
        .iter()
        .flat_map(Judged::active)
        .filter(|finding| finding.shown.is_listed() && look.lists(finding))
        .collect();
    worst.sort_by(|left, right| urgency(left).cmp(&urgency(right)));
    if !worst.is_empty() {
        heading(text, "Worst first", look);
    }
    for finding in worst.iter().take(WORST) {
        in_a_line(text, finding, look);
    }
    if worst.len() > WORST {
        let _ = writeln!(
            text,
            "  and {} more; name a charter to see its page, -v shows all",
            worst.len() - WORST
        );
    }
    due(text, judged, as_of, look);
    text.push('\n');
}

fn errors(judged: &Judged<'_>) -> usize {
    judged.active().filter(|finding| finding.severity == Severity::Error).count()
}

/// A finding in two lines at most, with the whole path of its file.
fn in_a_line(text: &mut String, finding: &Finding, look: Look) {
    let at = finding.source.position(finding.span.start);
    let place = format!("{}:{}:{}", visible(&finding.source.path), at.line, at.column);
    let mut lines = entry::lines(finding, &place, look);
    if lines.len() > 2 {
        lines.truncate(2);
        lines[1] = shortened(&format!("{} …", lines[1]), look.width);
    }
    for line in lines {
        let _ = writeln!(text, "{line}");
    }
}

/// The gates that fall within the next days.
fn due(text: &mut String, judged: &[Judged<'_>], as_of: Date, look: Look) {
    let until = as_of.plus(&Duration::of_days(AHEAD)).unwrap_or(as_of);
    let mut gates: Vec<(Date, String)> = judged
        .iter()
        .flat_map(|it| {
            it.assessment.iter().flat_map(|assessment| &assessment.gates.gates).map(move |gate| (it, gate))
        })
        .filter_map(|(it, gate)| {
            let due = gate.due.filter(|due| *due >= as_of && *due <= until)?;
            Some((due, format!("gate {}, {}", visible(&gate.id), visible(it.partnership.name()))))
        })
        .collect();
    gates.sort();
    if gates.is_empty() {
        return;
    }
    heading(text, &format!("Due in the next {}", counted(AHEAD as usize, "day")), look);
    for (day, what) in gates.iter().take(5) {
        let _ = writeln!(text, "  {day} {what}");
    }
}

use super::naming;
use crate::document::scalar::{Date, Duration};
use crate::finding::Place;
use crate::grammar::{alternatives, counted, series};
use crate::method::term::last_day;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a standard gate is missing: value hypothesis or first year
    "gate-schedule-gap",
    severity: Advice, from: Negotiation,
    nature: Gap(Gates), consequence: Untidy,
    question: "When do the parties decide on the value hypothesis and after the first year?",
    also_at: "gates", example: "6 and 12 months after the start", concerns: Each,
    authority: ["S2", "S4", "ours"],
    why: "without a date for the decision, the partnership simply carries on",
    policy: [gate_half_year, gate_year, gate_tolerance, gate_first_most],
    check: Partnership(check),
}

/// A time at which a gate is usual.
struct Milestone {
    months: u32,
    /// The first and the last day on which a gate stands for it.
    window: (Date, Date),
    asks: &'static str,
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(start) = subject.charter.term.and(|term| &term.start).get().map(|day| **day) else { return };
    let gates: Vec<_> = naming::gates(subject).collect();
    let is_known = subject.charter.gates.get().is_some_and(|list| list.len() == gates.len());
    let days: Option<Vec<Date>> = gates.iter().map(|(_, status)| status.due).collect();
    let Some(days) = days.filter(|days| is_known && !days.is_empty()) else { return };
    let lacking: Vec<Milestone> = milestones(subject, start)
        .into_iter()
        .filter(|milestone| is_due(subject, start, milestone, &days))
        .filter(|Milestone { window: (from, until), .. }| !days.iter().any(|day| from <= day && day <= until))
        .collect();
    if lacking.is_empty() {
        return;
    }
    let times: Vec<String> = lacking.iter().map(|it| it.months.to_string()).collect();
    let unit = if times == ["1"] { "month" } else { "months" };
    let entries: Vec<String> = lacking
        .iter()
        .map(|it| {
            format!("`- {{id: {}, after: {}}}`", it.asks.replace(' ', "-"), counted(it.months, "month"))
        })
        .collect();
    let tolerance = Duration::of_months(subject.policy.gate_tolerance);
    let mut draft = drafts
        .at_key("gates", format!("no gate about {} {unit} after the start of the term", alternatives(&times)))
        .help(format!("agree the date and add {} under `gates`", series(&entries)));
    for Milestone { months, window: (from, until), .. } in &lacking {
        draft =
            draft.note(format!("{}, give or take {tolerance}: {from} to {until}", counted(*months, "month")));
    }
    draft.also(&Place::value("term.start"), "start of the term");
}

fn milestones(subject: &Subject<'_>, start: Date) -> Vec<Milestone> {
    let policy = subject.policy;
    let usual = [(policy.gate_half_year, "value hypothesis"), (policy.gate_year, "first year")];
    usual
        .into_iter()
        .filter_map(|(months, asks)| {
            let from = start.plus(&Duration::of_months(months.saturating_sub(policy.gate_tolerance)))?;
            let until = start.plus(&Duration::of_months(months.saturating_add(policy.gate_tolerance)))?;
            Some(Milestone { months, window: (from, until), asks })
        })
        .collect()
}

/// Whether a gate is asked for: its time is still ahead, the term goes on after it, and no other rule speaks of it.
fn is_due(subject: &Subject<'_>, start: Date, milestone: &Milestone, days: &[Date]) -> bool {
    let (_, until) = milestone.window;
    let last = subject.charter.term.get().and_then(last_day);
    // At the end of a term the renewal is decided; it needs no gate beside it.
    let is_beyond = last.is_some_and(|last| last < until);
    let first_most = start.plus(&Duration::of_months(subject.policy.gate_first_most));
    let is_told_as_late = milestone.months <= subject.policy.gate_first_most
        && days.iter().min().zip(first_most).is_some_and(|(first, most)| *first > most);
    until >= subject.as_of && !is_beyond && !is_told_as_late
}

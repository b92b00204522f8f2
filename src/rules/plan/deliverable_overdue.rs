use std::cell::LazyCell;

use super::deliverable::{deliverables, in_words, named};
use crate::document::Authority;
use crate::document::charter::canvas::Goal;
use crate::document::charter::plan::Deliverable;
use crate::document::scalar::{Date, Period, Scalar as _, names_a_day};
use crate::finding::Place;
use crate::grammar::counted;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a deliverable is overdue
    "deliverable-overdue",
    severity: Warning, from: Launch, until: WindingDown,
    nature: Due, consequence: Acting,
    authority: ["S1"],
    why: "an unspoken first delay teaches both parties that dates do not matter",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let today = subject.as_of;
    let planned = LazyCell::new(|| planned_now(subject));
    for (index, deliverable) in deliverables(subject) {
        let delivered = &deliverable.delivered;
        // The day itself still counts.
        let falls = deliverable.due_on(today);
        let Some(day) = falls.day.filter(|day| *day < today) else { continue };
        let due = in_words(&falls);
        if delivered.is_invalid() || delivered.get().is_some_and(|day| *day <= today) {
            continue;
        }
        let name = named(index, deliverable);
        let mut help = "if it was delivered, write `delivered:` with the date; if not, agree a new `due:` and raise the delay at the next gate".to_owned();
        if let Some(step) = planned_meanwhile(&planned, deliverable) {
            help.push_str(&format!("; check what is planned meanwhile and may depend on it: \"{step}\""));
        }
        match delivered.get() {
            Some(planned) => {
                drafts
                    .at_value(
                        format!("deliverables[{index}].delivered"),
                        format!("{name} was due on {due}, with a future delivery date of {planned}"),
                    )
                    .also(&Place::value(format!("deliverables[{index}].due")), format!("was due on {due}"))
                    .help(help);
            }
            None => {
                let days = counted(day.days_until(today), "day");
                drafts
                    .at_value(
                        format!("deliverables[{index}].due"),
                        format!("{name} was due on {due} and is not delivered"),
                    )
                    .label(format!("{days} late"))
                    .help(help);
            }
        }
    }
}

/// The first step that another party has planned for the quarter that runs, in its words: it may rest on what is late.
fn planned_meanwhile<'p>(planned: &[(&str, &'p str)], late: &Deliverable) -> Option<&'p str> {
    let is_its = |party: &str| matches!(late.by.get(), Some(Authority::Party(by)) if by == party);
    planned.iter().find(|(party, _)| !is_its(party)).map(|(_, step)| *step)
}

/// The first step that each party has planned for the quarter that runs and that is still to come.
fn planned_now<'s>(subject: &Subject<'s>) -> Vec<(&'s str, &'s str)> {
    let plan = subject.charter.joint_plan.get().into_iter().flat_map(|plan| plan.iter());
    let is_now = |period: &str| {
        Period::parse(period).is_ok_and(|it| it.first() <= subject.as_of && subject.as_of <= it.last())
    };
    let Some((_, sides)) = plan.into_iter().find(|(period, _)| is_now(period)) else { return Vec::new() };
    let is_to_come = |due: &Date| *due >= subject.as_of;
    let step = |goal: &'s Goal| {
        let words = goal.goal.get().filter(|words| {
            goal.due.get().is_some_and(is_to_come) || (goal.due.is_missing() && names_a_day(words.as_str()))
        })?;
        Some(words.as_str().lines().next().unwrap_or_default())
    };
    sides.iter().filter_map(|(party, goals)| Some((party, goals.values().find_map(step)?))).collect()
}

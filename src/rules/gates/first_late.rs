use super::naming;
use crate::document::scalar::Duration;
use crate::finding::Place;
use crate::method::term::last_day;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the first gate is too late
    "gate-first-late",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S2", "S4"],
    why: "money and people are committed before the first chance to change course",
    policy: [gate_first_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let most = Duration::of_months(subject.policy.gate_first_most);
    let term = subject.charter.term.get();
    let Some(start) = term.and_then(|term| term.start.get()).copied() else { return };
    let Some(latest) = start.plus(&most) else { return };
    // Once that time is over, no gate can be put into it any more.
    if latest < subject.as_of {
        return;
    }
    let is_short = term.and_then(last_day).is_some_and(|last| last <= latest);
    let gates: Vec<_> = naming::gates(subject).collect();
    let is_known = subject.charter.gates.get().is_some_and(|list| list.len() == gates.len())
        && gates.iter().all(|(_, status)| status.due.is_some());
    let Some((gate, status)) = gates.into_iter().min_by_key(|(_, status)| status.due) else { return };
    let Some(first) = status.due.filter(|first| *first > latest && is_known && !is_short) else { return };
    drafts
        .at_value(
            naming::day(gate, status),
            format!("first gate on {first}, more than {most} after the start of the term"),
        )
        .help(format!("agree an earlier gate and add it, such as `- {{id: traction, after: {most}}}`"))
        .also(&Place::value("term.start"), format!("{most} later is {latest}"));
}

use super::naming;
use crate::method::gates::GateState;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the day of a gate cannot be told
    "gate-date-missing",
    severity: Error, from: Negotiation,
    nature: Gap(Gates), consequence: Adrift,
    question: "How long after the start of the term is the gate?",
    at: "gates[].after", example: "3 months", concerns: All,
    authority: ["S2"],
    why: "a gate without a day is never due, so nobody ever decides",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let has_no_start = subject.charter.term.and(|term| &term.start).is_missing();
    let mut waiting = Vec::new();
    for (gate, status) in naming::gates(subject).filter(|(_, status)| status.state != GateState::Decided) {
        if !gate.due.is_missing() {
            continue;
        }
        let name = naming::name(gate, status);
        if gate.after.is_missing() {
            let message = match gate.due.is_open() || gate.after.is_open() {
                true => format!("the day of {name} is still open"),
                false => format!("{name} has no day"),
            };
            drafts
                .at_key(format!("gates[{}].due", status.index), message)
                .help("add `due:` with a date, or `after:` with the time from the term's start");
        } else if has_no_start && gate.after.is_given() {
            waiting.push(name);
        }
    }
    if !waiting.is_empty() {
        let (names, falls) = (waiting.join(" and "), if waiting.len() == 1 { "falls" } else { "fall" });
        drafts
            .at_key(
                "term.start",
                format!("the charter does not say when the term starts, so {names} {falls} on no day"),
            )
            .help("add `start:` to `term`, such as `start: 2026-04-01`, or write `due:` in the gate");
    }
}

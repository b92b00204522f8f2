use super::naming;
use crate::grammar::{number, series};
use crate::method::gates::GateState;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a gate has no date
    "gate-date-missing",
    severity: Error, from: Negotiation,
    nature: Gap(Gates), consequence: Adrift,
    question: "How long after the start of the term is the gate?",
    at: "gates[].after", example: "3 months", concerns: All,
    authority: ["S2"],
    why: "a gate without a date never falls due, so the partnership carries on undecided",
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
                true => format!("date undecided: {name}"),
                false => format!("no date for {name}"),
            };
            drafts.at_key(format!("gates[{}].due", status.index), message).help(
                "agree a date and add it as `due:`, or as `after:` with the time from the start of the term",
            );
        } else if has_no_start && gate.after.is_given() {
            waiting.push(name.trim_start_matches("gate ").to_owned());
        }
    }
    if !waiting.is_empty() {
        let have = number(waiting.len(), "gate has", "gates have");
        drafts
            .at_key(
                "term.start",
                format!("term has no start, so {} {have} no date: {}", waiting.len(), series(&waiting)),
            )
            .help("agree when the term starts and add `start:` to `term`, such as `start: 2026-04-01`, or give each gate a `due:`");
    }
}

//! `gate-decider-missing`: a gate names nobody who decides for a party.

use super::naming;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::method::gates::GateState;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "gate-decider-missing",
    family: Family::Gates,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "a gate names nobody who decides for a party",
    why: "where nobody in particular decides, the day passes without a decision",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("decider_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (gate, status) in naming::gates(subject).filter(|(_, status)| status.state != GateState::Decided) {
        let (index, name) = (status.index, naming::name(gate, status));
        let parties = subject.parties();
        if gate.deciders.is_missing() && !parties.is_empty() {
            let all = naming::parties(subject, &parties);
            let message = format!("{name} names nobody who decides for {all}");
            let example: Vec<String> = parties.iter().map(|party| format!("{party}: …")).collect();
            report
                .at_key(format!("gates[{index}].deciders"), message)
                .help(format!("add `deciders: {{{}}}` with a person for each party", example.join(", ")));
            continue;
        }
        let Some(deciders) = gate.deciders.get() else { continue };
        for party in parties.into_iter().filter(|party| deciders.of(party).is_missing()) {
            let whose = subject.charter.party_name(party);
            let message = match deciders.of(party).is_open() {
                true => format!("who decides for {whose} at {name} is still open"),
                false => format!("{name} names nobody who decides for {whose}"),
            };
            report
                .at_key(format!("gates[{index}].deciders.{party}"), message)
                .help(format!("write the person who decides as `{party}:` under `deciders`"));
        }
    }
}

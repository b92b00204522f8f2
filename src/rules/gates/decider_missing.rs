use super::naming;
use crate::method::gates::GateState;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a gate has no decision-maker for a party
    "gate-decider-missing",
    severity: Error, from: Negotiation,
    nature: Gap(Gates), consequence: Adrift,
    question: "Who decides at the gate for each party?",
    at: "gates[].deciders", example: "Dana Reyes", concerns: Each,
    authority: ["S2"],
    why: "without a named decision-maker, the date passes and no party has decided",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (gate, status) in naming::gates(subject).filter(|(_, status)| status.state != GateState::Decided) {
        let (index, name) = (status.index, naming::name(gate, status));
        let parties = match status.due {
            Some(due) => subject.charter.parties_on(due),
            None => subject.parties(),
        };
        if gate.deciders.is_missing() && !parties.is_empty() {
            let all = naming::parties(subject, &parties);
            let message = format!("no decision-maker at {name} for {all}");
            let example: Vec<String> = parties.iter().map(|party| format!("{party}: …")).collect();
            drafts
                .at_key(format!("gates[{index}].deciders"), message)
                .by(naming::day_ahead(subject, status))
                .help(format!(
                    "agree who votes for each party and add `deciders: {{{}}}`",
                    example.join(", ")
                ));
            continue;
        }
        let Some(deciders) = gate.deciders.get() else { continue };
        for party in parties.into_iter().filter(|party| deciders.of(party).is_missing()) {
            let whose = subject.charter.party_name(party);
            let message = match deciders.of(party).is_open() {
                true => format!("decision-maker at {name} undecided: {whose}"),
                false => format!("no decision-maker at {name} for {whose}"),
            };
            drafts
                .at_key(format!("gates[{index}].deciders.{party}"), message)
                .by(naming::day_ahead(subject, status))
                .help(format!(
                    "agree who votes for {whose} and add the person as `{party}:` under `deciders`"
                ));
        }
    }
}

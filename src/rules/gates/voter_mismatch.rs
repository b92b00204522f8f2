//! `gate-voter-mismatch`: a vote at a gate was cast by somebody else than the decider of that party.

use super::naming;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "gate-voter-mismatch",
    family: Family::Gates,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::Operation,
    authority: &["S2", "ours"],
    summary: "a vote at a gate was cast by somebody else than the decider of that party",
    why: "a vote of somebody who may not decide can be disowned later",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("voter_mismatch.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (gate, status) in naming::gates(subject) {
        for counted in &status.votes {
            let party = &counted.party;
            let record = subject.partnership.records.decisions.get(counted.record);
            let vote = record.and_then(|record| record.value.votes.get()?.of(party).get().copied());
            let decider = gate.deciders.get().and_then(|deciders| deciders.of(party).get().copied());
            let (Some(voter), Some(decider)) = (vote.and_then(|vote| vote.by.get()), decider) else {
                continue;
            };
            if voter.is_same(decider) {
                continue;
            }
            let (whose, name) = (subject.charter.party_name(party), naming::name(gate, status));
            report
                .at_decision(
                    counted.record,
                    format!("votes.{party}.by"),
                    format!(
                        "{} cast the vote of {whose} at {name}, where {} decides",
                        voter.name(),
                        decider.name()
                    ),
                )
                .help(format!(
                    "have {} vote, or name {} as the decider of {whose}",
                    decider.name(),
                    voter.name()
                ))
                .also(
                    &Place::value(format!("gates[{}].deciders.{party}", status.index)),
                    format!("decides for {whose}"),
                );
        }
    }
}

use super::naming;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a vote at a gate was cast by somebody else than the decider of that party
    "gate-voter-mismatch",
    severity: Warning,
    nature: Defect, consequence: Adrift,
    authority: ["S2", "ours"],
    why: "a vote of somebody who may not decide can be disowned later",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
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
            drafts
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

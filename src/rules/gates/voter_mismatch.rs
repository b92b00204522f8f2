use super::naming;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a vote was cast by someone other than the party's decision-maker
    "gate-voter-mismatch",
    severity: Warning,
    nature: Defect, consequence: Adrift,
    authority: ["S2", "ours"],
    why: "a party can later disown a vote cast by someone without authority",
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
                        "{} voted for {whose} at {name}, where {} is the decision-maker",
                        voter.name(),
                        decider.name()
                    ),
                )
                .help(format!(
                    "have {} vote, or name {} as decision-maker of {whose} under `deciders`",
                    decider.name(),
                    voter.name()
                ))
                .also(
                    &Place::value(format!("gates[{}].deciders.{party}", status.index)),
                    format!("decision-maker of {whose}"),
                );
        }
    }
}

use super::naming;
use crate::document::records::decision::VoteKind;
use crate::finding::Place;
use crate::method::gates::CountedVote;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party cast two different votes at one gate on one day
    "gate-vote-conflict",
    severity: Warning,
    nature: Defect, consequence: Differing,
    authority: ["ours"],
    why: "the records do not show which of two votes on one day came last",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (gate, status) in naming::gates(subject) {
        for counted in &status.votes {
            let Some((record, other)) = other_vote(subject, &status.id, counted) else { continue };
            let (party, vote, date) = (&counted.party, counted.vote, counted.date);
            let (whose, name) = (subject.charter.party_name(party), naming::name(gate, status));
            let place = format!("votes.{party}");
            drafts
                .at_decision(
                    counted.record,
                    place.as_str(),
                    format!("{whose} voted both {vote} and {other} at {name} on {date}"),
                )
                .label(format!("{vote} counts: its file path sorts last"))
                .help("ask the party which vote holds, and delete the other or correct its date")
                .also_in_decision(record, &Place::value(place), format!("{other} on the same day"));
        }
    }
}

/// Another vote of the same party at the same gate on the same day.
fn other_vote(subject: &Subject<'_>, gate: &str, counted: &CountedVote) -> Option<(usize, VoteKind)> {
    subject.partnership.records.decisions.iter().enumerate().find_map(|(record, decision)| {
        let decision = &decision.value;
        let is_same = decision.gate.get()?.as_str() == gate && *decision.date.get()? == counted.date;
        let vote = *decision.votes.get()?.of(&counted.party).get()?.vote.get()?;
        (is_same && record != counted.record && vote != counted.vote).then_some((record, vote))
    })
}

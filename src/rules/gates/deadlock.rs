use super::naming;
use crate::finding::Place;
use crate::method::gates::GateState;
use crate::method::gates::{CommitmentState, GateStatus};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::gates::effect;

rule! {
    /// the parties voted differently at a gate
    "gate-deadlock",
    severity: Error, from: Launch, until: WindingDown,
    nature: Due, consequence: Acting,
    authority: ["S2"],
    why: "if the parties disagree on continuing, carrying on would settle the question against one of them",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (gate, status) in naming::gates(subject).filter(|(_, status)| status.state == GateState::Deadlocked) {
        let Some(last) = status.votes.iter().map(|vote| vote.date).max() else { continue };
        let said: Vec<String> = status
            .votes
            .iter()
            .map(|vote| {
                let party = subject.charter.party_name(&vote.party);
                format!("{party} voted {} on {}", vote.vote, vote.date)
            })
            .collect();
        let name = naming::name(gate, status);
        let paused = effect(CommitmentState::Paused);
        let message = format!("deadlock at {name}: {}; {paused} since {last}", said.join(", "));
        let mut draft = drafts.at_value(naming::day(gate, status), message).help(
            "resolve it through the conflict protocol, then record each changed vote in a new decision file",
        );
        for (vote, said) in status.votes.iter().zip(said) {
            let place = Place::value(format!("votes.{}", vote.party));
            draft = draft.also_in_decision(vote.record, &place, said);
        }
        let missing: Vec<&str> = status.missing_votes.iter().map(String::as_str).collect();
        if !missing.is_empty() {
            draft = draft.note(format!("not voted yet: {}", naming::parties(subject, &missing)));
        }
        if let Some((due, (state, since))) = status.due.zip(by_day(status)) {
            draft.note(format!("due on {due} and not decided: {} since {since}", effect(state)));
        }
    }
}

/// What follows from the day that has passed.
fn by_day(status: &GateStatus) -> Option<(CommitmentState, crate::document::scalar::Date)> {
    let day_after = status.due?.next_day()?;
    status.consequences.iter().copied().find(|(_, since)| *since == day_after)
}

use super::naming;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// all parties have voted to end the partnership, and the stage does not say so
    "stage-behind-exit",
    severity: Warning,
    nature: Due, consequence: Acting,
    authority: ["S2", "ours"],
    why: "as long as the charter says that the partnership runs, nobody begins to wind it down",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    // What counts is what the charter says, not the stage that somebody asks about.
    let Some(stage) = subject.charter.stage.get().filter(|stage| **stage < Stage::WindingDown) else {
        return;
    };
    let decided = naming::gates(subject).find(|(_, status)| status.is_exit());
    let Some((gate, status)) = decided else { return };
    let Some((_, since)) = status.consequence() else { return };
    let name = naming::name(gate, status);
    let message =
        format!("all parties voted at {name} to end the partnership, on {since}; the stage is {stage}");
    let mut draft = drafts.at_value("stage", message).help("write `stage: winding-down`");
    for vote in &status.votes {
        let party = subject.charter.party_name(&vote.party);
        let place = Place::value(format!("votes.{}", vote.party));
        draft = draft.also_in_decision(vote.record, &place, format!("{party} voted exit on {}", vote.date));
    }
}

use super::naming;
use crate::document::charter::stage::Stage;
use crate::document::records::review::{AuditOutcome, ReviewKind};
use crate::finding::Place;
use crate::method::reviews::held;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the parties decided to exit, but the stage has not changed
    "stage-behind-exit",
    severity: Warning,
    nature: Due, consequence: Acting,
    authority: ["S2", "ours"],
    why: "while the charter shows a running partnership, no one starts to wind it down",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    // What counts is what the charter says, not the stage that somebody asks about.
    let Some(stage) = subject.charter.stage.get().filter(|stage| **stage < Stage::WindingDown) else {
        return;
    };
    let decided = naming::gates(subject).find(|(_, status)| status.is_exit());
    let Some((gate, status)) = decided else { return after_audit(subject, drafts, *stage) };
    let Some((_, since)) = status.consequence() else { return };
    let name = naming::name(gate, status);
    let message = format!("stage is still {stage}, though all parties voted to exit at {name} on {since}");
    let mut draft = drafts.at_value("stage", message).help("start the exit, and write `stage: winding-down`");
    for vote in &status.votes {
        let party = subject.charter.party_name(&vote.party);
        let place = Place::value(format!("votes.{}", vote.party));
        draft = draft.also_in_decision(vote.record, &place, format!("{party} voted exit on {}", vote.date));
    }
}

/// The last audit ended with the end of the partnership.
fn after_audit(subject: &Subject<'_>, drafts: &mut Drafts<'_>, stage: Stage) {
    let last = held(subject.partnership, subject.as_of)
        .filter(|(_, review)| review.kind.get() == Some(&ReviewKind::Audit) && !review.outcome.is_missing())
        .max_by_key(|(_, review)| review.held.get().copied());
    let Some((record, audit)) = last else { return };
    let Some(document) = subject.partnership.records.reviews.get(record) else { return };
    let (Some(AuditOutcome::WindDown), Some(day)) = (audit.outcome.get(), audit.held.get()) else { return };
    drafts
        .at_value("stage", format!("stage is still {stage}, though the strategic audit of {day} ended in wind-down"))
        .help("start the exit and write `stage: winding-down`, or record every party's vote at a gate if they decided otherwise")
        .also_in_record(&document.source, &Place::value("outcome"), "outcome: wind-down");
}

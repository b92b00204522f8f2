use super::naming;
use crate::document::charter::gates::Gate;
use crate::document::scalar::Date;
use crate::finding::Place;
use crate::method::gates::GateState;
use crate::method::gates::GateStatus;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::gates::{due_day, effect};

rule! {
    /// a gate has passed without a vote from every party
    "gate-overdue",
    severity: Error, from: Launch, until: WindingDown,
    nature: Due, consequence: Acting,
    authority: ["S2"],
    why: "without a vote the partnership would continue by default",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (gate, status) in naming::gates(subject).filter(|(_, status)| status.state == GateState::Overdue) {
        let (Some(due), Some((state, since))) = (status.due, status.consequence()) else { continue };
        if status.missing_votes.is_empty() || has_ended_by(subject, due) {
            continue;
        }
        let name = naming::name(gate, status);
        let effect = effect(state);
        let missing: Vec<&str> = status.missing_votes.iter().map(String::as_str).collect();
        let silent = naming::parties(subject, &missing);
        let message =
            format!("{name} was due on {}, no vote from {silent}; {effect} since {since}", due_day(status));
        let mut draft = drafts
            .at_value(naming::day(gate, status), message)
            .label("the last day to vote")
            .help(help(gate, status));
        for vote in &status.votes {
            let party = subject.charter.party_name(&vote.party);
            draft = draft.also_in_decision(
                vote.record,
                &Place::value(format!("votes.{}", vote.party)),
                format!("{party} voted {} on {}", vote.vote, vote.date),
            );
        }
    }
}

/// Whether all parties had voted by then, at another gate, to end the partnership.
fn has_ended_by(subject: &Subject<'_>, due: Date) -> bool {
    let ends =
        |gate: &GateStatus| gate.is_exit() && gate.consequence().is_some_and(|(_, since)| since <= due);
    subject.assessment.gates.gates.iter().any(ends)
}

fn help(gate: &Gate, status: &GateStatus) -> String {
    let Some(id) = gate.id.get() else {
        return "give the gate an `id`, then record the votes".to_owned();
    };
    let files: Vec<String> =
        status.missing_votes.iter().map(|party| format!("`decisions/{id}-{party}.yaml`")).collect();
    format!(
        "hold the vote and record it, such as in {}, with `partner: decision/v1`, `gate: {id}`, `date` and `votes`",
        files.join(" and ")
    )
}

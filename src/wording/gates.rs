//! Gates, votes and the commitment in force, in words.

use std::collections::BTreeSet;

use crate::document::charter::Charter;
use crate::document::charter::gates::Gate;
use crate::document::header::DocumentKind;
use crate::document::scalar::Date;
use crate::grammar::series;
use crate::method::gates::{
    CommitmentReason, CommitmentState, GateSchedule, GateState, GateStatus, waits_for_term,
};
use crate::method::usual_gates::UsualGate;
use crate::partnership::Partnership;

/// `full since 2026-07-02` is what a line says; this is its first word.
#[must_use]
pub const fn commitment_name(state: CommitmentState) -> &'static str {
    match state {
        CommitmentState::NotStarted => "not started",
        CommitmentState::Full => "full",
        CommitmentState::ScaledBack => "scaled back",
        CommitmentState::Paused => "paused",
        CommitmentState::Exited => "ended",
    }
}

/// Why there is no commitment yet: "the term starts on 1 October 2026", "stage negotiation".
#[must_use]
pub fn why_not_started(charter: &Charter, as_of: Date) -> String {
    let start = charter.term.get().and_then(|term| term.start.get()).filter(|start| as_of < **start);
    match start {
        Some(start) => format!("the term starts on {start}"),
        None if charter.stage.is_given() => format!("stage {}", charter.stage()),
        None => "neither a stage nor the start of the term is set".to_owned(),
    }
}

/// What a gate has done to the commitment.
#[must_use]
pub const fn effect(state: CommitmentState) -> &'static str {
    match state {
        CommitmentState::NotStarted => "the commitment has not started",
        CommitmentState::Full => "the commitment has been full",
        CommitmentState::ScaledBack => "the commitment has been scaled back",
        CommitmentState::Paused => "the commitment has been paused",
        CommitmentState::Exited => "the partnership has counted as ended",
    }
}

/// What a gate is going to do to the commitment.
#[must_use]
pub const fn coming_effect(state: CommitmentState) -> &'static str {
    match state {
        CommitmentState::NotStarted => "the commitment does not start",
        CommitmentState::Full => "the commitment stays full",
        CommitmentState::ScaledBack => "the commitment is scaled back",
        CommitmentState::Paused => "the commitment is paused",
        CommitmentState::Exited => "the partnership counts as ended",
    }
}

/// What to call a gate: its name, else its id, else its number.
#[must_use]
pub fn gate_name(gate: &Gate, status: &GateStatus) -> String {
    let name = gate.name.get().map(|name| name.as_str());
    match name.or_else(|| gate.id.get().map(|id| id.as_str())) {
        Some(name) => name.to_owned(),
        None => format!("gate {}", status.index + 1),
    }
}

/// The day of a gate: `2026-10-01`, or `2026-10-01 at the latest`. Empty where it has none.
#[must_use]
pub fn due_day(gate: &GateStatus) -> String {
    let latest = if gate.waits_for.is_some() { " at the latest" } else { "" };
    gate.due.map(|due| format!("{due}{latest}")).unwrap_or_default()
}

/// Why the commitment is not full, in a sentence.
#[must_use]
pub fn explained(charter: &Charter, schedule: &GateSchedule, reason: &CommitmentReason) -> String {
    let Some(gate) = schedule.gates.iter().find(|gate| gate.index == reason.gate) else {
        return String::new();
    };
    let written = charter.gates.get().and_then(|gates| gates.0.get(gate.index)?.get());
    let name = written.map_or_else(|| gate.id.clone(), |written| gate_name(written, gate));
    let due = due_day(gate);
    match gate.state {
        GateState::Overdue => {
            let absent: Vec<&str> =
                gate.missing_votes.iter().map(|party| charter.party_name(party)).collect();
            format!("gate {name} was due on {due}, no vote from {}", series(&absent))
        }
        _ if reason.is_missed => format!("gate {name} was not decided by its date, {due}"),
        GateState::Deadlocked => {
            let votes: Vec<String> = gate
                .votes
                .iter()
                .map(|vote| format!("{} {}", charter.party_name(&vote.party), vote.vote))
                .collect();
            format!("gate {name} has been deadlocked since {}: {}", reason.since, votes.join(", "))
        }
        _ => format!("gate {name} was decided on {}: exit", reason.since),
    }
}

/// What a usual gate is called.
#[must_use]
pub const fn usual_name(gate: UsualGate) -> &'static str {
    match gate {
        UsualGate::Traction => "Early traction",
        UsualGate::ValueHypothesis => "Value hypothesis",
        UsualGate::FirstYear => "First year",
    }
}

/// What is asked there.
#[must_use]
pub const fn usual_question(gate: UsualGate) -> &'static str {
    match gate {
        UsualGate::Traction => "Do the intended customers use it?",
        UsualGate::ValueHypothesis => "Does each party receive what it joined for?",
        UsualGate::FirstYear => "Knowing what we know now, would we sign on these terms again?",
    }
}

/// Whether what a missed gate asks cannot be read.
fn misses(charter: &Charter) -> bool {
    let mut gates = charter.gates.get().into_iter().flat_map(|gates| gates.values());
    gates.any(|gate| gate.if_missed.is_invalid())
}

/// Why the commitment is not known: which of the sections and records that it rests on could not be read.
#[must_use]
pub fn commitment_unread(partnership: &Partnership, schedule: &GateSchedule) -> String {
    let charter = &partnership.charter.value;
    let sections = [
        ("`parties`", !charter.knows_parties()),
        ("`gates`", charter.gates.is_invalid() || misses(charter)),
        ("`stage`", charter.stage.is_invalid()),
        ("`term`", waits_for_term(charter) || charter.term.and(|term| &term.start).is_invalid()),
    ];
    let sections = sections.into_iter().filter(|(_, is_so)| *is_so).map(|(name, _)| name.to_owned());
    let records = partnership.records.unread_of(DocumentKind::Decision).map(|it| format!("`{}`", it.path));
    let unread: Vec<String> = sections.chain(records).chain(unread_votes(partnership, schedule)).collect();
    format!("{} cannot be read", series(&unread))
}

/// `the vote of Halden Medical in `decisions/g1.yaml``, once for each.
fn unread_votes<'a>(
    partnership: &'a Partnership,
    schedule: &'a GateSchedule,
) -> impl Iterator<Item = String> + 'a {
    let unread = schedule.gates.iter().filter(|gate| gate.state == GateState::Unknown);
    let votes: BTreeSet<(usize, &str)> = unread
        .flat_map(|gate| gate.unread_votes.iter().map(|vote| (vote.record, vote.party.as_str())))
        .collect();
    votes.into_iter().filter_map(|(record, party)| {
        let path = &partnership.records.decisions.get(record)?.source.path;
        Some(format!("the vote of {} in `{path}`", partnership.charter.value.party_name(party)))
    })
}

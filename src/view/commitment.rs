//! The commitment in force, told the same by every command that speaks of the state of a partnership [S2].

use schemars::JsonSchema;
use serde::Serialize;

use super::place::lines_of;
use super::{Page, Text, tones};
use crate::document::Field;
use crate::document::charter::Charter;
use crate::document::scalar::Date;
use crate::method::gates::{
    CommitmentReason, CommitmentState, EffectiveCommitment, GateSchedule, GateStatus,
};
use crate::partnership::Partnership;
use crate::survey::Surveyed;
use crate::wording::gates::{commitment_name, commitment_unread, explained, why_not_started};

/// Whether a gate stands in the charter of which nothing can be told.
pub(super) fn has_unreadable_gates(partnership: &Partnership) -> bool {
    let gates = &partnership.charter.value.gates;
    gates.is_invalid() || gates.get().is_some_and(|gates| gates.0.iter().any(Field::is_invalid))
}

/// What is in force since when, with every reason.
pub(super) fn say(page: &mut Page, surveyed: &Surveyed<'_>, as_of: Date) {
    let partnership = surveyed.partnership;
    let schedule = &surveyed.assessment.gates;
    let Some(in_force) = &schedule.commitment else {
        let why = commitment_unread(partnership, schedule);
        page.say(format!("Commitment not known: {why}; `partner check` has the details."));
        return;
    };
    if has_unreadable_gates(partnership) {
        page.say("Some gates cannot be read and are left out; `partner check` has the details.");
        if schedule.gates.is_empty() {
            return;
        }
    }
    if schedule.gates.is_empty() {
        page.say(
            "No gates yet: no date is set on which the parties decide whether to continue. `partner gates --suggest` proposes the standard ones.",
        );
        return;
    }
    page.say(headline(in_force, &partnership.charter.value, as_of));
    let reason = |reason: &CommitmentReason| {
        let place = format!("gates[{}]", reason.gate);
        let said = explained(&partnership.charter.value, schedule, reason);
        Text::default().and(said).and(lines_of(partnership, &[place]))
    };
    page.list(in_force.reasons.iter().map(reason).collect());
}

fn headline(commitment: &EffectiveCommitment, charter: &Charter, as_of: Date) -> Text {
    let name = commitment_name(commitment.state);
    let text =
        Text::default().and("Commitment in force: ").toned(name, tones::of_commitment(commitment.state));
    match commitment.cause() {
        Some(cause) => text.and(format!(" since {}", cause.since)),
        None if commitment.state == CommitmentState::Full => text.and("; no gate has reduced it"),
        None if commitment.state == CommitmentState::NotStarted => {
            text.and(format!("; {}", why_not_started(charter, as_of)))
        }
        None => text,
    }
}

/// The commitment in force, or what one gate asks of it.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Commitment<'a> {
    /// How much of the partnership is in force.
    state: CommitmentState,
    /// Since which day; null where it is full or has not started.
    since: Option<Date>,
    /// The gate that decides; null where it is full or has not started.
    gate: Option<&'a str>,
    /// Every reason for less than a full commitment, strictest first.
    reasons: Vec<ReasonForLess<'a>>,
}

/// A reason for less than a full commitment.
#[derive(Debug, Serialize, JsonSchema)]
struct ReasonForLess<'a> {
    /// What follows from it.
    state: CommitmentState,
    /// From which day on.
    since: Date,
    /// The gate that it comes from.
    gate: Option<&'a str>,
    /// Whether the day of the gate has passed without a decision; otherwise the votes say so.
    missed: bool,
    /// What has happened, in words.
    why: String,
}

/// The commitment in force; `None` where the parties or the gates cannot be read.
pub(super) fn data<'a>(partnership: &Partnership, schedule: &'a GateSchedule) -> Option<Commitment<'a>> {
    Some(entry(partnership, schedule, schedule.commitment.as_ref()?))
}

/// What one gate asks of the commitment; `None` where nobody can tell.
pub(super) fn of_gate<'a>(
    partnership: &Partnership,
    schedule: &'a GateSchedule,
    gate: &GateStatus,
) -> Option<Commitment<'a>> {
    Some(entry(partnership, schedule, &gate.commitment()?))
}

fn entry<'a>(
    partnership: &Partnership,
    schedule: &'a GateSchedule,
    commitment: &EffectiveCommitment,
) -> Commitment<'a> {
    let id = |index| schedule.gates.iter().find(|gate| gate.index == index).map(|gate| gate.id.as_str());
    let reason = |reason: &CommitmentReason| ReasonForLess {
        state: reason.state,
        since: reason.since,
        gate: id(reason.gate),
        missed: reason.is_missed,
        why: explained(&partnership.charter.value, schedule, reason),
    };
    let cause = commitment.cause();
    Commitment {
        state: commitment.state,
        since: cause.map(|cause| cause.since),
        gate: cause.and_then(|cause| id(cause.gate)),
        reasons: commitment.reasons.iter().map(reason).collect(),
    }
}

//! The commitment in force, told the same by every command that speaks of the state of a partnership [S2].

use serde::Serialize;

use super::place::lines_of;
use super::{Page, Text};
use crate::document::Field;
use crate::method::gates::{CommitmentReason, CommitmentState, EffectiveCommitment};
use crate::partnership::Partnership;
use crate::survey::Surveyed;
use crate::wording::gates::{commitment_name, commitment_unread, explained};

/// Whether a gate stands in the charter of which nothing can be told.
pub(super) fn has_unreadable_gates(partnership: &Partnership) -> bool {
    let gates = &partnership.charter.value.gates;
    gates.is_invalid() || gates.get().is_some_and(|gates| gates.0.iter().any(Field::is_invalid))
}

/// What is in force since when, with every reason.
pub(super) fn say(page: &mut Page, surveyed: &Surveyed<'_>) {
    let partnership = surveyed.partnership;
    let schedule = &surveyed.assessment.gates;
    let Some(in_force) = &schedule.commitment else {
        let why = commitment_unread(partnership);
        page.say(format!("Commitment not known: {why}; `partner check` tells more."));
        return;
    };
    if has_unreadable_gates(partnership) {
        page.say(
            "Not all gates of this charter can be read, and those are not shown; `partner check` tells more.",
        );
        if schedule.gates.is_empty() {
            return;
        }
    }
    if schedule.gates.is_empty() {
        page.say(
            "No gates yet: no day is set on which the parties decide whether to go on. `partner gates --suggest` \
             proposes the usual ones.",
        );
        return;
    }
    page.say(headline(in_force));
    let reason = |reason: &CommitmentReason| {
        let place = format!("gates[{}]", reason.gate);
        let said = explained(&partnership.charter.value, schedule, reason);
        Text::default().and(said).and(lines_of(partnership, &[place]))
    };
    page.list(in_force.reasons.iter().map(reason).collect());
}

fn headline(commitment: &EffectiveCommitment) -> Text {
    let name = commitment_name(commitment.state);
    let text = Text::default().and("Commitment in force: ").strong(name);
    match commitment.cause() {
        Some(cause) => text.and(format!(" since {}", cause.since)),
        None if commitment.state == CommitmentState::Full => text.and(", for no gate asks for anything else"),
        None => text,
    }
}

/// The commitment in force, for programs.
#[derive(Serialize)]
pub(super) struct Commitment<'a> {
    state: &'static str,
    since: Option<String>,
    gate: Option<&'a str>,
    reasons: Vec<Reason<'a>>,
}

#[derive(Serialize)]
struct Reason<'a> {
    state: &'static str,
    since: String,
    gate: Option<&'a str>,
    /// Whether the gate's day passed without a decision; else the votes say so.
    missed: bool,
    because: String,
}

/// The commitment for programs; `None` where the parties or the gates cannot be read.
pub(super) fn json<'a>(surveyed: &'a Surveyed<'_>) -> Option<Commitment<'a>> {
    let schedule = &surveyed.assessment.gates;
    let charter = &surveyed.partnership.charter.value;
    let commitment = schedule.commitment.as_ref()?;
    let id = |index| schedule.gates.iter().find(|gate| gate.index == index).map(|gate| gate.id.as_str());
    Some(Commitment {
        state: commitment.state.as_str(),
        since: commitment.cause().map(|cause| cause.since.to_string()),
        gate: commitment.cause().and_then(|cause| id(cause.gate)),
        reasons: commitment
            .reasons
            .iter()
            .map(|reason| Reason {
                state: reason.state.as_str(),
                since: reason.since.to_string(),
                gate: id(reason.gate),
                missed: reason.is_missed,
                because: explained(charter, schedule, reason),
            })
            .collect(),
    })
}

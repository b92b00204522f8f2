//! A gate as a row.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Gates, Scheduled};
use crate::document::Field;
use crate::document::charter::gates::Gate;
use crate::document::scalar::{Date, Text};
use crate::method::gates::{CommitmentState, GateState, GateStatus};
use crate::view::Line;
use crate::view::place::line_of;

/// A gate.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GateRow<'a> {
    /// The date judged as of.
    as_of: Date,
    /// The id of the partnership.
    partnership: &'a str,
    /// The gate's id, otherwise its number from 1.
    gate: &'a str,
    /// What people call it.
    name: &'a Field<Text>,
    /// Its day, the latest one where it waits for an event; null where that is not known.
    due: Option<Date>,
    /// The event that it waits for, as long as that has not happened.
    waits_for: Option<&'a Text>,
    /// Where it stands.
    state: GateState,
    /// How many days are left; below zero once its day has passed.
    days_left: Option<i64>,
    /// What is decided.
    question: &'a Field<Text>,
    /// The parties that have not voted.
    missing_votes: &'a [String],
    /// The parties whose vote was recorded and cannot be read.
    unread_votes: Vec<&'a str>,
    /// What the gate asks of the commitment today; null where nobody can tell.
    commitment_state: Option<CommitmentState>,
    /// What the commitment is where its day passes without a decision; null where that is not known or cannot happen any more.
    missed_state: Option<CommitmentState>,
    /// From which day on.
    missed_since: Option<Date>,
    /// The file.
    path: &'a str,
    /// The place by names.
    yaml_path: String,
    /// The line, counted from 1.
    line: Option<usize>,
}

pub(super) fn rows<'a>(gates: &'a Gates<'a>) -> impl Iterator<Item = Line<'a>> {
    let rows = |scheduled: &'a Scheduled<'a>| {
        scheduled.gates().map(move |(gate, status)| Line::Gates(Box::new(row(scheduled, gate, status))))
    };
    gates.scheduled.iter().flat_map(rows)
}

fn row<'a>(scheduled: &'a Scheduled<'a>, gate: &'a Gate, status: &'a GateStatus) -> GateRow<'a> {
    let partnership = scheduled.surveyed.partnership;
    let yaml_path = format!("gates[{}]", status.index);
    let missed = status.if_missed(gate);
    GateRow {
        as_of: scheduled.as_of,
        partnership: &partnership.id,
        gate: &status.id,
        name: &gate.name,
        due: status.due,
        waits_for: status.waits_for.as_ref(),
        state: status.state,
        days_left: status.due.map(|due| scheduled.as_of.days_until(due)),
        question: &gate.question,
        missing_votes: &status.missing_votes,
        unread_votes: status.unread_votes.iter().map(|vote| vote.party.as_str()).collect(),
        commitment_state: status.commitment().map(|it| it.state),
        missed_state: missed.map(|(state, _)| state),
        missed_since: missed.map(|(_, since)| since),
        path: &partnership.charter.source.path,
        line: line_of(partnership, &yaml_path),
        yaml_path,
    }
}

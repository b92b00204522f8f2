//! The gates for a spreadsheet: a row for each.

use super::{Gates, schedule};
use crate::method::gates::CommitmentState;
use crate::view::{Cell, Table, Text};

pub(super) fn sheet(gates: &Gates<'_>) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "gate",
        "name",
        "due",
        "days_left",
        "state",
        "question",
        "criteria",
        "deciders",
        "votes",
        "missing_votes",
        "unread_votes",
        "if_missed",
        "gate_commitment",
        "gate_commitment_since",
        "commitment",
        "commitment_since",
    ]);
    // What stands in a charter is text, backticks and all.
    let text = |text: String| Cell::from(Text::default().and(text));
    for scheduled in &gates.scheduled {
        let partnership = scheduled.surveyed.partnership;
        let charter = &partnership.charter.value;
        let commitment = scheduled.surveyed.assessment.gates.commitment.as_ref();
        let since =
            commitment.and_then(|it| it.cause()).map(|cause| cause.since.to_string()).unwrap_or_default();
        for (gate, status) in scheduled.gates() {
            let criteria = gate.criteria.get().into_iter().flat_map(|criteria| criteria.values());
            let criteria: Vec<&str> = criteria.map(|criterion| criterion.as_str()).collect();
            let deciders = charter.party_ids().into_iter().filter_map(|party| {
                schedule::decider(gate, party).map(|decider| format!("{party}={decider}"))
            });
            let votes = status.votes.iter().map(|vote| format!("{}={} {}", vote.party, vote.vote, vote.date));
            let consequence = status.consequence();
            let asked = consequence.map_or(CommitmentState::Full, |(state, _)| state);
            let missed = status.if_missed(gate);
            table.row([
                text(partnership.id.clone()),
                text(status.id.clone()),
                text(gate.name.get().map(|name| name.as_str().to_owned()).unwrap_or_default()),
                text(status.due.map(|due| due.to_string()).unwrap_or_default()),
                text(status.due.map(|due| scheduled.as_of.days_until(due).to_string()).unwrap_or_default()),
                text(status.state.to_string()),
                text(gate.question.get().map(|question| question.as_str().to_owned()).unwrap_or_default()),
                text(criteria.join("; ")),
                text(deciders.collect::<Vec<_>>().join("; ")),
                text(votes.collect::<Vec<_>>().join("; ")),
                text(status.missing_votes.join("; ")),
                text(
                    status.unread_votes.iter().map(|vote| vote.party.as_str()).collect::<Vec<_>>().join("; "),
                ),
                text(missed.map(|(state, _)| state.to_string()).unwrap_or_default()),
                text(commitment.map(|_| asked.to_string()).unwrap_or_default()),
                text(consequence.map(|(_, since)| since.to_string()).unwrap_or_default()),
                text(commitment.map(|it| it.state.to_string()).unwrap_or_default()),
                text(since.clone()),
            ]);
        }
    }
    table
}

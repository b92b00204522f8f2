//! The table of the gates: when, what is asked, who decides, and what was decided.

use super::Scheduled;
use crate::document::charter::gates::Gate;
use crate::document::records::decision::Vote;
use crate::grammar::counted;
use crate::method::gates::{CountedVote, GateState, GateStatus};
use crate::view::{Cell, Page, Table, Text, Tone};
use crate::wording::days::from_now;
use crate::wording::gates::{coming_effect, gate_name};

pub(super) fn show(page: &mut Page, scheduled: &Scheduled<'_>) {
    let mut table = Table::with_columns(["due", "gate", "who decides", "if missed"]);
    for (gate, status) in scheduled.gates() {
        table.row([
            when(scheduled, status),
            asks(gate, status),
            decides(scheduled, gate, status),
            missed(gate, status),
        ]);
    }
    if !table.rows.is_empty() {
        page.heading("Gates");
        page.table(table);
    }
}

/// The day, how far it is, and where the gate stands.
fn when(scheduled: &Scheduled<'_>, status: &GateStatus) -> Cell {
    let mut lines = match (status.due, &status.waits_for) {
        (Some(due), Some(_)) => vec![format!("latest {due}"), from_now(scheduled.as_of, due)],
        (Some(due), None) => vec![due.to_string(), from_now(scheduled.as_of, due)],
        (None, Some(_)) => vec!["no latest date".to_owned()],
        (None, None) => vec!["no date known".to_owned()],
    };
    lines.extend(status.waits_for.as_ref().map(|event| format!("waits for: {event}")));
    let (tone, state) = state(scheduled, status);
    lines.extend(state);
    Cell { lines: lines.into_iter().map(|line| Text::default().and(line)).collect(), tone }
}

/// The state, and what the votes or the day have come to.
fn state(scheduled: &Scheduled<'_>, status: &GateStatus) -> (Tone, Vec<String>) {
    match status.state {
        GateState::Upcoming if status.due.is_none() => (Tone::Caution, Vec::new()),
        GateState::Upcoming => (Tone::Plain, vec!["upcoming".to_owned()]),
        GateState::Waiting => (Tone::Plain, Vec::new()),
        GateState::Unknown => (Tone::Caution, vec!["state not known".to_owned()]),
        GateState::DueSoon => (Tone::Caution, vec!["due soon".to_owned()]),
        GateState::Overdue => (Tone::Bad, vec!["overdue".to_owned()]),
        GateState::Decided => decided(status),
        GateState::Deadlocked => {
            let last = status.votes.iter().map(|vote| vote.date).max();
            let mut lines = vec!["deadlocked".to_owned()];
            lines.extend(last.map(|last| format!("since {last}")));
            if status.due.is_some_and(|due| due < scheduled.as_of) {
                lines.push("and overdue".to_owned());
            }
            (Tone::Bad, lines)
        }
    }
}

fn decided(status: &GateStatus) -> (Tone, Vec<String>) {
    let vote = status.votes.first().map(|vote| vote.vote.as_str()).unwrap_or_default();
    let mut lines = vec![format!("decided: {vote}")];
    let last = status.votes.iter().map(|vote| vote.date).max();
    lines.extend(last.map(|last| last.to_string()));
    if let Some((due, last)) = status.due.zip(last).filter(|(due, last)| due < last) {
        let days = usize::try_from(due.days_until(last)).unwrap_or(usize::MAX);
        lines.push(format!("{} late", counted(days, "day")));
    }
    (if status.is_exit() { Tone::Bad } else { Tone::Good }, lines)
}

/// What the gate is called, its id, the question and the criteria.
fn asks(gate: &Gate, status: &GateStatus) -> Cell {
    let name = Text::default().strong(gate_name(gate, status));
    let mut lines = vec![match gate.id.get().filter(|_| gate.name.is_given()) {
        Some(id) => name.and(" ").code(id.as_str()),
        None => name,
    }];
    let question = gate.question.get().map(|question| question.as_str());
    lines.push(Text::default().and(question.unwrap_or("no question yet")));
    match gate.criteria.get().filter(|criteria| !criteria.is_empty()) {
        Some(criteria) => {
            lines.extend(criteria.values().map(|it| Text::default().and(format!("- {}", it.as_str()))));
        }
        None => lines.push(Text::default().and("no criteria yet")),
    }
    Cell::of_lines(lines)
}

/// A line for each side: who decides, and how it has voted.
fn decides(scheduled: &Scheduled<'_>, gate: &Gate, status: &GateStatus) -> Cell {
    let charter = &scheduled.surveyed.partnership.charter.value;
    if !charter.knows_parties() {
        return Cell::toned("not known: `parties` cannot be read", Tone::Caution);
    }
    let line = |party: &&str| {
        let decider = decider(gate, party).unwrap_or("no one named");
        let vote = match status.votes.iter().find(|vote| vote.party == **party) {
            Some(vote) => voted(scheduled, gate, vote),
            None if status.unread_votes.iter().any(|vote| vote.party == **party) => {
                "vote cannot be read".to_owned()
            }
            None if status.state == GateState::Overdue => "has not voted".to_owned(),
            None => "no vote yet".to_owned(),
        };
        Text::default().name(charter.party_name(party)).and(format!(": {decider}, {vote}"))
    };
    Cell::of_lines(charter.party_ids().iter().map(line).collect())
}

pub(super) fn decider<'a>(gate: &'a Gate, party: &str) -> Option<&'a str> {
    Some(gate.deciders.get()?.of(party).get()?.name())
}

/// The vote as it was cast, where its record says more than that it was cast.
pub(super) fn vote_of<'a>(scheduled: &Scheduled<'a>, vote: &CountedVote) -> Option<&'a Vote> {
    let record = scheduled.surveyed.partnership.records.decisions.get(vote.record)?;
    record.value.votes.get()?.of(&vote.party).get().copied()
}

fn voted(scheduled: &Scheduled<'_>, gate: &Gate, vote: &CountedVote) -> String {
    let voter = vote_of(scheduled, vote).and_then(|vote| vote.by.get());
    let decider = gate.deciders.get().and_then(|deciders| deciders.of(&vote.party).get().copied());
    // Somebody else's vote is worth a look.
    let by = voter.filter(|voter| decider.is_none_or(|decider| !decider.is_same(voter)));
    let by = by.map(|voter| format!(" by {}", voter.name())).unwrap_or_default();
    format!("{}{by} on {}", vote.vote, vote.date)
}

/// What happens when nobody decides, and from which day on.
fn missed(gate: &Gate, status: &GateStatus) -> Cell {
    let Some((state, since)) = status.if_missed(gate) else { return "\u{2013}".into() };
    let default = if gate.if_missed.is_given() { "" } else { ", by default" };
    Text::default().and(format!("{} from {since}{default}", coming_effect(state))).into()
}

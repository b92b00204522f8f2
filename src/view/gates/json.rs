//! The gates for programs.

use serde::Serialize;

use super::{Scheduled, calendar, schedule, suggest};
use crate::document::charter::gates::Gate;
use crate::method::calendar::Event;
use crate::method::gates::{CommitmentState, CountedVote, GateState, GateStatus};
use crate::view::commitment::{self, Commitment};
use crate::view::head::Head;
use crate::view::place::line_of;
use crate::wording::calendar::what;

#[derive(Serialize)]
pub(super) struct Partnership<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// Null where the parties or the gates cannot be read.
    commitment: Option<Commitment<'a>>,
    gates: Vec<GateEntry<'a>>,
    phases: Vec<Phase>,
    window: Window,
    calendar: Vec<EventEntry<'a>>,
    /// The usual gates that could be added.
    suggested: Vec<suggest::Suggested<'a>>,
}

#[derive(Serialize)]
struct GateEntry<'a> {
    id: &'a str,
    name: Option<&'a str>,
    due: Option<String>,
    state: &'static str,
    days_left: Option<i64>,
    question: Option<&'a str>,
    criteria: Vec<&'a str>,
    deciders: serde_json::Map<String, serde_json::Value>,
    votes: Vec<VoteEntry<'a>>,
    missing_votes: &'a [String],
    /// What the gate asks of the commitment today.
    commitment: Option<GateCommitment>,
    if_missed: Option<GateCommitment>,
    path: &'a str,
    yaml_path: String,
    line: Option<usize>,
}

#[derive(Serialize)]
struct GateCommitment {
    state: &'static str,
    since: Option<String>,
}

#[derive(Serialize)]
struct VoteEntry<'a> {
    party: &'a str,
    vote: &'static str,
    date: String,
    by: Option<&'a str>,
    note: Option<&'a str>,
    path: &'a str,
}

#[derive(Serialize)]
struct Phase {
    phase: &'static str,
    first: String,
    /// The last day; null where it goes on to the end of the partnership.
    last: Option<String>,
    /// Whether one of its days follows from the usual weeks: nobody has agreed on it.
    usual: bool,
}

/// From which day to which the calendar goes; what is overdue from before stands in it all the same.
#[derive(Serialize)]
struct Window {
    first: String,
    last: String,
}

#[derive(Serialize)]
struct EventEntry<'a> {
    day: String,
    days_left: i64,
    kind: &'static str,
    what: String,
    /// Whether its day follows from the usual weeks: nobody has agreed on it.
    usual: bool,
    state: &'static str,
    who: &'a [String],
    path: &'a str,
    yaml_path: &'a str,
    line: Option<usize>,
}

pub(super) fn partnership<'a>(scheduled: &'a Scheduled<'a>) -> Partnership<'a> {
    let partnership = scheduled.surveyed.partnership;
    let phases = &scheduled.surveyed.assessment.phases.phases;
    Partnership {
        head: Head::of(partnership),
        commitment: commitment::json(scheduled.surveyed),
        gates: scheduled.gates().map(|(gate, status)| entry(scheduled, gate, status)).collect(),
        phases: phases
            .iter()
            .filter(|days| days.end.is_none_or(|end| days.first < end))
            .map(|days| Phase {
                phase: days.phase.as_str(),
                first: days.first.to_string(),
                last: days.last().map(|last| last.to_string()),
                usual: days.is_usual(),
            })
            .collect(),
        window: Window {
            first: scheduled.calendar.first.to_string(),
            last: scheduled.calendar.last.to_string(),
        },
        calendar: scheduled.calendar.events.iter().map(|event| event_entry(scheduled, event)).collect(),
        suggested: suggest::suggested(scheduled),
    }
}

fn entry<'a>(scheduled: &'a Scheduled<'a>, gate: &'a Gate, status: &'a GateStatus) -> GateEntry<'a> {
    let partnership = scheduled.surveyed.partnership;
    let decider = |party: &str| match schedule::decider(gate, party) {
        Some(decider) => serde_json::Value::from(decider),
        None => serde_json::Value::Null,
    };
    let criteria = gate.criteria.get().into_iter().flat_map(|criteria| criteria.values());
    let yaml_path = format!("gates[{}]", status.index);
    let consequence = status.consequence();
    GateEntry {
        id: &status.id,
        name: gate.name.get().map(|name| name.as_str()),
        due: status.due.map(|due| due.to_string()),
        state: status.state.as_str(),
        days_left: status.due.map(|due| scheduled.as_of.days_until(due)),
        question: gate.question.get().map(|question| question.as_str()),
        criteria: criteria.map(|criterion| criterion.as_str()).collect(),
        deciders: partnership
            .charter
            .value
            .party_ids()
            .into_iter()
            .map(|party| (party.to_owned(), decider(party)))
            .collect(),
        votes: status.votes.iter().map(|vote| vote_entry(scheduled, vote)).collect(),
        missing_votes: &status.missing_votes,
        commitment: (status.state != GateState::Unknown).then(|| GateCommitment {
            state: consequence.map_or(CommitmentState::Full, |(state, _)| state).as_str(),
            since: consequence.map(|(_, since)| since.to_string()),
        }),
        if_missed: status
            .if_missed(gate)
            .map(|(state, since)| GateCommitment { state: state.as_str(), since: Some(since.to_string()) }),
        path: &partnership.charter.source.path,
        line: line_of(partnership, &yaml_path),
        yaml_path,
    }
}

fn vote_entry<'a>(scheduled: &'a Scheduled<'a>, vote: &'a CountedVote) -> VoteEntry<'a> {
    let cast = schedule::vote_of(scheduled, vote);
    let record = scheduled.surveyed.partnership.records.decisions.get(vote.record);
    VoteEntry {
        party: &vote.party,
        vote: vote.vote.as_str(),
        date: vote.date.to_string(),
        by: cast.and_then(|cast| cast.by.get()).map(|by| by.name()),
        note: cast.and_then(|cast| cast.note.get()).map(|note| note.as_str()),
        path: record.map_or("", |record| record.source.path.as_str()),
    }
}

fn event_entry<'a>(scheduled: &'a Scheduled<'a>, event: &'a Event) -> EventEntry<'a> {
    let partnership = scheduled.surveyed.partnership;
    let (path, line) = calendar::origin(partnership, event);
    EventEntry {
        day: event.day.to_string(),
        days_left: scheduled.as_of.days_until(event.day),
        kind: event.occasion.kind(),
        what: what(&partnership.charter.value, event),
        usual: event.is_usual,
        state: event.state.as_str(),
        who: &event.who,
        path,
        yaml_path: &event.origin.path,
        line,
    }
}

//! The gates for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Scheduled, calendar, schedule, suggest};
use crate::document::charter::gates::Gate;
use crate::document::records::decision::VoteKind;
use crate::document::scalar::{Date, Text};
use crate::document::{Field, List};
use crate::method::calendar::{Event, EventState, Waiting};
use crate::method::gates::{CommitmentState, CountedVote, GateState, GateStatus};
use crate::method::phases::Phase;
use crate::view::commitment::{self, Commitment};
use crate::view::data::ForEachParty;
use crate::view::head::Head;
use crate::view::place::line_of;
use crate::wording::calendar::{waiting as waiting_in_words, what};

/// The gates and the calendar of a partnership.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GatesData<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The commitment in force; null where the parties or the gates cannot be read.
    commitment: Option<Commitment<'a>>,
    /// The gates that can be read, in the order of the charter.
    gates: Vec<GateEntry<'a>>,
    /// The phases, in order.
    phases: Vec<PhaseEntry>,
    /// From which day to which the calendar goes; what is overdue from before is in it all the same.
    window: Window,
    /// The days on which somebody must act.
    calendar: Vec<EventEntry<'a>>,
    /// What waits for an event and has no latest day.
    waiting: Vec<WaitingEntry<'a>>,
    /// The standard gates that could be added.
    suggested_gates: Vec<suggest::SuggestedGate<'a>>,
}

/// A gate.
#[derive(Debug, Serialize, JsonSchema)]
struct GateEntry<'a> {
    /// Its id, otherwise its number from 1.
    id: &'a str,
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
    /// What must be true to go on.
    criteria: Vec<&'a Text>,
    /// Who decides for each party; null for no one named.
    deciders: ForEachParty<'a, Option<&'a str>>,
    /// The votes that count.
    votes: Vec<VoteEntry<'a>>,
    /// The parties that have not voted.
    missing_votes: &'a [String],
    /// The parties whose vote was recorded and cannot be read.
    unread_votes: Vec<&'a str>,
    /// What the gate asks of the commitment today; null where nobody can tell.
    commitment: Option<Commitment<'a>>,
    /// What follows where its day passes without a decision; null where that is not known or cannot happen any more.
    if_missed: Option<Missed>,
    /// The file.
    path: &'a str,
    /// The place by names.
    yaml_path: String,
    /// The line, counted from 1.
    line: Option<usize>,
}

/// What follows where the day of a gate passes without a decision.
#[derive(Debug, Serialize, JsonSchema)]
struct Missed {
    /// How much of the partnership is in force then.
    state: CommitmentState,
    /// From which day on.
    since: Date,
}

/// The vote of a party.
#[derive(Debug, Serialize, JsonSchema)]
struct VoteEntry<'a> {
    /// The party.
    party: &'a str,
    /// Its vote.
    vote: VoteKind,
    /// The day on which it was cast.
    date: Date,
    /// Who cast it.
    by: Option<&'a str>,
    /// What was added.
    note: Option<&'a Text>,
    /// The record.
    path: &'a str,
}

/// A phase.
#[derive(Debug, Serialize, JsonSchema)]
struct PhaseEntry {
    /// Which phase.
    phase: Phase,
    /// Its first day.
    first: Date,
    /// Its last day; null where it goes on to the end of the partnership.
    last: Option<Date>,
    /// Whether one of its days is assumed from the standard timetable.
    usual: bool,
}

/// A stretch of days.
#[derive(Debug, Serialize, JsonSchema)]
struct Window {
    /// The first day.
    first: Date,
    /// The last day.
    last: Option<Date>,
}

/// Something to be done on a day.
#[derive(Debug, Serialize, JsonSchema)]
struct EventEntry<'a> {
    /// The day.
    day: Date,
    /// How many days are left; below zero once it has passed.
    days_left: i64,
    /// What sort of event it is.
    kind: &'static str,
    /// What it is, in words.
    what: String,
    /// Whether its day is assumed from the standard timetable.
    usual: bool,
    /// The event that it waits for, as long as that has not happened: the day is the latest one.
    waits_for: Option<&'a Text>,
    /// Where it stands.
    state: EventState,
    /// Who must act.
    who: &'a [String],
    /// The file that it follows from.
    path: &'a str,
    /// The place by names.
    yaml_path: &'a str,
    /// The line, counted from 1.
    line: Option<usize>,
}

/// Something that waits for an event and has no latest day.
#[derive(Debug, Serialize, JsonSchema)]
struct WaitingEntry<'a> {
    /// What sort of event it is.
    kind: &'static str,
    /// What it is, in words.
    what: String,
    /// The event that it waits for.
    waits_for: &'a Text,
    /// The file.
    path: &'a str,
    /// The place by names.
    yaml_path: &'a str,
    /// The line, counted from 1.
    line: Option<usize>,
}

pub(super) fn partnership<'a>(scheduled: &'a Scheduled<'a>) -> GatesData<'a> {
    let (partnership, assessment) = (scheduled.surveyed.partnership, &scheduled.surveyed.assessment);
    let phases = assessment.phases.phases.iter().filter(|days| days.end.is_none_or(|end| days.first < end));
    let phase = |days: &crate::method::phases::PhaseDays| PhaseEntry {
        phase: days.phase,
        first: days.first,
        last: days.last(),
        usual: days.is_usual(),
    };
    GatesData {
        head: Head::of(partnership),
        commitment: commitment::data(partnership, &assessment.gates),
        gates: scheduled.gates().map(|(gate, status)| entry(scheduled, gate, status)).collect(),
        phases: phases.map(phase).collect(),
        window: Window { first: scheduled.calendar.first, last: Some(scheduled.calendar.last) },
        calendar: scheduled.calendar.events.iter().map(|event| event_entry(scheduled, event)).collect(),
        waiting: scheduled.calendar.waiting.iter().map(|it| waiting_entry(scheduled, it)).collect(),
        suggested_gates: suggest::suggested(scheduled),
    }
}

fn waiting_entry<'a>(scheduled: &'a Scheduled<'a>, waiting: &'a Waiting) -> WaitingEntry<'a> {
    let partnership = scheduled.surveyed.partnership;
    WaitingEntry {
        kind: waiting.occasion.kind(),
        what: waiting_in_words(&partnership.charter.value, waiting),
        waits_for: &waiting.waits_for,
        path: &partnership.charter.source.path,
        yaml_path: &waiting.origin.path,
        line: line_of(partnership, &waiting.origin.path),
    }
}

fn entry<'a>(scheduled: &'a Scheduled<'a>, gate: &'a Gate, status: &'a GateStatus) -> GateEntry<'a> {
    let partnership = scheduled.surveyed.partnership;
    let parties = partnership.charter.value.party_ids().into_iter();
    let yaml_path = format!("gates[{}]", status.index);
    GateEntry {
        id: &status.id,
        name: &gate.name,
        due: status.due,
        waits_for: status.waits_for.as_ref(),
        state: status.state,
        days_left: status.due.map(|due| scheduled.as_of.days_until(due)),
        question: &gate.question,
        criteria: gate.criteria.get().into_iter().flat_map(List::values).collect(),
        deciders: ForEachParty(parties.map(|party| (party, schedule::decider(gate, party))).collect()),
        votes: status.votes.iter().map(|vote| vote_entry(scheduled, vote)).collect(),
        missing_votes: &status.missing_votes,
        unread_votes: status.unread_votes.iter().map(|vote| vote.party.as_str()).collect(),
        commitment: commitment::of_gate(partnership, &scheduled.surveyed.assessment.gates, status),
        if_missed: status.if_missed(gate).map(|(state, since)| Missed { state, since }),
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
        vote: vote.vote,
        date: vote.date,
        by: cast.and_then(|cast| cast.by.get()).map(|by| by.name()),
        note: cast.and_then(|cast| cast.note.get()),
        path: record.map_or("", |record| record.source.path.as_str()),
    }
}

fn event_entry<'a>(scheduled: &'a Scheduled<'a>, event: &'a Event) -> EventEntry<'a> {
    let partnership = scheduled.surveyed.partnership;
    let (path, line) = calendar::origin(partnership, event);
    EventEntry {
        day: event.day,
        days_left: scheduled.as_of.days_until(event.day),
        kind: event.occasion.kind(),
        what: what(&partnership.charter.value, event),
        usual: event.is_usual,
        waits_for: event.waits_for.as_ref(),
        state: event.state,
        who: &event.who,
        path,
        yaml_path: &event.origin.path,
        line,
    }
}

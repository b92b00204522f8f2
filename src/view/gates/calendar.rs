//! The calendar for people: a table of days, or a picture of them.

use super::Scheduled;
use crate::document::charter::Charter;
use crate::document::charter::gates::Gate;
use crate::document::scalar::{Date, Duration};
use crate::grammar::series;
use crate::method::calendar::{Event, EventState, Occasion, Waiting};
use crate::method::gates::{CommitmentState, GateState, GateStatus};
use crate::partnership::Partnership;
use crate::view::place::{line_in, line_of};
use crate::view::{Cell, Mark, Page, Table, Text, Timeline, TimelineLine, Tone};
use crate::wording::calendar::{series_name, state, waiting, what};
use crate::wording::days::from_now;
use crate::wording::gates::{commitment_name, gate_name};

pub(super) fn show(page: &mut Page, scheduled: &Scheduled<'_>, is_drawn: bool) {
    let calendar = &scheduled.calendar;
    page.heading(format!("Calendar from {} to {}", calendar.first, calendar.last));
    if calendar.events.is_empty() {
        page.say("No dates in this period.");
    } else if is_drawn {
        page.timeline(timeline(scheduled));
    }
    rows(page, scheduled);
}

/// A row for each day.
pub(super) fn rows(page: &mut Page, scheduled: &Scheduled<'_>) {
    let calendar = &scheduled.calendar;
    waits(page, scheduled);
    if calendar.events.is_empty() {
        return;
    }
    let mut table = Table::with_columns(["day", "when", "what"]);
    for (day, events) in calendar.days() {
        let lines = events.iter().map(|event| line(scheduled.surveyed.partnership, event)).collect();
        table.row([
            Cell::from(day.to_string()),
            Cell::toned(from_now(scheduled.as_of, day), tone(events)),
            Cell::of_lines(lines),
        ]);
    }
    page.table(table);
}

/// What waits for an event and has no latest day, a point each.
fn waits(page: &mut Page, scheduled: &Scheduled<'_>) {
    let partnership = scheduled.surveyed.partnership;
    let point = |it: &Waiting| {
        let line = line_of(partnership, &it.origin.path).map(|line| format!(" (line {line})"));
        let said = waiting(&partnership.charter.value, it);
        Text::default().and(format!("{said}{}, with no latest day", line.unwrap_or_default()))
    };
    page.list(scheduled.calendar.waiting.iter().map(point).collect());
}

/// The worst of what falls on the day.
fn tone(events: &[Event]) -> Tone {
    let has = |state| events.iter().any(|event| event.state == state);
    match () {
        () if has(EventState::Overdue) => Tone::Bad,
        () if has(EventState::DueSoon) => Tone::Caution,
        () if has(EventState::Upcoming) => Tone::Plain,
        () => Tone::Quiet,
    }
}

/// `overdue: gate Value hypothesis (line 530), Marit de Boer and Katrin Vogt`.
fn line(partnership: &Partnership, event: &Event) -> Text {
    let charter = &partnership.charter.value;
    // What is to come needs no word: the day says it.
    let text = match event.state {
        EventState::Overdue => Text::default().strong(state(event.state)).and(": "),
        EventState::Done => Text::default().and(format!("{}: ", state(event.state))),
        EventState::Passed if event.is_only_planned() => {
            Text::default().and(format!("{}: ", state(event.state)))
        }
        EventState::Upcoming | EventState::DueSoon | EventState::Passed => Text::default(),
    };
    let what = what(charter, event);
    // A party whose name stands in it already need not be named again.
    let is_named = matches!(event.occasion, Occasion::Intent(_) | Occasion::Goal(_));
    let who = if event.who.is_empty() || is_named || !event.is_open() {
        String::new()
    } else {
        format!(", {}", series(&event.who))
    };
    text.and(what).and(place(partnership, event)).and(who)
}

/// ` (line 12)` of the charter, or the record with its line.
fn place(partnership: &Partnership, event: &Event) -> String {
    match spot(partnership, event) {
        (_, None) => String::new(),
        (Some(path), Some(line)) => format!(" ({path}:{line})"),
        (None, Some(line)) => format!(" (line {line})"),
    }
}

/// The file, where it is a record, and the line that the event follows from.
fn spot<'a>(partnership: &'a Partnership, event: &Event) -> (Option<&'a str>, Option<usize>) {
    let path = &event.origin.path;
    match event.origin.review.and_then(|review| partnership.records.reviews.get(review)) {
        Some(review) => (Some(&review.source.path), line_in(&review.source, path)),
        None => (None, line_of(partnership, path)),
    }
}

/// The file and the line that the event follows from.
pub(super) fn origin<'a>(partnership: &'a Partnership, event: &Event) -> (&'a str, Option<usize>) {
    let (path, line) = spot(partnership, event);
    (path.unwrap_or(&partnership.charter.source.path), line)
}

/// How far back the picture goes at most: what is overdue from before stands at its edge.
const MONTHS_BACK: u32 = 12;
/// The same in a report, where decided gates have a place.
const MONTHS_BACK_IN_REPORT: u32 = 36;

pub(super) fn timeline(scheduled: &Scheduled<'_>) -> Timeline {
    let (calendar, today) = (&scheduled.calendar, scheduled.as_of);
    let oldest = calendar.events.first().map_or(calendar.first, |event| event.day);
    let edge = today.minus(&Duration::of_months(MONTHS_BACK)).unwrap_or(today);
    let first = calendar.first.min(oldest.max(edge));
    let last = calendar.last.max(today);
    let charter = &scheduled.surveyed.partnership.charter.value;
    Timeline { first, last, today, lines: lines(charter, scheduled, first, last) }
}

/// The picture for a report: the gates that are decided too, however long ago, and the commitment in force.
pub(super) fn drawn(scheduled: &Scheduled<'_>) -> Timeline {
    let mut timeline = timeline(scheduled);
    let (today, charter) = (timeline.today, &scheduled.surveyed.partnership.charter.value);
    let edge = today.minus(&Duration::of_months(MONTHS_BACK_IN_REPORT)).unwrap_or(today);
    let decided = |(gate, status): (&Gate, &GateStatus)| {
        let day = status.votes.iter().map(|vote| vote.date).max().filter(|day| *day >= edge)?;
        let name = format!("gate {}", gate_name(gate, status));
        (status.state == GateState::Decided).then_some((day, name))
    };
    let mut gates: Vec<(Date, String)> = scheduled.gates().filter_map(decided).collect();
    gates.sort();
    if let Some((oldest, _)) = gates.first() {
        timeline.first = timeline.first.min(*oldest);
        timeline.lines = lines(charter, scheduled, timeline.first, timeline.last);
    }
    let phases = timeline.lines.iter().take_while(|line| line.stretch.is_some()).count();
    gates.retain(|(day, name)| {
        !timeline.lines.iter().any(|line| line.name == *name && line.marks.contains(&(*day, Mark::Past)))
    });
    let last_decision = gates.last().map(|(day, _)| *day);
    let gates = gates.into_iter().map(|(day, name)| TimelineLine {
        name,
        marks: vec![(day, Mark::Past)],
        ..TimelineLine::default()
    });
    timeline.lines.splice(phases..phases, gates);
    timeline.lines.splice(0..0, in_force(scheduled, &timeline, last_decision));
    timeline
}

/// The commitment in force, from the day on which it came into force to today.
fn in_force(
    scheduled: &Scheduled<'_>,
    timeline: &Timeline,
    last_decision: Option<Date>,
) -> Option<TimelineLine> {
    let commitment = scheduled.surveyed.assessment.gates.commitment.as_ref()?;
    let term = scheduled.surveyed.partnership.charter.value.term.get();
    let since = match commitment.cause() {
        Some(cause) => cause.since,
        None if commitment.state == CommitmentState::NotStarted => return None,
        // What was in force before the last decision is not told.
        None => last_decision.or_else(|| term?.start.get().copied())?,
    };
    (since <= timeline.today).then(|| TimelineLine {
        name: format!("commitment: {}", commitment_name(commitment.state)),
        stretch: Some((since.max(timeline.first), timeline.today)),
        marks: commitment.cause().map(|cause| (cause.since, Mark::Overdue)).into_iter().collect(),
        ..TimelineLine::default()
    })
}

/// A line for each series of events: phases first, then by the first of their days.
fn lines(charter: &Charter, scheduled: &Scheduled<'_>, first: Date, last: Date) -> Vec<TimelineLine> {
    let is_phase = |event: &Event| matches!(event.occasion, Occasion::PhaseStart(_) | Occasion::PhaseEnd(_));
    let phases = &scheduled.surveyed.assessment.phases.phases;
    let mut lines: Vec<TimelineLine> = phases
        .iter()
        .filter(|days| {
            scheduled.calendar.goes_on && days.first <= last && days.last().is_none_or(|end| first <= end)
        })
        .filter(|days| days.end.is_none_or(|end| days.first < end))
        .map(|days| TimelineLine {
            name: days.phase.spoken().to_owned(),
            stretch: Some((days.first.max(first), days.last().unwrap_or(last).min(last))),
            is_usual: days.is_usual(),
            marks: Vec::new(),
        })
        .collect();
    for event in scheduled.calendar.events.iter().filter(|event| !is_phase(event)) {
        let name = series_name(charter, event);
        let mark = (event.day, mark(event.state));
        match lines.iter_mut().find(|line| line.stretch.is_none() && line.name == name) {
            Some(line) => line.marks.push(mark),
            None => lines.push(TimelineLine { name, marks: vec![mark], ..TimelineLine::default() }),
        }
    }
    lines
}

const fn mark(state: EventState) -> Mark {
    match state {
        EventState::Overdue => Mark::Overdue,
        EventState::Upcoming | EventState::DueSoon => Mark::Ahead,
        EventState::Done | EventState::Passed => Mark::Past,
    }
}

//! The days that follow from records: reviews by their rhythm, and actions.

use super::{Event, EventState, Occasion, Origin, Scene, of_charter};
use crate::document::charter::stage::Stage;
use crate::method::reviews::{ActionState, ReviewDue};
use crate::method::term::{last_day, renews_by_itself};

pub(super) fn events(scene: &Scene<'_>, events: &mut Vec<Event>) {
    actions(scene, events);
    if scene.goes_on() {
        for due in &scene.assessment.reviews {
            reviews(scene, due, events);
        }
    }
}

/// The next review of a kind, and those that follow it by its rhythm as long as the term lasts, where they are wanted.
fn reviews(scene: &Scene<'_>, review: &ReviewDue, events: &mut Vec<Event>) {
    let charter = &scene.partnership.charter.value;
    let first = place(scene, review);
    let event = |day, turn: u32, state| {
        let occasion = Occasion::Review(review.kind, first.saturating_add(turn));
        of_charter(day, occasion, state, format!("reviews.{}", review.kind.key()))
    };
    // Before operation there is little to look back on: what passed then is not missed.
    let is_missed = charter.stage() >= Stage::Operation && review.due < scene.as_of;
    if is_missed {
        events.push(event(review.due, 0, EventState::Overdue));
    }
    let ends = charter.term.get().filter(|term| !renews_by_itself(term));
    let term_end = ends.and_then(last_day);
    let until = term_end.map_or(scene.last, |end| end.min(scene.last));
    let turns = (0..).map_while(|turn| Some((turn, review.turn(turn)?)));
    let mut is_next = !is_missed;
    for (turn, day) in turns.skip_while(|(_, day)| *day < scene.as_of) {
        if !is_next && (!scene.has_all_turns || until < day) {
            break;
        }
        events.push(event(day, turn, scene.open(day)));
        is_next = false;
    }
}

/// Which of its series the next review is: the one whose day by the rhythm, counted from the beginning of the term, lies
/// nearest. One that was held early or late moves those after it by days and not by a place.
fn place(scene: &Scene<'_>, review: &ReviewDue) -> u32 {
    let charter = &scene.partnership.charter.value;
    let start = charter.term.and(|term| &term.start).get().copied();
    let signed = || charter.plan.and(|plan| &plan.signed).get().copied();
    let begin = start.or_else(signed).copied().unwrap_or(review.from);
    let day = |place: u32| begin.plus(&review.cadence.interval().times(place)?);
    let mut before = begin;
    for (place, day) in (1..).map_while(|place| Some((place, day(place)?))) {
        if review.due <= day {
            let is_nearer = before.days_until(review.due) < review.due.days_until(day);
            return if is_nearer { place.saturating_sub(1).max(1) } else { place };
        }
        before = day;
    }
    1
}

fn actions(scene: &Scene<'_>, events: &mut Vec<Event>) {
    let charter = &scene.partnership.charter.value;
    for status in &scene.assessment.actions {
        let review = scene.partnership.records.reviews.get(status.record);
        let actions = review.and_then(|review| review.value.actions.get());
        let Some(action) = actions.and_then(|actions| actions.0.get(status.index)?.get()) else { continue };
        let Some(due) = action.due.get() else { continue };
        let state = match status.state {
            ActionState::Dropped => continue,
            ActionState::Kept | ActionState::Slipped => EventState::Done,
            ActionState::Overdue => EventState::Overdue,
            ActionState::Open => scene.passing(*due),
        };
        let owner = action.owner.get().map(|owner| owner.name().to_owned());
        let side = || action.side.get().map(|side| charter.party_name(side.as_str()).to_owned());
        let what = action.what.get().map(|what| what.as_str().to_owned());
        let id = || action.id.get().map(|id| id.as_str().to_owned());
        events.push(Event {
            day: *due,
            occasion: Occasion::Action(status.record, status.index),
            about: what.or_else(id).unwrap_or_default(),
            state,
            who: owner.or_else(side).into_iter().collect(),
            origin: Origin { review: Some(status.record), path: format!("actions[{}].due", status.index) },
            is_usual: false,
            waits_for: None,
        });
    }
}

//! The registers of a partnership: a row for each entry.

use crate::document::charter::Charter;
use crate::document::scalar::Person;
use crate::document::{Authority, Field, List, NoneOr};
use crate::method::reviews::ActionState;
use crate::survey::Survey;
use crate::view::{Cell, Table, Text};

/// The risks of the charters.
pub(super) fn risks(survey: &Survey<'_>) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "risk",
        "kind",
        "what",
        "likelihood",
        "impact",
        "owner",
        "mitigation",
        "contingency",
    ]);
    for (id, charter) in charters(survey) {
        for risk in entries(&charter.risks) {
            let what = match risk.what.get() {
                Some(NoneOr::None) => format!("none: {}", said(&risk.reason)),
                Some(NoneOr::Some(what)) => what.to_string(),
                None => String::new(),
            };
            add(
                &mut table,
                [
                    id.to_owned(),
                    said(&risk.id),
                    said(&risk.kind),
                    what,
                    said(&risk.likelihood),
                    said(&risk.impact),
                    person(&risk.owner),
                    said(&risk.mitigation),
                    said(&risk.contingency),
                ],
            );
        }
    }
    table
}

/// The votes at gates, one a row.
pub(super) fn decisions(survey: &Survey<'_>) -> Table {
    let mut table =
        Table::with_columns(["partnership", "gate", "date", "party", "vote", "by", "note", "file"]);
    for surveyed in &survey.partnerships {
        let partnership = surveyed.partnership;
        for decision in &partnership.records.decisions {
            let record = &decision.value;
            for (party, vote) in record.votes.get().into_iter().flat_map(|votes| votes.iter()) {
                add(
                    &mut table,
                    [
                        partnership.id.clone(),
                        record.gate.get().map_or_else(String::new, |gate| gate.as_str().to_owned()),
                        said(&record.date),
                        partnership.charter.value.party_name(party).to_owned(),
                        said(&vote.vote),
                        person(&vote.by),
                        said(&vote.note),
                        decision.source.path.clone(),
                    ],
                );
            }
        }
    }
    table
}

/// What was promised: the actions of reviews, and what is to be delivered.
pub(super) fn commitments(survey: &Survey<'_>) -> Table {
    let mut table =
        Table::with_columns(["partnership", "kind", "what", "party", "owner", "due", "done", "state"]);
    for surveyed in &survey.partnerships {
        let partnership = surveyed.partnership;
        let charter = &partnership.charter.value;
        for status in &surveyed.assessment.actions {
            let review = partnership.records.reviews.get(status.record);
            let actions = review.and_then(|it| it.value.actions.get());
            let Some(action) = actions.and_then(|it| it.0.get(status.index)).and_then(Field::get) else {
                continue;
            };
            let what = action.what.get().map_or_else(|| said(&action.id), ToString::to_string);
            let side = action.side.get().map_or("", |side| charter.party_name(side.as_str()));
            add(
                &mut table,
                [
                    partnership.id.clone(),
                    "review action".to_owned(),
                    what,
                    side.to_owned(),
                    person(&action.owner),
                    said(&action.due),
                    said(&action.done),
                    state(status.state).to_owned(),
                ],
            );
        }
        for deliverable in entries(&charter.deliverables) {
            let is_late = deliverable.due_on(survey.as_of).day.is_some_and(|due| due < survey.as_of);
            let state = match (deliverable.delivered.get(), is_late) {
                (Some(_), _) => "delivered",
                (None, true) => "overdue",
                (None, false) => "open",
            };
            add(
                &mut table,
                [
                    partnership.id.clone(),
                    "deliverable".to_owned(),
                    said(&deliverable.what),
                    deliverable.by.get().map_or_else(String::new, |by| by_whom(charter, by)),
                    String::new(),
                    said(&deliverable.due),
                    said(&deliverable.delivered),
                    state.to_owned(),
                ],
            );
        }
    }
    table
}

/// People, budget and time by phase and party.
pub(super) fn resources(survey: &Survey<'_>) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "phase",
        "party",
        "people",
        "budget",
        "time",
        "lead",
        "lead_level",
    ]);
    for (id, charter) in charters(survey) {
        for (phase, parties) in charter.resources.get().into_iter().flat_map(|phases| phases.iter()) {
            for (party, commitment) in parties.iter() {
                add(
                    &mut table,
                    [
                        id.to_owned(),
                        phase.to_owned(),
                        charter.party_name(party).to_owned(),
                        said(&commitment.people),
                        said(&commitment.budget),
                        said(&commitment.time),
                        person(&commitment.lead),
                        said(&commitment.lead_level),
                    ],
                );
            }
        }
    }
    table
}

fn charters<'s>(survey: &'s Survey<'_>) -> impl Iterator<Item = (&'s str, &'s Charter)> {
    survey.partnerships.iter().map(|it| (it.partnership.id.as_str(), &it.partnership.charter.value))
}

fn entries<T>(list: &Field<List<T>>) -> impl Iterator<Item = &T> {
    list.get().into_iter().flat_map(List::values)
}

/// What is said; empty where nothing is.
fn said<T: ToString>(field: &Field<T>) -> String {
    field.get().map(ToString::to_string).unwrap_or_default()
}

fn person(field: &Field<Person>) -> String {
    field.get().map(|person| person.name().to_owned()).unwrap_or_default()
}

fn by_whom(charter: &Charter, by: &Authority) -> String {
    match by {
        Authority::Party(party) => charter.party_name(party).to_owned(),
        Authority::Body(name) | Authority::Other(name) => name.clone(),
        Authority::All => "all parties".to_owned(),
    }
}

const fn state(state: ActionState) -> &'static str {
    match state {
        ActionState::Kept => "done",
        ActionState::Slipped => "done late",
        ActionState::Dropped => "dropped",
        ActionState::Overdue => "overdue",
        ActionState::Open => "open",
    }
}

fn add<const N: usize>(table: &mut Table, cells: [String; N]) {
    // What stands in a charter is text, backticks and all.
    table.row(cells.map(|text| Cell::from(Text::default().and(text))));
}

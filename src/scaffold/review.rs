//! The record of a review, with everything that the last one left open.

use super::record;
use crate::document::header::DocumentKind;
use crate::document::records::review::ReviewKind;
use crate::document::scalar::{Date, Period};
use crate::yaml::edit::{Refusal, Value};

/// A review that was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReview {
    /// The partnership, where the folder does not say it.
    pub partnership: Option<String>,
    /// Which kind.
    pub kind: ReviewKind,
    /// The time it looks back on.
    pub period: Period,
    /// On which day it was held.
    pub held: Date,
    /// Who was there, by party.
    pub attended: Vec<(String, Vec<String>)>,
    /// The shared metrics, each with its reading and the one before.
    pub readings: Vec<NewReading>,
    /// Each party with its scores for trust, communication, value delivery and commitment; nothing where still open.
    pub scorecard: Vec<(String, [Option<u8>; 4])>,
    /// Actions that are carried on or new.
    pub actions: Vec<NewAction>,
    /// What an audit ended with.
    pub outcome: Option<String>,
}

/// One metric in a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReading {
    /// The id of the metric.
    pub metric: String,
    /// As it stands now.
    pub value: Option<String>,
    /// As it stood at the last review, with its period.
    pub last: Option<String>,
}

/// One action in a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAction {
    /// Its id, under which later reviews carry it on.
    pub id: String,
    /// What is to be done.
    pub what: String,
    /// Who does it; open where nobody was named.
    pub owner: Option<String>,
    /// For which party.
    pub side: Option<String>,
    /// By when.
    pub due: Option<Date>,
}

/// The scores of a scorecard.
pub const SCORES: [&str; 4] = ["trust", "communication", "value_delivery", "commitment"];

/// The parts of a business review [S0].
const AGENDA: [&str; 5] = ["kpis", "relationship", "opportunities", "risks", "actions"];

impl NewReview {
    /// Whether the review is about figures and the relationship.
    fn is_business(&self) -> bool {
        self.kind == ReviewKind::Business
    }

    /// The text of its record. What nobody has said is `TBD`, which counts as missing.
    ///
    /// # Errors
    /// A value that YAML cannot hold.
    pub fn text(&self) -> Result<String, Refusal> {
        let open = || Value::word("TBD");
        let mut entries = vec![
            ("kind", Value::word(self.kind.as_str())),
            ("period", Value::word(self.period.to_string())),
            ("held", Value::word(self.held.to_string())),
        ];
        let people = |people: &Vec<String>| match people.as_slice() {
            [] => open(),
            people => Value::list(people.iter().map(|person| Value::text(person.as_str()))),
        };
        let attended = self.attended.iter().map(|(side, who)| (side.as_str(), people(who)));
        entries.push(("attended", Value::map(attended)));
        if !self.readings.is_empty() {
            let reading =
                |it: &NewReading| (it.metric.clone(), it.value.clone().map_or_else(open, Value::Word));
            entries.push(("readings", Value::map(self.readings.iter().map(reading))));
        }
        let score = |score: &Option<u8>| score.map_or_else(open, |score| Value::word(score.to_string()));
        if !self.scorecard.is_empty() {
            let card =
                |scores: &[Option<u8>; 4]| Value::map(SCORES.into_iter().zip(scores.iter().map(score)));
            let cards = self.scorecard.iter().map(|(side, scores)| (side.as_str(), card(scores)));
            entries.push(("scorecard", Value::map(cards)));
        }
        if self.is_business() {
            entries.push(("agenda", Value::list(AGENDA.map(Value::word))));
        }
        if !self.actions.is_empty() {
            entries.push(("actions", Value::list(self.actions.iter().map(NewAction::value))));
        }
        match (&self.outcome, self.kind) {
            (Some(outcome), _) => entries.push(("outcome", Value::word(outcome.as_str()))),
            (None, ReviewKind::Audit) => entries.push(("outcome", open())),
            (None, _) => {}
        }
        let text = record::text(DocumentKind::Review, self.partnership.as_deref(), entries)?;
        Ok(self.with_last_readings(&text))
    }

    /// Puts the last reading of each metric behind its line, for whoever fills in the new one.
    fn with_last_readings(&self, text: &str) -> String {
        let mut is_in_readings = false;
        let mut readings = self.readings.iter();
        let mut out = String::new();
        for line in text.lines() {
            let is_entry = is_in_readings && line.starts_with("  ");
            is_in_readings = line == "readings:" || is_entry;
            out.push_str(line);
            let reading = if is_entry { readings.next() } else { None };
            if let Some(last) = reading.and_then(|it| it.last.as_deref()) {
                out.push_str(" # last: ");
                out.push_str(last);
            }
            out.push('\n');
        }
        out
    }
}

impl NewAction {
    fn value(&self) -> Value {
        let text = |text: &Option<String>| {
            text.as_ref().map_or_else(|| Value::word("TBD"), |it| Value::text(it.as_str()))
        };
        let due = self.due.map_or_else(|| Value::word("TBD"), |due| Value::word(due.to_string()));
        Value::map([
            ("id", Value::word(self.id.as_str())),
            ("what", Value::text(self.what.as_str())),
            ("owner", text(&self.owner)),
            ("side", text(&self.side)),
            ("due", due),
        ])
    }
}

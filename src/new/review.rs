//! The record of a review, with everything that the last one left open.

use super::record;
use crate::document::header::DocumentKind;
use crate::document::records::review::{
    AuditOutcome, Dimension, Indicators, ReviewKind, Scorecard, ShortfallCause, ShortfallStep,
};
use crate::document::scalar::{Date, Period, YesNo};
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
    pub scorecard: Vec<(String, [Option<u8>; Dimension::ALL.len()])>,
    /// The indicators that were counted.
    pub indicators: Vec<NewEntry>,
    /// What was noticed, by ids.
    pub symptoms: Vec<String>,
    /// What was talked about.
    pub agenda: Vec<String>,
    /// Actions that are carried on or new.
    pub actions: Vec<NewAction>,
    /// Where a party gives less than was agreed.
    pub shortfalls: Vec<NewShortfall>,
    /// How low scores are to rise, by the keys of the scorecard.
    pub improvement_plan: Vec<NewEntry>,
    /// What the parties no longer do.
    pub retired: Vec<String>,
    /// What they could do.
    pub opportunities: Vec<String>,
    /// What an audit ended with.
    pub outcome: Option<AuditOutcome>,
    /// Whether somebody was asked for everything: what was not answered then is left out. Else it stands there as open, for
    /// whoever completes the file.
    pub is_asked: bool,
}

/// What stands under a key, for one party or for all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// The key.
    pub key: &'static str,
    /// For which party, where it is one by party.
    pub side: Option<String>,
    /// A quantity, or words.
    pub value: String,
}

/// What a party gives less than was agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewShortfall {
    /// Which party.
    pub side: String,
    /// What is missing or late.
    pub what: String,
    /// Why.
    pub cause: Option<ShortfallCause>,
    /// Whether the party is able to make good on it.
    pub able: Option<YesNo>,
    /// Whether it is willing to.
    pub willing: Option<YesNo>,
    /// What follows from it.
    pub next: Option<ShortfallStep>,
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
    /// When it was done.
    pub done: Option<Date>,
    /// When it was given up.
    pub dropped: Option<Date>,
    /// Whether an earlier review has left it open.
    pub is_carried: bool,
}

impl NewReview {
    /// Whether the review is about figures and the relationship.
    fn is_business(&self) -> bool {
        self.kind == ReviewKind::Business
    }

    /// The text of its record. What nobody has said is `TBD`, which counts as missing, or left out where everybody was asked.
    ///
    /// # Errors
    /// A value that YAML cannot hold.
    pub fn text(&self) -> Result<String, Refusal> {
        let mut entries = vec![
            ("kind", Value::word(self.kind.as_str())),
            ("period", Value::word(self.period.to_string())),
            ("held", Value::word(self.held.to_string())),
        ];
        let mut add = |key: &'static str, value: Option<Value>| {
            let said = value.filter(|it| !matches!(it, Value::Map(of) if of.is_empty()));
            entries.extend(said.map(|value| (key, value)));
        };
        let attended = self.attended.iter();
        add("attended", Some(self.map(attended.map(|(side, who)| (side.as_str(), texts(who))))));
        let readings = self.readings.iter();
        let reading = |it: &NewReading| it.value.clone().map(Value::Word);
        add("readings", Some(self.map(readings.map(|it| (it.metric.as_str(), reading(it))))));
        add("scorecard", Some(self.cards()));
        add("indicators", Some(grouped(Indicators::KEYS, &self.indicators, Value::word)));
        add("symptoms", words(&self.symptoms));
        let is_open = self.is_business() && !self.is_asked;
        add("agenda", texts(&self.agenda).or(is_open.then(open)));
        add("actions", list(self.actions.iter().map(|it| it.value(self.is_asked))));
        add("shortfalls", list(self.shortfalls.iter().map(NewShortfall::value)));
        add("improvement_plan", Some(grouped(Scorecard::KEYS, &self.improvement_plan, Value::text)));
        add("retired", texts(&self.retired));
        add("opportunities", texts(&self.opportunities));
        let is_open = self.kind == ReviewKind::Audit && !self.is_asked;
        add("outcome", self.outcome.map(|it| Value::word(it.as_str())).or(is_open.then(open)));
        let text = record::text(DocumentKind::Review, self.partnership.as_deref(), entries)?;
        Ok(self.with_last_readings(&text))
    }

    /// A map of which nothing said is either open or left out.
    fn map<'a>(&self, entries: impl Iterator<Item = (&'a str, Option<Value>)>) -> Value {
        Value::map(entries.filter_map(|(key, value)| Some((key, value.or((!self.is_asked).then(open))?))))
    }

    fn cards(&self) -> Value {
        let score = |score: &Option<u8>| score.map(|score| Value::word(score.to_string()));
        let card = |scores: &[Option<u8>; Dimension::ALL.len()]| {
            self.map(Dimension::ALL.iter().map(|it| it.as_str()).zip(scores.iter().map(score)))
        };
        let is_said = |scores: &[Option<u8>; Dimension::ALL.len()]| {
            !self.is_asked || scores.iter().any(Option::is_some)
        };
        let cards = self.scorecard.iter().filter(|(_, scores)| is_said(scores));
        Value::map(cards.map(|(side, scores)| (side.as_str(), card(scores))))
    }

    /// Puts the last reading of each metric behind its line, for whoever fills in the new one.
    fn with_last_readings(&self, text: &str) -> String {
        let mut is_in_readings = false;
        let mut readings = self.readings.iter().filter(|it| !self.is_asked || it.value.is_some());
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

/// The text of a review that is not held yet, with nothing but actions to agree on.
///
/// # Errors
/// A value that YAML cannot hold.
pub fn planned(partnership: Option<&str>, period: Period, actions: &[NewAction]) -> Result<String, Refusal> {
    let entries = [
        ("kind", Value::word(ReviewKind::Special.as_str())),
        ("period", Value::word(period.to_string())),
        ("actions", Value::list(actions.iter().map(NewAction::to_write))),
    ];
    record::text(DocumentKind::Review, partnership, entries.to_vec())
}

impl NewAction {
    /// An action of which no more is known.
    #[must_use]
    pub fn of(id: String, what: String) -> Self {
        Self { id, what, owner: None, side: None, due: None, done: None, dropped: None, is_carried: false }
    }

    /// Whether it is done or given up.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.done.is_some() || self.dropped.is_some()
    }

    /// How it is written into a review; what nobody has settled is `TBD`, and a party is named where there is one.
    #[must_use]
    pub fn to_write(&self) -> Value {
        let whole = self.value(false);
        match (whole, &self.side) {
            (Value::Map(entries), None) => {
                Value::Map(entries.into_iter().filter(|(key, _)| key != "side").collect())
            }
            (whole, _) => whole,
        }
    }

    fn value(&self, is_asked: bool) -> Value {
        let text = |text: &Option<String>| text.as_ref().map(|it| Value::text(it.as_str()));
        let day = |day: Option<Date>| day.map(|day| Value::word(day.to_string()));
        let entries = [
            ("id", Some(Value::word(self.id.as_str()))),
            ("what", Some(Value::text(self.what.as_str()))),
            ("owner", text(&self.owner)),
            ("side", text(&self.side)),
            ("due", day(self.due)),
        ];
        let entries = entries.into_iter().map(|(key, value)| (key, value.or((!is_asked).then(open))));
        let settled = [("done", day(self.done)), ("dropped", day(self.dropped))];
        Value::map(entries.chain(settled).filter_map(|(key, value)| Some((key, value?))))
    }
}

impl NewShortfall {
    fn value(&self) -> Value {
        let yes_no = |it: &Option<YesNo>| it.map(|it| Value::word(it.to_string()));
        let entries = [
            ("side", Some(Value::word(self.side.as_str()))),
            ("what", Some(Value::text(self.what.as_str()))),
            ("cause", self.cause.map(|it| Value::word(it.as_str()))),
            ("able", yes_no(&self.able)),
            ("willing", yes_no(&self.willing)),
            ("next", self.next.map(|it| Value::word(it.as_str()))),
        ];
        Value::map(entries.into_iter().filter_map(|(key, value)| Some((key, value?))))
    }
}

fn open() -> Value {
    Value::word("TBD")
}

/// Nothing where the list is empty.
fn list(items: impl Iterator<Item = Value>) -> Option<Value> {
    let items: Vec<Value> = items.collect();
    (!items.is_empty()).then_some(Value::List(items))
}

fn texts(texts: &[String]) -> Option<Value> {
    list(texts.iter().map(|it| Value::text(it.as_str())))
}

fn words(words: &[String]) -> Option<Value> {
    list(words.iter().map(|it| Value::word(it.as_str())))
}

/// The entries in the order of these keys; those by party in a map of the parties. What is said of one party goes before what
/// is said of all.
fn grouped(keys: &[&'static str], entries: &[NewEntry], value: fn(String) -> Value) -> Value {
    let of_key = |key: &'static str| {
        let own: Vec<&NewEntry> = entries.iter().filter(|it| it.key == key).collect();
        let by_side: Vec<(&str, Value)> =
            own.iter().filter_map(|it| Some((it.side.as_deref()?, value(it.value.clone())))).collect();
        match (own.last(), by_side.is_empty()) {
            (None, _) => None,
            (Some(last), true) => Some((key, value(last.value.clone()))),
            (Some(_), false) => Some((key, Value::map(by_side))),
        }
    };
    Value::map(keys.iter().filter_map(|key| of_key(key)))
}

//! What the flags of `partner review` say, or what is wrong with it.

use anyhow::{anyhow, bail, ensure};

use super::Review;
use super::earlier::{Earlier, free_id};
use super::indicators::INDICATORS;
use crate::cli::writing::{Writing, is_said, known, said, scalar};
use crate::document::records::review::{Dimension, ReviewKind, ShortfallCause, ShortfallStep};
use crate::document::records::symptom::KnownSymptom;
use crate::document::scalar::{Date, Id, Person, Quantity, Scalar, Score, YesNo};
use crate::document::suggestion;
use crate::new::review::{NewAction, NewEntry, NewReading, NewShortfall};

type Cards = Vec<(String, [Option<u8>; Dimension::ALL.len()])>;

/// One flag with what is wrong with it.
fn wrong(flag: &str, given: &str) -> impl Fn(String) -> anyhow::Error {
    let given = format!("`--{flag} {given}`");
    move |problem| anyhow!("{given}: {problem}")
}

impl Review {
    pub(super) fn attended(&self, writing: &Writing) -> anyhow::Result<Vec<(String, Vec<String>)>> {
        let parties = writing.charter().party_ids();
        let mut attended: Vec<(String, Vec<String>)> =
            parties.iter().map(|party| ((*party).to_owned(), Vec::new())).collect();
        for given in &self.attended {
            let Some((side, who)) = given.split_once('=') else {
                bail!("`--attended {given}`: write `side=person,person`");
            };
            let side = known(side, "the id of a party", &parties).map_err(|it| anyhow!(it))?;
            let who = people(who).map_err(wrong("attended", given))?;
            if let Some((_, people)) = attended.iter_mut().find(|(id, _)| *id == side) {
                people.extend(who);
            }
        }
        Ok(attended)
    }

    /// Every shared metric with its last reading; those that a review of the kind does not ask for only where they are
    /// given.
    pub(super) fn readings(
        &self,
        writing: &Writing,
        earlier: &Earlier<'_>,
        asks: bool,
    ) -> anyhow::Result<Vec<NewReading>> {
        let metrics = writing.charter().metrics.get().into_iter().flat_map(|it| it.values());
        let ids: Vec<&str> = metrics.filter_map(|metric| Some(metric.id.get()?.as_str())).collect();
        let mut values: Vec<(String, String)> = Vec::new();
        for given in &self.reading {
            let Some((metric, value)) = given.split_once('=') else {
                bail!("`--reading {given}`: write `metric=value`");
            };
            let metric = known(metric, "the id of a shared metric", &ids).map_err(|it| anyhow!(it))?;
            let value = scalar::<Quantity>(value).map_err(wrong("reading", given))?;
            values.push((metric, value.to_string()));
        }
        let all = ids.iter().map(|id| NewReading {
            metric: (*id).to_owned(),
            value: values.iter().rfind(|(metric, _)| metric == id).map(|(_, value)| value.clone()),
            last: earlier.reading(id),
        });
        Ok(all.filter(|it| asks || it.value.is_some()).collect())
    }

    pub(super) fn scorecard(&self, writing: &Writing, asks: bool) -> anyhow::Result<Cards> {
        let parties = writing.charter().party_ids();
        let mut cards: Cards =
            parties.iter().map(|party| ((*party).to_owned(), [None; Dimension::ALL.len()])).collect();
        for given in &self.score {
            let parts = given.split_once('=').and_then(|(at, score)| Some((at.split_once('.')?, score)));
            let Some(((side, what), score)) = parts else {
                bail!("`--score {given}`: write `side.trust=4`");
            };
            let side = known(side, "the id of a party", &parties).map_err(|it| anyhow!(it))?;
            let what = dimension(what).map_err(|it| anyhow!(it))?;
            let score = scalar::<Score>(score).map_err(wrong("score", given))?;
            let card = cards.iter_mut().find(|(id, _)| *id == side);
            let place = card.and_then(|(_, card)| card.get_mut(what as usize));
            if let Some(place) = place {
                *place = Some(score.value());
            }
        }
        Ok(if asks || !self.score.is_empty() { cards } else { Vec::new() })
    }

    pub(super) fn indicators(&self, writing: &Writing) -> anyhow::Result<Vec<NewEntry>> {
        let keys: Vec<&str> = INDICATORS.iter().map(|it| it.key).collect();
        let mut entries: Vec<NewEntry> = Vec::new();
        for given in &self.indicator {
            let wrong = wrong("indicator", given);
            let Some((at, value)) = given.split_once('=') else {
                return Err(wrong("write `leads=120`, or `value_received.side=40000 EUR`".to_owned()));
            };
            let (key, side) = match at.trim().split_once('.') {
                Some((key, side)) => (key, Some(side)),
                None => (at.trim(), None),
            };
            let key = known(key, "an indicator", &keys).map_err(&wrong)?;
            let Some(indicator) = INDICATORS.iter().find(|it| it.key == key) else { continue };
            let side = match (indicator.is_by_party(), side) {
                (true, Some(side)) => {
                    let parties = writing.charter().party_ids();
                    Some(known(side, "the id of a party", &parties).map_err(&wrong)?)
                }
                (true, None) => return Err(wrong(format!("each party has its own: write `{key}.side=…`"))),
                (false, Some(_)) => return Err(wrong(format!("it is one for all: write `{key}=…`"))),
                (false, None) => None,
            };
            let value = indicator.value(value).map_err(&wrong)?;
            entries.retain(|it| it.key != indicator.key || it.side != side);
            entries.push(NewEntry { key: indicator.key, side, value });
        }
        Ok(entries)
    }

    /// Symptoms may be a team's own, but not nearly a known one.
    pub(super) fn symptoms(&self) -> anyhow::Result<Vec<String>> {
        let mut symptoms: Vec<String> = Vec::new();
        for given in self.symptom.iter().map(|it| it.trim()) {
            let ids = KnownSymptom::ALL.iter().map(|it| it.as_str());
            if let Some(near) = suggestion::nearest(given, ids).filter(|near| *near != given) {
                bail!("`--symptom {given}`: did you mean `{near}`?");
            }
            let symptom = scalar::<Id>(given).map_err(wrong("symptom", given))?.to_string();
            if !symptoms.contains(&symptom) {
                symptoms.push(symptom);
            }
        }
        Ok(symptoms)
    }

    /// Writes what became of the actions that are carried on.
    pub(super) fn settle(
        &self,
        writing: &Writing,
        held: Date,
        carried: &mut [NewAction],
    ) -> anyhow::Result<()> {
        let ids: Vec<String> = carried.iter().map(|it| it.id.clone()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut touched: Vec<String> = Vec::new();
        let mut place = |flag: &str, given: &str, otherwise: Option<Date>| {
            let wrong = wrong(flag, given);
            let (id, day) = match given.split_once('=') {
                Some((id, day)) => (id, Some(scalar::<Date>(day).map_err(&wrong)?)),
                None => (given, None),
            };
            let id = known(id, "the id of an open action", &ids).map_err(&wrong)?;
            let day = day.or(otherwise).ok_or_else(|| wrong(format!("write the day, `{id}=2026-09-30`")))?;
            ensure!(!touched.contains(&id), "`{id}` is either done, dropped or moved; name it once");
            touched.push(id.clone());
            ids.iter().position(|it| *it == id).map(|at| (at, day)).ok_or_else(|| anyhow!("no `{id}`"))
        };
        for given in &self.done {
            let (at, day) = place("done", given, Some(held))?;
            carried[at].done = Some(writing.day(Some(day))?);
        }
        for given in &self.dropped {
            let (at, day) = place("dropped", given, Some(held))?;
            carried[at].dropped = Some(writing.day(Some(day))?);
        }
        for given in &self.due {
            let (at, day) = place("due", given, None)?;
            carried[at].due = Some(day);
        }
        Ok(())
    }

    /// New actions, beside those that are carried on.
    pub(super) fn add_actions(&self, writing: &Writing, actions: &mut Vec<NewAction>) -> anyhow::Result<()> {
        for given in &self.action {
            let action = action_of(given, writing, actions).map_err(wrong("action", given))?;
            actions.push(action);
        }
        Ok(())
    }

    pub(super) fn shortfalls(&self, writing: &Writing) -> anyhow::Result<Vec<NewShortfall>> {
        let parties = writing.charter().party_ids();
        let read = |given: &String| shortfall_of(given, &parties).map_err(wrong("shortfall", given));
        self.shortfall.iter().map(read).collect()
    }

    pub(super) fn improvement_plan(&self, writing: &Writing) -> anyhow::Result<Vec<NewEntry>> {
        let parties = writing.charter().party_ids();
        let mut entries: Vec<NewEntry> = Vec::new();
        for given in &self.improve {
            let wrong = wrong("improve", given);
            let Some((at, text)) = given.split_once('=') else {
                return Err(wrong("write `side.trust=text`, or `trust=text` for all".to_owned()));
            };
            let (side, score) = match at.trim().split_once('.') {
                Some((side, score)) => (Some(side), score),
                None => (None, at.trim()),
            };
            let side =
                side.map(|side| known(side, "the id of a party", &parties)).transpose().map_err(&wrong)?;
            let key = dimension(score).map_err(&wrong)?.as_str();
            let is_other = |it: &&NewEntry| it.key == key && it.side.is_some() != side.is_some();
            if entries.iter().any(|it| is_other(&it)) {
                return Err(wrong(format!("`{key}` has either one plan for all or one for each party")));
            }
            entries.retain(|it| it.key != key || it.side != side);
            entries.push(NewEntry { key, side, value: said(text).map_err(&wrong)? });
        }
        Ok(entries)
    }

    /// Only an audit ends with something.
    pub(super) fn ensure_outcome_belongs(&self, kind: ReviewKind) -> anyhow::Result<()> {
        ensure!(
            self.outcome.is_none() || kind == ReviewKind::Audit,
            "only an audit has an outcome; give `--kind audit`"
        );
        Ok(())
    }
}

pub(super) fn people(text: &str) -> Result<Vec<String>, String> {
    text.split(',').map(|person| scalar::<Person>(person).map(|person| person.to_string())).collect()
}

/// `side:owner:due:what`.
fn action_of(given: &str, writing: &Writing, others: &[NewAction]) -> Result<NewAction, String> {
    let parts: Vec<&str> = given.splitn(4, ':').map(str::trim).collect();
    let [side, owner, due, what] = parts.as_slice() else {
        return Err("write `side:owner:due:what`".to_owned());
    };
    let side = known(side, "the id of a party", &writing.charter().party_ids())?;
    let owner = scalar::<Person>(owner)?.to_string();
    let due = scalar::<Date>(due)?;
    is_said(what).map_err(|_| "write `side:owner:due:what`".to_owned())?;
    let id = free_id(what, others);
    let (owner, side, due) = (Some(owner), Some(side), Some(due));
    Ok(NewAction { owner, side, due, ..NewAction::of(id, (*what).to_owned()) })
}

/// `side:cause:able:willing:next:what`; what is not known is empty.
fn shortfall_of(given: &str, parties: &[&str]) -> Result<NewShortfall, String> {
    const FORM: &str = "write `side:cause:able:willing:next:what`; what is not known stays empty";
    fn part<T: Scalar>(text: &str) -> Result<Option<T>, String> {
        if text.is_empty() { Ok(None) } else { scalar::<T>(text).map(Some) }
    }
    let parts: Vec<&str> = given.splitn(6, ':').map(str::trim).collect();
    let [side, cause, able, willing, next, what] = parts.as_slice() else {
        return Err(FORM.to_owned());
    };
    is_said(what).map_err(|_| FORM.to_owned())?;
    Ok(NewShortfall {
        side: known(side, "the id of a party", parties)?,
        what: (*what).to_owned(),
        cause: part::<ShortfallCause>(cause)?,
        able: part::<YesNo>(able)?,
        willing: part::<YesNo>(willing)?,
        next: part::<ShortfallStep>(next)?,
    })
}

/// The score of this name.
fn dimension(name: &str) -> Result<Dimension, String> {
    let names: Vec<&str> = Dimension::ALL.iter().map(|it| it.as_str()).collect();
    let name = known(name, "a score", &names)?;
    Dimension::ALL.iter().copied().find(|it| it.as_str() == name).ok_or(name)
}

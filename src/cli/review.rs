//! `partner review`: a review that was held.

use std::path::PathBuf;

use anyhow::{anyhow, bail, ensure};
use clap::Args;

use super::ask::Ask;
use super::writing::{Writing, checked, is_said, known, scalar, slug};
use super::{Common, Outcome, output};
use crate::document::records::review::{Action, AuditOutcome, ReviewKind};
use crate::document::scalar::{Date, Id, Period, Person, Quantity, Score};
use crate::method::reviews::{ActionState, actions};
use crate::scaffold::review::{NewAction, NewReading, NewReview, SCORES};

/// Record a review that was held, begun from what the last one left open
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner review                                       asks, on a terminal
  partner review lending --held 2026-10-02 --attended 'kestrel=Ana Costa' --reading loans=61
  partner review --held 2026-10-02 --score kestrel.trust=4 --action 'kestrel:Piet:2026-10-30:Trim'
  partner review --kind audit --held 2026-12-04 --outcome continue

Writes `reviews/<period>.yaml`, or `reviews/<period>-<kind>.yaml`. Open actions are carried
on under their ids; what is not given stays TBD, beside the last reading of each metric.")]
pub(super) struct Review {
    /// The folder of the partnership, or a file of it; by default this folder
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// business (the default), value-loop, audit, relationship, operations, leadership or special
    #[arg(long, value_name = "KIND", value_parser = scalar::<ReviewKind>)]
    kind: Option<ReviewKind>,
    /// On which day it was held
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    held: Option<Date>,
    /// The time it looks back on; by default the quarter, month, half or year of its day, by kind
    #[arg(long, value_name = "PERIOD", value_parser = scalar::<Period>)]
    period: Option<Period>,
    /// Who was there for a party: `side=person,person` (repeatable)
    #[arg(long, value_name = "SIDE=PEOPLE")]
    attended: Vec<String>,
    /// A shared metric as it stands: `metric=value` (repeatable)
    #[arg(long, value_name = "METRIC=VALUE")]
    reading: Vec<String>,
    /// How a party is seen, from 1 to 5: `side.trust=4`; communication, value_delivery, commitment (repeatable)
    #[arg(long, value_name = "SIDE.WHAT=1-5")]
    score: Vec<String>,
    /// A new action: `side:owner:due:what` (repeatable)
    #[arg(long, value_name = "ACTION")]
    action: Vec<String>,
    /// What an audit ended with: continue, renegotiate, pivot or wind-down
    #[arg(long, value_name = "OUTCOME", value_parser = scalar::<AuditOutcome>)]
    outcome: Option<AuditOutcome>,
}

impl Review {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let writing = Writing::of(common, self.path.as_ref())?;
        writing.refuse_missing(&[(self.held.is_some(), "`--held 2026-07-01`")])?;
        let kind = self.kind.unwrap_or(ReviewKind::Business);
        ensure!(
            self.outcome.is_none() || kind == ReviewKind::Audit,
            "only an audit has an outcome; give `--kind audit`"
        );
        let held = match (self.held, &writing.ask) {
            (Some(held), _) => held,
            (None, Some(ask)) => {
                let today = writing.today().to_string();
                let day = ask.text("On which day was it held?", Some(today), checked::<Date>)?;
                scalar::<Date>(&day).map_err(|it| anyhow!(it))?
            }
            (None, None) => bail!("give `--held 2026-07-01`"),
        };
        let held = writing.day(Some(held))?;
        let period = match self.period {
            Some(period) => period,
            None => period_of(kind, held)?,
        };
        let name = match kind {
            ReviewKind::Business => format!("reviews/{period}"),
            kind => format!("reviews/{period}-{kind}"),
        };
        let name = format!("{}.yaml", name.to_lowercase());
        let file = writing.file(&name)?;
        ensure!(
            std::fs::symlink_metadata(&file).is_err(),
            "`{name}` is already there and was left as it is; give another `--period`, or change it by hand"
        );
        let mut review = NewReview {
            partnership: writing.named().map(str::to_owned),
            kind,
            period,
            held,
            attended: self.attended(&writing)?,
            readings: self.readings(&writing, kind, held)?,
            scorecard: self.scorecard(&writing, kind)?,
            actions: carried(&writing, held),
            outcome: self.outcome.map(|it| it.to_string()),
        };
        let carried = review.actions.len();
        for given in &self.action {
            let action = action_of(given, &writing, &review.actions)
                .map_err(|it| anyhow!("`--action {given}`: {it}"))?;
            review.actions.push(action);
        }
        if let Some(ask) = &writing.ask {
            self.ask(ask, &writing, &mut review)?;
        }
        writing.begin(common, &file, &review.text()?)?;
        if carried > 0 {
            output::note(
                common,
                &format!(
                    "carried on from earlier reviews: {carried} open; write `done:` or `dropped:` where one is settled"
                ),
            );
        }
        Ok(Outcome::Clean)
    }

    fn attended(&self, writing: &Writing) -> anyhow::Result<Vec<(String, Vec<String>)>> {
        let parties = writing.charter().party_ids();
        let mut attended: Vec<(String, Vec<String>)> =
            parties.iter().map(|party| ((*party).to_owned(), Vec::new())).collect();
        for given in &self.attended {
            let Some((side, who)) = given.split_once('=') else {
                bail!("`--attended {given}`: write `side=person,person`");
            };
            let side = known(side, "the id of a party", &parties).map_err(|it| anyhow!(it))?;
            let who = people(who).map_err(|it| anyhow!("`--attended {given}`: {it}"))?;
            if let Some((_, people)) = attended.iter_mut().find(|(id, _)| *id == side) {
                people.extend(who);
            }
        }
        Ok(attended)
    }

    /// Every shared metric with its last reading; only a business review asks for all of them.
    fn readings(&self, writing: &Writing, kind: ReviewKind, held: Date) -> anyhow::Result<Vec<NewReading>> {
        let metrics = writing.charter().metrics.get().into_iter().flat_map(|it| it.values());
        let ids: Vec<&str> = metrics.filter_map(|metric| Some(metric.id.get()?.as_str())).collect();
        let mut values: Vec<(String, String)> = Vec::new();
        for given in &self.reading {
            let Some((metric, value)) = given.split_once('=') else {
                bail!("`--reading {given}`: write `metric=value`");
            };
            let metric = known(metric, "the id of a shared metric", &ids).map_err(|it| anyhow!(it))?;
            let value = scalar::<Quantity>(value).map_err(|it| anyhow!("`--reading {given}`: {it}"))?;
            values.push((metric, value.to_string()));
        }
        let all = ids.iter().map(|id| NewReading {
            metric: (*id).to_owned(),
            value: values.iter().rfind(|(metric, _)| metric == id).map(|(_, value)| value.clone()),
            last: last_reading(writing, id, held),
        });
        Ok(all.filter(|it| kind == ReviewKind::Business || it.value.is_some()).collect())
    }

    fn scorecard(
        &self,
        writing: &Writing,
        kind: ReviewKind,
    ) -> anyhow::Result<Vec<(String, [Option<u8>; 4])>> {
        let parties = writing.charter().party_ids();
        let mut cards: Vec<(String, [Option<u8>; 4])> =
            parties.iter().map(|party| ((*party).to_owned(), [None; 4])).collect();
        for given in &self.score {
            let parts = given.split_once('=').and_then(|(at, score)| Some((at.split_once('.')?, score)));
            let Some(((side, what), score)) = parts else {
                bail!("`--score {given}`: write `side.trust=4`");
            };
            let side = known(side, "the id of a party", &parties).map_err(|it| anyhow!(it))?;
            let what = known(what, "a score", &SCORES).map_err(|it| anyhow!(it))?;
            let score = scalar::<Score>(score).map_err(|it| anyhow!("`--score {given}`: {it}"))?;
            let card = cards.iter_mut().find(|(id, _)| *id == side);
            let place = card.and_then(|(_, card)| card.get_mut(SCORES.iter().position(|it| *it == what)?));
            if let Some(place) = place {
                *place = score.to_string().parse().ok();
            }
        }
        let is_wanted = kind == ReviewKind::Business || !self.score.is_empty();
        Ok(if is_wanted { cards } else { Vec::new() })
    }

    /// Asks for what no flag has said.
    fn ask(&self, ask: &Ask, writing: &Writing, review: &mut NewReview) -> anyhow::Result<()> {
        let charter = writing.charter();
        for (party, who) in review.attended.iter_mut().filter(|(_, who)| who.is_empty()) {
            let question = format!("Who was there for {}, separated by commas?", charter.party_name(party));
            let said = ask.optional(&question, |text| people(text).map(|_| ()))?;
            *who = said.and_then(|it| people(&it).ok()).unwrap_or_default();
        }
        for reading in review.readings.iter_mut().filter(|it| it.value.is_none()) {
            let last = reading.last.as_ref().map(|last| format!(", last {last}")).unwrap_or_default();
            let said = ask.optional(&format!("Reading of {}{last}?", reading.metric), checked::<Quantity>)?;
            reading.value = said.and_then(|it| scalar::<Quantity>(&it).ok()).map(|it| it.to_string());
        }
        for (party, card) in &mut review.scorecard {
            for (score, what) in card.iter_mut().zip(SCORES).filter(|(score, _)| score.is_none()) {
                let name = charter.party_name(party);
                let question = format!("{name}: {}, from 1 (the worst) to 5?", what.replace('_', " "));
                let said = ask.optional(&question, checked::<Score>)?;
                *score =
                    said.and_then(|it| scalar::<Score>(&it).ok()).and_then(|it| it.to_string().parse().ok());
            }
        }
        while let Some(what) = ask.optional("A new action: what is to be done?", is_said)? {
            let side = writing.side(None, "For which party?")?;
            let owner = ask.optional("Who does it?", checked::<Person>)?;
            let due = ask.optional("By which day?", checked::<Date>)?;
            let due = due.and_then(|due| scalar::<Date>(&due).ok());
            let id = free_id(&what, &review.actions);
            review.actions.push(NewAction { id, what, owner, side: Some(side), due });
        }
        if review.kind == ReviewKind::Audit && review.outcome.is_none() {
            let outcomes: Vec<(AuditOutcome, String)> =
                AuditOutcome::ALL.iter().map(|it| (*it, it.to_string())).collect();
            review.outcome = ask.choice("What did the audit end with?", &outcomes)?.map(|it| it.to_string());
        }
        Ok(())
    }
}

/// The time that a review of a kind looks back on.
fn period_of(kind: ReviewKind, day: Date) -> anyhow::Result<Period> {
    let text = day.to_string();
    let (year, month) = (&text[..4], &text[5..7]);
    let number: u32 = month.parse()?;
    let period = match kind {
        ReviewKind::Business | ReviewKind::ValueLoop => format!("{year}-Q{}", number.div_ceil(3)),
        ReviewKind::Relationship => format!("{year}-H{}", number.div_ceil(6)),
        ReviewKind::Operations | ReviewKind::Special => format!("{year}-{month}"),
        ReviewKind::Audit | ReviewKind::Leadership => year.to_owned(),
    };
    scalar::<Period>(&period).map_err(|it| anyhow!(it))
}

fn people(text: &str) -> Result<Vec<String>, String> {
    text.split(',').map(|person| scalar::<Person>(person).map(|person| person.to_string())).collect()
}

/// The last reading of a metric before a day, with its period.
fn last_reading(writing: &Writing, metric: &str, held: Date) -> Option<String> {
    let reviews = writing.partnership().records.reviews.iter().rev().map(|it| &it.value);
    let mut before = reviews.filter(|review| review.day().is_some_and(|day| day <= held));
    before.find_map(|review| {
        let reading = review.readings.get()?.of(metric).get().map(ToString::to_string)?;
        let when = review.period.get().map(ToString::to_string).unwrap_or_default();
        Some(format!("{reading} in {when}"))
    })
}

/// The actions that earlier reviews have left open, under their ids.
fn carried(writing: &Writing, held: Date) -> Vec<NewAction> {
    let partnership = writing.partnership();
    let mut carried: Vec<NewAction> = Vec::new();
    for status in actions(partnership, held) {
        if !matches!(status.state, ActionState::Open | ActionState::Overdue) {
            continue;
        }
        let review = partnership.records.reviews.get(status.record).map(|it| &it.value);
        let action: Option<&Action> = review.and_then(|it| it.actions.get()?.0.get(status.index)?.get());
        let Some(action) = action else { continue };
        let Some(what) = action.what.get().map(|it| it.as_str().to_owned()) else { continue };
        let id = action.id.get().map(ToString::to_string).unwrap_or_else(|| free_id(&what, &carried));
        carried.push(NewAction {
            id,
            what,
            owner: action.owner.get().map(ToString::to_string),
            side: action.side.get().map(|it| it.as_str().to_owned()),
            due: action.due.get().copied(),
        });
    }
    carried
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
    Ok(NewAction { id, what: (*what).to_owned(), owner: Some(owner), side: Some(side), due: Some(due) })
}

/// An id for an action that none of the others has.
fn free_id(what: &str, others: &[NewAction]) -> String {
    let stem = Id::of_name(&slug(what, "action")).map_or_else(|| "action".to_owned(), |id| id.to_string());
    let is_free = |id: &String| others.iter().all(|other| other.id != *id);
    let numbered = (2..).map(|nth| format!("{stem}-{nth}"));
    std::iter::once(stem.clone()).chain(numbered).find(is_free).unwrap_or(stem)
}

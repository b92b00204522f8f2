//! Money as a rate: percent of a base, or so much per unit, by steps of volume or of years, with minimum and cap.
//!
//! Exact, and never guessed: without an assumed volume only the minimums are known.

use std::collections::BTreeMap;

use super::amount::Amount;
use crate::document::charter::Charter;
use crate::document::charter::value::{Rate, RatePeriod, Step, StepScope};
use crate::document::scalar::{Date, Decimal, Duration, Money, Percent, Quantity};
use crate::document::{Field, List, folded};
use crate::method::term::last_day;

/// The volumes that are assumed, by the base of the rates as people read it: what a year brings where a rate counts by the year, else
/// what the term brings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assumed(BTreeMap<String, Quantity>);

impl Assumed {
    /// Assumes a volume of a base.
    pub fn assume(&mut self, base: &str, volume: Quantity) {
        self.0.insert(folded(base), volume);
    }

    /// The volume of a base.
    #[must_use]
    pub fn of(&self, base: &str) -> Option<&Quantity> {
        self.0.get(&folded(base))
    }

    /// Whether nothing is assumed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What the rates of a charter are taken of, each once, in its order.
#[must_use]
pub fn bases(charter: &Charter) -> Vec<&str> {
    let mut bases: Vec<&str> = Vec::new();
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    let rates = exchange.into_iter().flat_map(List::values).filter_map(|entry| entry.rate.get());
    for base in rates.filter_map(|rate| rate.of.get()) {
        if !bases.iter().any(|it| folded(it) == folded(base.as_str())) {
            bases.push(base.as_str());
        }
    }
    bases
}

/// How many years the term has, the last one counted whole; `None` where it has no end.
#[must_use]
pub fn years(charter: &Charter) -> Option<u32> {
    let term = charter.term.get()?;
    let start: Date = *term.start.get()?;
    let last = last_day(term)?;
    let ends =
        |count: u32| start.plus(&Duration::of_months(count.saturating_mul(12))).map(|day| (count, day));
    // 200 years are the whole calendar.
    (1..=200).map_while(ends).find(|(_, next)| *next > last).map(|(count, _)| count)
}

/// Why a rate comes to no sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSum {
    /// No volume is assumed.
    NotAssumed,
    /// What the rate says is not enough, or the volume is of another kind or currency.
    Unclear,
}

/// What a rate comes to over the term with a volume.
///
/// # Errors
/// No volume is assumed, or the rate cannot be taken of it.
pub fn sum(rate: &Rate, assumed: &Assumed, years: Option<u32>) -> Result<Amount, NoSum> {
    let base = rate.of.get().ok_or(NoSum::Unclear)?;
    let volume = assumed.of(base.as_str()).ok_or(NoSum::NotAssumed)?;
    let periods = periods(rate, years).ok_or(NoSum::Unclear)?;
    over(periods, |period| of_period(rate, volume, period)).ok_or(NoSum::Unclear)
}

/// What is owed at least, whatever the volume: the minimums of all years. `None` where none is agreed, or it cannot be told for how many
/// years.
#[must_use]
pub fn least(rate: &Rate, years: Option<u32>) -> Option<Amount> {
    rate.minimum.get().filter(|list| !list.is_empty())?;
    let periods = periods(rate, years)?;
    over(periods, |period| bounded(rate, Amount::of(minimum(rate, period)?)?, period))
}

fn periods(rate: &Rate, years: Option<u32>) -> Option<u32> {
    match &rate.counts {
        Field::Given(RatePeriod::ByYear) => years,
        Field::Missing | Field::Open | Field::Given(RatePeriod::OverTerm) => Some(1),
        Field::Invalid => None,
    }
}

fn over(periods: u32, of: impl Fn(usize) -> Option<Amount>) -> Option<Amount> {
    let mut periods = (0..periods).map(|period| of(usize::try_from(period).ok()?));
    let first = periods.next()??;
    periods.try_fold(first, |sum, next| sum.plus(next?))
}

/// The minimum of a year, counted from 0; the last one that is written holds for all later ones.
fn minimum(rate: &Rate, period: usize) -> Option<Money> {
    let list = rate.minimum.get()?;
    list.0.get(period).or_else(|| list.0.last())?.get().copied()
}

/// The amount of one year or of the whole term, with minimum and cap.
fn of_period(rate: &Rate, volume: &Quantity, period: usize) -> Option<Amount> {
    let plain =
        if has_steps_of_volume(rate) { stepped(rate, volume)? } else { price(part(rate, period)?, volume)? };
    bounded(rate, plain, period)
}

fn bounded(rate: &Rate, amount: Amount, period: usize) -> Option<Amount> {
    let is_unread = rate.minimum.is_invalid() || rate.cap.is_invalid();
    if is_unread || rate.minimum.get().is_some_and(|list| list.0.iter().any(|it| !it.is_given())) {
        return None;
    }
    let amount = match minimum(rate, period) {
        Some(least) => larger(amount, Amount::of(least)?)?,
        None => amount,
    };
    match rate.cap.get() {
        Some(cap) => smaller(amount, Amount::of(*cap)?),
        None => Some(amount),
    }
}

fn larger(one: Amount, other: Amount) -> Option<Amount> {
    Some(if one.plus(other.negated()?)?.is_below_zero() { other } else { one })
}

fn smaller(one: Amount, other: Amount) -> Option<Amount> {
    Some(if one.plus(other.negated()?)?.is_below_zero() { one } else { other })
}

/// What is taken of each unit of the base.
#[derive(Clone, Copy)]
enum Part {
    Percent(Percent),
    Each(Money),
}

fn part_of(percent: &Field<Percent>, amount: &Field<Money>) -> Option<Part> {
    match (percent.get(), amount.get()) {
        (Some(percent), None) => Some(Part::Percent(*percent)),
        (None, Some(amount)) => Some(Part::Each(*amount)),
        _ => None,
    }
}

/// The rate of a year, counted from 0: that of the last step that has begun by then, else the one that holds from the start.
fn part(rate: &Rate, period: usize) -> Option<Part> {
    let year = period + 1;
    let steps = rate.steps.get().into_iter().flat_map(|steps| steps.0.iter());
    let mut begun: Option<(usize, &Step)> = None;
    for step in steps {
        let step = step.get()?;
        let from = usize::try_from(step.year.get()?.value()).ok()?;
        if from <= year && begun.is_none_or(|(last, _)| last <= from) {
            begun = Some((from, step));
        }
    }
    match begun {
        Some((_, step)) => part_of(&step.percent, &step.amount),
        None => part_of(&rate.percent, &rate.amount),
    }
}

fn price(part: Part, volume: &Quantity) -> Option<Amount> {
    match (part, volume) {
        (Part::Percent(percent), Quantity::Money(base)) => Amount::share_of(*base, percent),
        (Part::Each(each), Quantity::Number(count)) => Amount::of_each(each, *count),
        _ => None,
    }
}

fn has_steps_of_volume(rate: &Rate) -> bool {
    rate.steps.get().is_some_and(|steps| steps.values().any(|step| step.above.is_given()))
}

/// By steps of the volume: each part of it at its own rate, or all of it at the rate that it reaches.
fn stepped(rate: &Rate, volume: &Quantity) -> Option<Amount> {
    let mut steps: Vec<(Quantity, Part)> = Vec::new();
    for step in &rate.steps.get()?.0 {
        let step = step.get().filter(|step| step.year.is_missing())?;
        steps.push((*step.above.get()?, part_of(&step.percent, &step.amount)?));
    }
    let is_rising = steps.windows(2).all(|pair| {
        matches!(pair, [(low, _), (high, _)] if high.checked_cmp(low) == Some(std::cmp::Ordering::Greater))
    });
    if !is_rising {
        return None;
    }
    let first = part_of(&rate.percent, &rate.amount);
    match rate.steps_apply.get()? {
        StepScope::ToAll => {
            let mut reached = first;
            for (above, part) in &steps {
                if volume.checked_cmp(above)? == std::cmp::Ordering::Greater {
                    reached = Some(*part);
                }
            }
            price(reached?, volume)
        }
        StepScope::ToPart => {
            let mut total: Option<Amount> = None;
            let mut parts: Vec<(Quantity, Part)> =
                first.map(|part| (nothing_of(volume), part)).into_iter().collect();
            parts.extend(steps);
            // What lies below the first step and has no rate of its own is not priced.
            if !is_nothing(&parts.first()?.0) {
                return None;
            }
            for (nth, (above, part)) in parts.iter().enumerate() {
                let end = parts.get(nth + 1).map_or(*volume, |(next, _)| lesser(*volume, *next));
                let slice = difference(&end, above)?;
                let priced = price(*part, &slice)?;
                total = Some(match total {
                    Some(total) => total.plus(priced)?,
                    None => priced,
                });
            }
            total
        }
    }
}

fn nothing_of(volume: &Quantity) -> Quantity {
    match volume {
        Quantity::Money(money) => Money::new(0, money.currency()).map_or(*volume, Quantity::Money),
        Quantity::Number(_) | Quantity::Percent(_) => Quantity::of_count(0),
    }
}

fn is_nothing(quantity: &Quantity) -> bool {
    match quantity {
        Quantity::Money(money) => money.minor() == 0,
        Quantity::Number(number) => number.millionths() == 0,
        Quantity::Percent(_) => false,
    }
}

fn lesser(one: Quantity, other: Quantity) -> Quantity {
    if one.checked_cmp(&other) == Some(std::cmp::Ordering::Greater) { other } else { one }
}

/// How much of a volume lies between two marks; nothing below the lower one.
fn difference(end: &Quantity, from: &Quantity) -> Option<Quantity> {
    match (end, from) {
        (Quantity::Money(end), Quantity::Money(from)) if end.currency() == from.currency() => {
            Money::new(end.minor().checked_sub(from.minor())?.max(0), end.currency()).map(Quantity::Money)
        }
        (Quantity::Number(end), Quantity::Number(from)) => {
            let rest = end.millionths().checked_sub(from.millionths())?.max(0);
            Some(Quantity::Number(Decimal::from_millionths(rest)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;

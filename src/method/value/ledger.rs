//! What the value section prices, gathered for each party.

use std::sync::Arc;

use super::amount::Amount;
use super::conversion::Conversion;
use super::rate::{Assumed, NoSum};
use super::sum::Sum;
use super::{PartyValue, ratio};
use crate::document::charter::value::{Exchange, Rate, Value};
use crate::document::scalar::{Date, Money, Share};
use crate::document::{ByParty, Field, PartyRef};
use crate::method::deal::is_reckoned;

/// What the entries of the exchange are reckoned by.
#[derive(Clone, Copy)]
pub(super) struct Terms<'a> {
    /// The day.
    pub(super) as_of: Date,
    /// The assumed volumes.
    pub(super) assumed: &'a Assumed,
    /// How many years the term has.
    pub(super) years: Option<u32>,
}

/// The figures of one party, at these rates.
pub(super) fn of_party(value: &Value, party: &str, rates: &Arc<Conversion>, terms: Terms<'_>) -> PartyValue {
    let (received, given) = exchanged(value, party, rates, terms);
    let (costs, share) = (costs(value, party, rates), share(value, party, rates));
    let management_cost = by_party(&value.management_cost, party, "value.management_cost", rates);
    let (gets, puts_in) = (received.plus(&share), given.plus(&costs));
    let net = gets.plus(&given.negated()).plus(&management_cost.negated());
    PartyValue {
        party: party.to_owned(),
        ratio: ratio(&gets, &puts_in, party),
        net_return: net.total(),
        received,
        given,
        costs,
        share,
        management_cost,
    }
}

/// What the parties expect together.
pub(super) fn expected_revenue(value: &Value, rates: &Arc<Conversion>) -> Sum {
    let mut sum = Sum::at(rates);
    add(&mut sum, &value.expected_revenue, || "value.expected_revenue".to_owned());
    sum
}

/// What a party receives and gives. Of an entry that does not say between whom it passes, nobody's sum is known.
fn exchanged(value: &Value, party: &str, rates: &Arc<Conversion>, terms: Terms<'_>) -> (Sum, Sum) {
    let (mut received, mut given) = (Sum::at(rates), Sum::at(rates));
    let Some(exchange) = value.exchange.get() else {
        received.miss("value.exchange");
        given.miss("value.exchange");
        return (received, given);
    };
    for (index, entry) in exchange.0.iter().enumerate() {
        let place = format!("value.exchange[{index}]");
        let Some(entry) = entry.get() else {
            received.miss(place.as_str());
            given.miss(place.as_str());
            continue;
        };
        let is_to_itself = is(&entry.from, &entry.to);
        if is_to_itself {
            continue;
        }
        let (to, from) = (&entry.to, &entry.from);
        enter(&mut received, entry, Side { party, own: to, other: from, key: "to", terms }, &place);
        enter(&mut given, entry, Side { party, own: from, other: to, key: "from", terms }, &place);
    }
    (received, given)
}

/// The end of an exchange that is looked at.
#[derive(Clone, Copy)]
struct Side<'a> {
    party: &'a str,
    own: &'a Field<PartyRef>,
    other: &'a Field<PartyRef>,
    key: &'static str,
    terms: Terms<'a>,
}

fn enter(sum: &mut Sum, entry: &Exchange, side: Side<'_>, place: &str) {
    let names = |end: &Field<PartyRef>| end.get().is_some_and(|it| it.as_str() == side.party);
    match side.own.get() {
        Some(own) if own.as_str() == side.party => {
            if entry.due_on(side.terms.as_of).is_open_ended() {
                // Nobody owes it before the event.
                sum.miss_reckoned(&format!("{place}.due"));
            } else if let Some(rate) = entry.rate.get() {
                by_rate(sum, entry, rate, side.terms, place);
            } else if is_reckoned(entry) {
                sum.miss_reckoned(&format!("{place}.amount"));
            } else {
                add(sum, &entry.amount, || format!("{place}.amount"));
            }
        }
        Some(_) => {}
        // Nothing passes from a party to itself, so the other end cannot be this one.
        None if names(side.other) => {}
        None => sum.miss(format!("{place}.{}", side.key)),
    }
}

/// An entry at a rate: what it comes to with the assumed volume, else the amount that the parties reckon with, else at least its minimums.
fn by_rate(sum: &mut Sum, entry: &Exchange, rate: &Rate, terms: Terms<'_>, place: &str) {
    match (super::rate::sum(rate, terms.assumed, terms.years), entry.amount.get()) {
        (Ok(amount), _) => sum.add(Some(amount)),
        (Err(NoSum::NotAssumed), Some(amount)) => sum.add(Amount::of(*amount)),
        (Err(_), _) => {
            if let Some(least) = super::rate::least(rate, terms.years) {
                sum.add(Some(least));
            }
            sum.miss_reckoned(&format!("{place}.rate"));
        }
    }
}

fn is(one: &Field<PartyRef>, other: &Field<PartyRef>) -> bool {
    one.get().is_some_and(|one| other.get() == Some(one))
}

fn costs(value: &Value, party: &str, rates: &Arc<Conversion>) -> Sum {
    let mut sum = Sum::at(rates);
    let Some(costs) = value.costs.get() else {
        sum.miss("value.costs");
        return sum;
    };
    let Some(items) = costs.of(party).get().copied() else {
        sum.miss(format!("value.costs.{party}"));
        return sum;
    };
    for (index, item) in items.0.iter().enumerate() {
        let place = format!("value.costs.{party}[{index}]");
        match item.get() {
            Some(item) => add(&mut sum, &item.amount, || format!("{place}.amount")),
            None => sum.miss(place),
        }
    }
    sum
}

/// A party's share of the expected revenue. A share of 0 % is nothing, whatever the revenue; so is any share of no revenue.
fn share(value: &Value, party: &str, rates: &Arc<Conversion>) -> Sum {
    let mut sum = Sum::at(rates);
    let revenue = value.expected_revenue.get().copied();
    let split = match value.revenue_split.get() {
        Some(split) => split.of(party).get().map(|share| **share),
        None => None,
    };
    match (revenue, split) {
        (Some(revenue), Some(share)) => sum.add(Amount::share_of(revenue, share.percent())),
        (None, Some(Share::ZERO)) => {}
        (Some(revenue), None) if revenue.minor() == 0 => sum.add(Amount::of(revenue)),
        (revenue, split) => {
            if revenue.is_none() {
                sum.miss("value.expected_revenue");
            }
            if split.is_none() {
                sum.miss(format!("value.revenue_split.{party}"));
            }
        }
    }
    sum
}

fn by_party(field: &Field<ByParty<Money>>, party: &str, path: &str, rates: &Arc<Conversion>) -> Sum {
    let mut sum = Sum::at(rates);
    match field.get() {
        Some(amounts) => match amounts.of(party).get() {
            Some(amount) => sum.add(Amount::of(**amount)),
            None => sum.miss(format!("{path}.{party}")),
        },
        None => sum.miss(path),
    }
    sum
}

fn add(sum: &mut Sum, amount: &Field<Money>, place: impl FnOnce() -> String) {
    match amount.get() {
        Some(amount) => sum.add(Amount::of(*amount)),
        None => sum.miss(place()),
    }
}

/// Every amount that goes into the figures, with its place.
pub(super) fn amounts(value: &Value) -> Vec<(String, Money)> {
    let mut amounts = Vec::new();
    for (index, entry) in value.exchange.get().into_iter().flat_map(|exchange| exchange.iter()) {
        amounts.extend(entry.amount.get().map(|it| (format!("value.exchange[{index}].amount"), *it)));
        let Some(rate) = entry.rate.get() else { continue };
        // A rate brings its currency, whatever it comes to.
        let steps = rate.steps.get().into_iter().flat_map(|steps| steps.values());
        let of_steps = steps.filter_map(|step| step.amount.get());
        let minimums = rate.minimum.get().into_iter().flat_map(|list| list.values());
        let of_rate = rate.amount.get().into_iter().chain(rate.cap.get()).chain(minimums).chain(of_steps);
        amounts.extend(of_rate.map(|it| (format!("value.exchange[{index}].rate"), *it)));
    }
    for (party, items) in value.costs.get().into_iter().flat_map(|costs| costs.iter()) {
        for (index, item) in items.iter() {
            let place = || format!("value.costs.{party}[{index}].amount");
            amounts.extend(item.amount.get().map(|it| (place(), *it)));
        }
    }
    amounts.extend(value.expected_revenue.get().map(|it| ("value.expected_revenue".to_owned(), *it)));
    for (party, cost) in value.management_cost.get().into_iter().flat_map(|costs| costs.iter()) {
        amounts.push((format!("value.management_cost.{party}"), *cost));
    }
    amounts
}

//! What a party has at stake, by which the same finding is worse for one party than for another.

use std::collections::{BTreeMap, BTreeSet};

use super::Assessment;
use crate::config::Policy;
use crate::document::charter::Charter;
use crate::document::charter::metrics::Metric;
use crate::document::scalar::{Percent, Share};
use crate::document::{Field, List, folded, spaced};

/// The share of what passes between the parties under which a finding on an entry of the exchange is a small matter. It only says what
/// is read first, the same everywhere.
const SMALL: (u128, u128) = (1, 100);

/// What is at stake in a partnership.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stakes {
    /// The parties that commit a large share of their year, or may deal with nobody else.
    pub exposed: BTreeSet<String>,
}

impl Stakes {
    /// The parties that commit more of their annual resources than the policy's share of a party's own business, and those that are
    /// bound by an exclusivity that was granted.
    #[must_use]
    pub fn of(charter: &Charter, assessment: &Assessment, policy: &Policy) -> Self {
        let shares = charter.value.and(|value| &value.share_of_annual_resources);
        let is_heavy = |party: &&str| {
            let share = shares.get().and_then(|shares| shares.of(party).value());
            share.is_some_and(|share| is_more_than(*share, policy.own_business_share_most))
        };
        let granted = &assessment.structure.exclusivity;
        let is_bound = |party: &&str| granted.iter().any(|term| term.party.as_deref() == Some(party));
        let parties = charter.party_ids().into_iter();
        Self { exposed: parties.filter(|it| is_heavy(it) || is_bound(it)).map(str::to_owned).collect() }
    }

    /// Whether what hits these parties hits one that has much at stake, and spares another.
    #[must_use]
    pub fn raise(&self, hit: &[String]) -> bool {
        hit.iter().any(|party| self.exposed.contains(party))
    }
}

/// Whether a share is above so many percent.
#[must_use]
pub fn is_more_than(share: Share, percent: u32) -> bool {
    share.parts().saturating_mul(100) > Percent::HUNDRED.parts().saturating_mul(i64::from(percent))
}

/// Whether an entry of the exchange is less than a hundredth of what passes between the parties.
#[must_use]
pub fn is_small(assessment: &Assessment, entry: usize) -> bool {
    let weight = assessment.value.as_ref().and_then(|value| value.weight(entry));
    weight.is_some_and(|weight| {
        let (over, under) = weight.parts();
        over.saturating_mul(SMALL.1) < under.saturating_mul(SMALL.0)
    })
}

/// How much of what passes between the parties an entry of the exchange is, in thousandths, rounded down; 0 where that is not known.
#[must_use]
pub fn thousandths(assessment: &Assessment, entry: usize) -> u16 {
    let weight = assessment.value.as_ref().and_then(|value| value.weight(entry));
    let parts = weight.map(|weight| weight.parts());
    let share = parts.and_then(|(over, under)| over.checked_mul(1000)?.checked_div(under));
    share.and_then(|share| u16::try_from(share).ok()).unwrap_or_default()
}

/// What hangs on a metric, by its index in the charter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hanging {
    /// A payment: an entry of the exchange.
    Payment(usize),
    /// A decision to go on: a gate.
    Gate(usize),
}

/// The metrics on which a payment or a gate hangs, by their index, each with the first of these: the terms of an entry of the exchange
/// or the criteria of a gate speak of the metric by its name or its id, or the gate names it as evidence.
#[must_use]
pub fn hanging_on_metrics(charter: &Charter) -> BTreeMap<usize, Hanging> {
    let metrics = charter.metrics.get().into_iter().flat_map(List::iter);
    let mut named: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (name, index) in metrics.flat_map(|(index, metric)| names_of(metric).map(move |name| (name, index))) {
        named.entry(name).or_default().push(index);
    }
    let lengths: BTreeSet<usize> = named.keys().map(|name| name.split(' ').count()).collect();
    let firsts: BTreeSet<&str> = named.keys().filter_map(|name| name.split(' ').next()).collect();
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    let terms = exchange.into_iter().flat_map(List::iter);
    let terms = terms.filter_map(|(entry, it)| Some((Hanging::Payment(entry), it.terms.get()?.as_str())));
    let gates = charter.gates.get().into_iter().flat_map(List::iter);
    let criteria = gates.flat_map(|(gate, it)| {
        let texts = [&it.criteria, &it.evidence].into_iter().filter_map(Field::get).flat_map(List::values);
        texts.map(move |text| (Hanging::Gate(gate), text.as_str()))
    });
    let mut hanging = BTreeMap::new();
    if named.is_empty() {
        return hanging;
    }
    for (what, text) in terms.chain(criteria) {
        let said = in_words(text);
        let words: Vec<&str> = said.split(' ').collect();
        let begun = (0..words.len()).filter(|at| firsts.contains(words[*at]));
        let (words, lengths) = (words.as_slice(), &lengths);
        let phrases =
            begun.flat_map(|at| lengths.iter().filter_map(move |length| words.get(at..at + length)));
        for index in phrases.filter_map(|phrase| named.get(&phrase.join(" "))).flatten() {
            hanging.entry(*index).or_insert(what);
        }
    }
    hanging
}

/// How many words the name of a metric has at most that is looked for in other texts.
const WORDS: usize = 12;

/// The words of a text, one or many of a thing alike: a fee a call rests on the calls.
fn in_words(text: &str) -> String {
    let text = spaced(&folded(text));
    let one = |word: &str| match word.strip_suffix('s') {
        Some(one) if one.len() > 2 => one.to_owned(),
        _ => word.to_owned(),
    };
    text.split_whitespace().map(one).collect::<Vec<String>>().join(" ")
}

/// The name and the id of a metric, as words.
fn names_of(metric: &Metric) -> impl Iterator<Item = String> {
    let name = metric.name.get().map(|name| name.as_str());
    let id = metric.id.get().map(|id| id.as_str());
    let names = name.into_iter().chain(id).map(in_words);
    names.filter(|name| !name.is_empty() && name.split(' ').count() <= WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::Scalar as _;

    #[test]
    fn a_fifth_of_the_year_is_not_more_than_a_fifth() {
        let share = |text: &str| Share::parse(text).unwrap();
        assert!(!is_more_than(share("20%"), 20));
        assert!(is_more_than(share("20.5%"), 20));
        assert!(is_more_than(share("55%"), 20));
    }

    #[test]
    fn what_hits_one_with_much_at_stake_is_raised() {
        let stakes = Stakes { exposed: BTreeSet::from(["kestrel".to_owned()]) };
        assert!(stakes.raise(&["kestrel".to_owned()]));
        assert!(!stakes.raise(&["northwind".to_owned()]));
        assert!(!stakes.raise(&[]));
    }
}

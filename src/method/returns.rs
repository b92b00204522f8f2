//! What a portfolio brings, what a saving of management cost would add to it, and what referrals cost [S1].

use super::candidates::referrals::{Origin, Referrals, Referrer};
use super::deals;
use super::value::{Amount, saving};
use crate::document::records::deals::Deal;
use crate::document::scalar::{Date, Money, Percent, Quantity};
use crate::method::Assessment;
use crate::partnership::Partnership;

/// Amounts added up, currency by currency: none is converted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Total {
    /// The sums, by the code of their currency.
    pub sums: Vec<Amount>,
    /// How many partnerships are in them.
    pub counted: usize,
    /// How many are not, as their figure is not known.
    pub unknown: usize,
}

impl Total {
    fn add(&mut self, amount: Option<Amount>) {
        let Some(amount) = amount else {
            self.unknown += 1;
            return;
        };
        let same = self.sums.iter_mut().find(|sum| sum.currency() == amount.currency());
        match same {
            Some(sum) => match sum.plus(amount) {
                Some(total) => *sum = total,
                None => {
                    self.unknown += 1;
                    return;
                }
            },
            None => self.sums.push(amount),
        }
        self.counted += 1;
        self.sums.sort_by_key(|sum| sum.currency().code());
    }

    /// The total of figures of which some are not known.
    pub fn of(amounts: impl IntoIterator<Item = Option<Amount>>) -> Self {
        let mut total = Self::default();
        amounts.into_iter().for_each(|amount| total.add(amount));
        total
    }
}

/// The net return of each partnership; `None` where its figures do not say it.
#[must_use]
pub fn net_return(assessment: &Assessment) -> Option<Amount> {
    assessment.value.as_ref()?.net_return.as_ref().ok().copied().flatten()
}

/// What managing a partnership costs all its parties; `None` where a party does not say, or in several currencies.
#[must_use]
pub fn management_cost(partnership: &Partnership) -> Option<Money> {
    let charter = &partnership.charter.value;
    let costs = charter.value.get()?.management_cost.get()?;
    let mut each = charter.party_ids().into_iter().map(|party| costs.of(party).get().map(|cost| **cost));
    let first = each.next()??;
    each.try_fold(first, |sum, cost| sum.checked_add(&cost?))
}

/// A saving of one size, and how many partnerships have it: 20 × 6,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// How many.
    pub times: usize,
    /// Of how much.
    pub cost: Money,
    /// What is saved of each.
    pub each: Amount,
}

/// What saving a share of the management cost adds, size by size in the order in which they come, and together.
#[must_use]
pub fn savings(costs: &[Option<Money>], rate: Percent) -> (Vec<Saved>, Total) {
    let mut all: Vec<Saved> = Vec::new();
    let each = costs.iter().map(|cost| Some(((*cost)?, saving((*cost)?, rate)?)));
    let each: Vec<Option<(Money, Amount)>> = each.collect();
    for (cost, amount) in each.iter().flatten() {
        match all.iter_mut().find(|it| it.cost == *cost) {
            Some(same) => same.times += 1,
            None => all.push(Saved { times: 1, cost: *cost, each: *amount }),
        }
    }
    let total = Total::of(each.iter().map(|it| it.map(|(_, amount)| amount)));
    (all, total)
}

/// Who came first in the referral chains of a partnership, how many they lead to, and what that is worth by the terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referred {
    /// The first referrer, by name.
    pub by: String,
    /// How many candidates go back to them.
    pub count: usize,
    /// The reward for each, where the terms name an amount of money.
    pub each: Option<Money>,
    /// The reward for all of them: so much for each, or a percent of the deals that those of them who have become parties have won.
    /// `None` where that is not known, or beyond counting.
    pub reward: Option<Amount>,
    /// What the terms say of the reward; empty where they say nothing.
    pub terms: String,
}

/// The referrals of a partnership, the most first; chains in a loop have no first referrer.
#[must_use]
pub fn referred(partnership: &Partnership, as_of: Date) -> Vec<Referred> {
    let charter = &partnership.charter.value;
    let parties = charter.party_ids();
    let mut all: Vec<(String, Vec<Option<&str>>)> = Vec::new();
    for record in &partnership.records.candidates {
        let referrals = Referrals::of(&record.value, &parties);
        let candidates = record.value.candidates.get();
        let name = |index: usize| {
            let candidate = candidates?.0.get(index)?.get()?;
            let name = candidate.name.get().map(|name| name.as_str());
            name.or_else(|| candidate.id.get().map(|id| id.as_str())).map(str::to_owned)
        };
        let id = |index: usize| Some(candidates?.0.get(index)?.get()?.id.get()?.as_str());
        let origins = referrals.origins();
        for (introduced, origin) in &origins {
            let by = match origin {
                Origin::First(Referrer::Candidate(index)) => name(*index),
                Origin::First(Referrer::Party(party)) => Some(charter.party_name(party).to_owned()),
                Origin::First(Referrer::Other(other)) => Some(other.clone()),
                Origin::First(Referrer::Unclear(_)) | Origin::Circle => None,
            };
            let Some(by) = by else { continue };
            match all.iter_mut().find(|(other, _)| *other == by) {
                Some((_, others)) => others.push(id(*introduced)),
                None => all.push((by, vec![id(*introduced)])),
            }
        }
    }
    let terms = charter.referrals.get().and_then(|it| it.reward.get());
    let each = terms.and_then(|it| if let Quantity::Money(money) = it { Some(*money) } else { None });
    let referred = |(by, introduced): (String, Vec<Option<&str>>)| {
        let count = introduced.len();
        let times = i128::try_from(count).ok();
        let reward = match terms {
            Some(Quantity::Percent(percent)) => {
                won_by(partnership, &introduced, as_of).and_then(|won| Amount::share_of(won, *percent))
            }
            _ => each
                .zip(times)
                .and_then(|(money, times)| Amount::of(money)?.times((times, 1), money.currency())),
        };
        let terms = match terms {
            Some(Quantity::Percent(percent)) => format!("{percent} of won deals"),
            Some(terms) => crate::grammar::in_print(terms),
            None => String::new(),
        };
        Referred { by, count, each, reward, terms }
    };
    let mut all: Vec<Referred> = all.into_iter().map(referred).collect();
    all.sort_by(|a, b| b.count.cmp(&a.count).then(a.by.cmp(&b.by)));
    all
}

/// What those of these candidates that have become parties have won; `None` where none of them has, or a deal that they won has no
/// worth, or another currency.
fn won_by(partnership: &Partnership, introduced: &[Option<&str>], as_of: Date) -> Option<Money> {
    let is_theirs =
        |deal: &Deal| deal.partner.get().is_some_and(|it| introduced.contains(&Some(it.as_str())));
    let is_there =
        |deal: &Deal| deal.registered.get().and_then(|it| it.day()).is_some_and(|day| day <= as_of);
    let won = deals::all(partnership).map(|(_, deal)| deal);
    let mut won = won.filter(|deal| is_theirs(deal) && is_there(deal) && deals::is_won(deal)).map(|deal| {
        match deal.value.get()? {
            Quantity::Money(money) => Some(*money),
            Quantity::Number(_) | Quantity::Percent(_) => None,
        }
    });
    let first = won.next()??;
    won.try_fold(first, |sum, money| sum.checked_add(&money?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::Scalar as _;

    fn money(text: &str) -> Option<Money> {
        Some(Money::parse(text).unwrap())
    }

    #[test]
    fn thirty_percent_of_twenty_times_twenty_thousand_is_twenty_times_six_thousand() {
        let costs = [money("20000 EUR"); 20];
        let (each, total) = savings(&costs, Percent::parse("30%").unwrap());
        let said: Vec<String> = each.iter().map(|it| format!("{} × {}", it.times, it.each)).collect();
        assert_eq!(said, ["20 × 6000 EUR"]);
        assert_eq!(total.sums.iter().map(ToString::to_string).collect::<Vec<_>>(), ["120000 EUR"]);
        assert_eq!((total.counted, total.unknown), (20, 0));
    }

    #[test]
    fn what_is_not_known_is_not_nothing_and_currencies_stay_apart() {
        let costs = [money("20000 EUR"), None, money("1000 USD"), money("20000 EUR"), money("500 EUR")];
        let (each, total) = savings(&costs, Percent::parse("10%").unwrap());
        let said: Vec<String> = each.iter().map(|it| format!("{} × {}", it.times, it.each)).collect();
        assert_eq!(said, ["2 × 2000 EUR", "1 × 100 USD", "1 × 50 EUR"]);
        // 2,000 + 2,000 + 50 EUR.
        assert_eq!(total.sums.iter().map(ToString::to_string).collect::<Vec<_>>(), ["4050 EUR", "100 USD"]);
        assert_eq!((total.counted, total.unknown), (4, 1));
    }

    #[test]
    fn scaling_all_money_changes_no_share() {
        let rate = Percent::parse("30%").unwrap();
        let (one, _) = savings(&[money("700 EUR"), money("1300 EUR")], rate);
        let (ten, _) = savings(&[money("7000 EUR"), money("13000 EUR")], rate);
        let share = |it: &Saved| crate::method::value::Ratio::of(it.each, Amount::of(it.cost).unwrap());
        assert_eq!(one.iter().map(share).collect::<Vec<_>>(), ten.iter().map(share).collect::<Vec<_>>());
        assert_eq!(one.first().and_then(share), crate::method::value::Ratio::new(3, 10));
    }
}

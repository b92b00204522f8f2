//! What a rate or a payment comes to under one text, for the parties between which it passes.

use super::witness::{Look, Seen, Sighted, Unknown, index_in};
use crate::document::charter::Charter;
use crate::document::charter::value::{Exchange, Rate};
use crate::document::scalar::{Decimal, Ending, Money, Quantity, Scalar as _};
use crate::document::{Field, List, NoneOr, Said};
use crate::method::value::{Amount, Assumed, rate};

/// How much of a base is taken where the charter expects no revenue and a rate has no steps: 100,000 of the currency.
const SUM: &str = "100000";

/// The same of a base that is counted.
const UNITS: u32 = 1_000;

impl<'l> Look<'l> {
    /// The exchange that the change is about, before and after, where the party pays or is paid and it is the same one.
    fn exchanges(&self) -> Result<[&'l Exchange; 2], Unknown> {
        let either = self.difference.after.as_ref().or(self.difference.before.as_ref());
        let of = |charter: &'l Charter, said: &Option<Said>| {
            let index = index_in(said.as_ref().or(either)?)?;
            charter.value.get()?.exchange.get()?.0.get(index)?.get()
        };
        let then = of(&self.texts.before.value, &self.difference.before).ok_or(Unknown)?;
        let now = of(&self.texts.after.charter.value, &self.difference.after).ok_or(Unknown)?;
        let ends = |it: &'l Exchange| Some([it.from.get()?.as_str(), it.to.get()?.as_str()]);
        let (before, after) = (ends(then).ok_or(Unknown)?, ends(now).ok_or(Unknown)?);
        (before == after && before.contains(&self.party)).then_some([then, now]).ok_or(Unknown)
    }

    fn exchange(&self) -> Result<&'l Exchange, Unknown> {
        self.exchanges().map(|[then, now]| if self.is_before { then } else { now })
    }

    /// What is paid over the term at a volume that is the same under both texts; of a fixed sum at any.
    pub(super) fn paid(&self) -> Sighted {
        let both = self.exchanges()?;
        let exchange = self.exchange()?;
        let rate = match &exchange.rate {
            Field::Given(rate) => rate,
            Field::Missing => {
                let fixed = exchange.amount.get().and_then(|amount| Amount::of(*amount));
                return Ok(fixed.map(|fixed| Seen::Paid(fixed, None)));
            }
            Field::Open | Field::Invalid => return Err(Unknown),
        };
        let volume = self.volume(both).ok_or(Unknown)?;
        let mut assumed = Assumed::default();
        assumed.assume(rate.of.get().ok_or(Unknown)?.as_str(), volume);
        let sum = rate::sum(rate, &assumed, rate::years(self.charter())).map_err(|_| Unknown)?;
        Ok(Some(Seen::Paid(sum, Some(volume))))
    }

    /// The volume: where one text has a fixed sum, the one at which the rate comes to as much; beyond the last step of either, twice as
    /// high; else the revenue that is expected, or a round number.
    fn volume(&self, both: [&'l Exchange; 2]) -> Option<Quantity> {
        let rates: Vec<&Rate> = both.iter().filter_map(|it| it.rate.get()).collect();
        if let [only] = rates.as_slice() {
            let fixed = both.iter().find(|it| it.rate.is_missing())?.amount.get();
            return fixed.and_then(|fixed| volume_at(only, *fixed));
        }
        let steps = rates.iter().filter_map(|it| it.steps.get()).flat_map(List::values);
        let mut highest: Option<Quantity> = None;
        for above in steps.filter_map(|step| step.above.get()) {
            let is_higher =
                highest.is_none_or(|it| above.checked_cmp(&it) == Some(std::cmp::Ordering::Greater));
            highest = if is_higher { Some(*above) } else { highest };
        }
        if let Some(highest) = highest {
            return twice(&highest);
        }
        let is_share = |rate: &&Rate| {
            rate.percent.is_given()
                || rate.steps.get().into_iter().flat_map(List::values).any(|it| it.percent.is_given())
        };
        if !rates.iter().any(is_share) {
            return Some(Quantity::of_count(UNITS));
        }
        let charters = [&self.texts.after.charter.value, &self.texts.before.value];
        let expected = charters.iter().find_map(|it| it.value.get()?.expected_revenue.get());
        let code = || charters.iter().find_map(|it| Some(it.currency.get()?.code()));
        let named = rates.iter().find_map(|it| {
            it.cap.get().or_else(|| it.minimum.get()?.values().next()).map(|money| money.currency().code())
        });
        match expected {
            Some(expected) => Some(Quantity::Money(*expected)),
            None => Money::parse(&format!("{SUM} {}", named.or_else(code)?)).ok().map(Quantity::Money),
        }
    }

    /// From which volume on no more is paid.
    pub(super) fn cap_reached(&self) -> Sighted {
        let exchange = self.exchange()?;
        match (&exchange.rate, exchange.rate.get().map(|rate| &rate.cap)) {
            (Field::Given(rate), Some(Field::Given(cap))) => {
                volume_at(rate, *cap).map(|volume| Some(Seen::Quantity(volume))).ok_or(Unknown)
            }
            (Field::Given(_), Some(Field::Missing)) | (Field::Missing, _) => Ok(None),
            _ => Err(Unknown),
        }
    }

    /// What is owed over the term whatever the volume.
    pub(super) fn least_paid(&self) -> Sighted {
        let exchange = self.exchange()?;
        match &exchange.rate {
            Field::Missing => Ok(None),
            Field::Given(rate) if rate.minimum.is_missing() => Ok(None),
            Field::Given(rate) => rate::least(rate, rate::years(self.charter()))
                .map(|least| Some(Seen::Amount(least)))
                .ok_or(Unknown),
            Field::Open | Field::Invalid => Err(Unknown),
        }
    }

    /// The latest day of a payment or of a delivery; an event alone may never come.
    pub(super) fn latest_day(&self) -> Sighted {
        let due = match self.difference.term.first().map(String::as_str) {
            Some("value") => &self.exchange()?.due,
            _ => {
                let Some(said) = self.said else { return Ok(None) };
                let all = self.charter().deliverables.get().ok_or(Unknown)?;
                let index = index_in(said).ok_or(Unknown)?;
                &all.0.get(index).and_then(Field::get).ok_or(Unknown)?.due
            }
        };
        match due {
            Field::Given(ending) => {
                Ok(Some(Ending::last_day(ending).map_or(Seen::Word("no day"), Seen::Day)))
            }
            Field::Missing => Ok(None),
            Field::Open | Field::Invalid => Err(Unknown),
        }
    }

    /// What it costs the party to leave, where that is a sum.
    pub(super) fn price_of_exit(&self) -> Sighted {
        let Some(penalties) = self.charter().exit.get().map(|exit| &exit.penalties) else { return Ok(None) };
        match penalties.as_ref().inside(|each| each.of(self.party)) {
            Field::Missing | Field::Given(NoneOr::None) => Ok(None),
            Field::Given(NoneOr::Some(words)) => match Quantity::parse(words.as_str()) {
                Ok(sum @ Quantity::Money(_)) => Ok(Some(Seen::Quantity(sum))),
                _ => Err(Unknown),
            },
            Field::Open | Field::Invalid => Err(Unknown),
        }
    }
}

/// The volume at which a rate without steps comes to a sum: exactly, or the next smallest unit above.
fn volume_at(rate: &Rate, sum: Money) -> Option<Quantity> {
    /// Parts in the whole of a percentage, and in one of a number.
    const PARTS: i128 = 1_000_000;
    if !rate.steps.is_missing() {
        return None;
    }
    match (rate.percent.get(), rate.amount.get()) {
        (Some(percent), None) => {
            let parts = i128::from(percent.parts());
            let minor = divided_up(sum.minor().checked_mul(PARTS)?, parts)?;
            Money::new(minor, sum.currency()).map(Quantity::Money)
        }
        (None, Some(each)) if each.currency() == sum.currency() => {
            let count = divided_up(sum.minor(), each.minor())?;
            Some(Quantity::Number(Decimal::from_millionths(count.checked_mul(PARTS)?)))
        }
        _ => None,
    }
}

fn divided_up(over: i128, under: i128) -> Option<i128> {
    if under <= 0 {
        return None;
    }
    Some(over / under + i128::from(over % under != 0))
}

fn twice(quantity: &Quantity) -> Option<Quantity> {
    match quantity {
        Quantity::Money(money) => {
            Money::new(money.minor().checked_mul(2)?, money.currency()).map(Quantity::Money)
        }
        Quantity::Number(number) => {
            Some(Quantity::Number(Decimal::from_millionths(number.millionths().checked_mul(2)?)))
        }
        Quantity::Percent(_) => None,
    }
}

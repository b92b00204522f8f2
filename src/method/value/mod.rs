//! The value equation: what each party gets for what it puts in [S0, S3, S4], and what the partnership returns [S1].
//!
//! Every figure is exact, and rounded only where it is shown. What is not known is not nothing: a figure that lacks an amount
//! is not calculated, and says which amount it lacks.

mod amount;
mod conversion;
mod ledger;
pub mod rate;
mod ratio;
mod sum;
mod weight;

pub use amount::Amount;
pub use conversion::Conversion;
pub use rate::Assumed;
pub use ratio::Ratio;
pub use sum::{Reason, Sum, Uncomputed};

use std::sync::Arc;

use crate::config::{Policy, Rates};
use crate::document::charter::Charter;
use crate::document::scalar::{Date, Money, Percent, Share};

/// The figures of one party, over the term of the partnership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyValue {
    /// The party's id.
    pub party: String,
    /// What it gets from the others in the exchange.
    pub received: Sum,
    /// What it gives the others in the exchange.
    pub given: Sum,
    /// Its own costs.
    pub costs: Sum,
    /// Its share of the expected revenue, before the exchange.
    pub share: Sum,
    /// What managing the partnership costs it.
    pub management_cost: Sum,
    /// (received + share) ÷ (given + costs): what it gets for every unit that it puts in.
    pub ratio: Result<Ratio, Uncomputed>,
    /// What is left to it of the revenue after the exchange, less its management cost: share + received − given −
    /// management cost. The returns of all parties add up to the return of the partnership where the shares add up to 100 %.
    pub net_return: Result<Option<Amount>, Uncomputed>,
}

impl PartyValue {
    /// What it gets: in the exchange, and of the revenue.
    #[must_use]
    pub fn gets(&self) -> Sum {
        self.received.plus(&self.share)
    }

    /// What it puts in: in the exchange, and as its own costs.
    #[must_use]
    pub fn puts_in(&self) -> Sum {
        self.given.plus(&self.costs)
    }
}

/// How evenly the parties fare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// The smallest ratio of a party over the largest, from 0 to 1; 1 is even.
    pub value: Ratio,
    /// The ids of the parties with the smallest ratio.
    pub lowest: Vec<String>,
    /// The ids of the parties with the largest ratio.
    pub highest: Vec<String>,
}

impl Balance {
    /// The balance between parties with these ratios.
    ///
    /// # Errors
    ///
    /// There is one party, or none of them gets anything, or the result is beyond counting.
    pub fn of(ratios: &[(Ratio, &str)]) -> Result<Self, Reason> {
        let values = ratios.iter().map(|(ratio, _)| *ratio);
        let (Some(smallest), Some(largest), true) = (values.clone().min(), values.max(), ratios.len() > 1)
        else {
            return Err(Reason::SingleParty);
        };
        if largest.parts().0 == 0 {
            return Err(Reason::NothingReceived);
        }
        let with = |wanted: Ratio| {
            ratios
                .iter()
                .filter(|(ratio, _)| *ratio == wanted)
                .map(|(_, party)| (*party).to_owned())
                .collect()
        };
        let value = smallest.divided_by(largest).ok_or(Reason::BeyondCounting)?;
        Ok(Self { value, lowest: with(smallest), highest: with(largest) })
    }
}

/// The value equation of a partnership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueEquation {
    /// Each party's figures, in the order of the charter.
    pub parties: Vec<PartyValue>,
    /// How evenly they fare.
    pub balance: Result<Balance, Uncomputed>,
    /// The expected revenue less what managing the partnership costs all parties together.
    pub net_return: Result<Option<Amount>, Uncomputed>,
    /// Every amount that went into the figures, with its place, in the order of the format.
    pub amounts: Vec<(String, Money)>,
    /// At which rates amounts in several currencies come together.
    pub conversion: Arc<Conversion>,
}

impl ValueEquation {
    /// The equation of a charter on a day, at these rates; `None` where it has no readable value section.
    #[must_use]
    pub fn of(charter: &Charter, rates: &Rates, as_of: Date) -> Option<Self> {
        Self::assuming(charter, rates, as_of, &Assumed::default())
    }

    /// The same, with these volumes under the rates.
    #[must_use]
    pub fn assuming(charter: &Charter, rates: &Rates, as_of: Date, assumed: &Assumed) -> Option<Self> {
        let value = charter.value.get()?;
        let amounts = ledger::amounts(value);
        let conversion = Arc::new(Conversion::of(amounts.iter().map(|(_, money)| money), rates));
        let terms = ledger::Terms { as_of, assumed, years: rate::years(charter) };
        let of_party = |party| ledger::of_party(value, party, &conversion, terms);
        let parties: Vec<PartyValue> = charter.party_ids().into_iter().map(of_party).collect();
        let managing =
            parties.iter().fold(Sum::at(&conversion), |sum, party| sum.plus(&party.management_cost));
        let net_return = ledger::expected_revenue(value, &conversion).plus(&managing.negated()).total();
        Some(Self { balance: balance(&parties), net_return, amounts, parties, conversion })
    }

    /// The figures of one party.
    #[must_use]
    pub fn party(&self, id: &str) -> Option<&PartyValue> {
        self.parties.iter().find(|party| party.party == id)
    }
}

/// What saving a share of a cost adds to the return: the share of the cost, exactly. Nothing beyond counting.
#[must_use]
pub fn saving(cost: Money, rate: Percent) -> Option<Amount> {
    Amount::share_of(cost, rate)
}

/// The return that a share of management time asks for: twice the time that the policy allows asks for twice the return. `None`
/// where the policy allows none, so that no return is enough.
#[must_use]
pub fn return_due(time: Share, policy: &Policy) -> Option<Ratio> {
    let over = u128::try_from(time.parts()).unwrap_or_default();
    let limit = u128::try_from(Percent::HUNDRED.parts()).unwrap_or_default()
        * u128::from(policy.management_time_most)
        / 100;
    Ratio::new(over, limit)
}

/// What a party gets over what it puts in.
fn ratio(gets: &Sum, puts_in: &Sum, party: &str) -> Result<Ratio, Uncomputed> {
    // What stands in the way of either side or of comparing them.
    gets.plus(puts_in).total()?;
    let nothing = || Uncomputed::new(Reason::NothingContributed, [party.to_owned()]);
    let under = puts_in.total()?.filter(|amount| !amount.is_nothing()).ok_or_else(nothing)?;
    let ratio = match gets.total()? {
        Some(over) => Ratio::of(over, under),
        None => Ratio::new(0, 1),
    };
    ratio.ok_or_else(|| Uncomputed::new(Reason::BeyondCounting, []))
}

fn balance(parties: &[PartyValue]) -> Result<Balance, Uncomputed> {
    let obstacles = parties.iter().filter_map(|party| party.ratio.clone().err());
    if let Some(obstacle) = Uncomputed::first_of(obstacles) {
        return Err(obstacle);
    }
    let ratios: Vec<(Ratio, &str)> = parties
        .iter()
        .filter_map(|party| Some((*party.ratio.as_ref().ok()?, party.party.as_str())))
        .collect();
    Balance::of(&ratios).map_err(|reason| Uncomputed::new(reason, []))
}

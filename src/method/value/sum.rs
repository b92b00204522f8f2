//! Sums of what a charter prices, and of what it leaves unpriced.

use std::collections::BTreeSet;

use iso_currency::Currency;

use super::amount::Amount;
use crate::document::scalar::keyword;

keyword! {
    /// Why a figure cannot be calculated, in the order in which the obstacles have to go.
    pub enum Reason {
        /// An amount is missing, open or unreadable; what is not known is not nothing.
        Incomplete = "incomplete",
        /// The amounts are in several currencies.
        CurrenciesMixed = "currencies-mixed",
        /// Nothing was put in to compare with.
        NothingContributed = "nothing-contributed",
        /// Nobody gets anything.
        NothingReceived = "nothing-received",
        /// There is nobody to compare with.
        SingleParty = "single-party",
        /// The numbers are too large.
        BeyondCounting = "beyond-counting",
    }
}

/// A figure that cannot be calculated: why, and what stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uncomputed {
    /// Why not.
    pub reason: Reason,
    /// What stands in the way, sorted: places without an amount, codes of currencies, or ids of parties.
    pub because: Vec<String>,
}

impl Uncomputed {
    pub(super) fn new(reason: Reason, because: impl IntoIterator<Item = String>) -> Self {
        let because: BTreeSet<String> = because.into_iter().collect();
        Self { reason, because: because.into_iter().collect() }
    }

    /// Of several obstacles those that have to go first: a missing amount before a currency, that before the rest.
    pub(super) fn first_of(obstacles: impl IntoIterator<Item = Self>) -> Option<Self> {
        let obstacles: Vec<Self> = obstacles.into_iter().collect();
        let reason = obstacles.iter().map(|obstacle| obstacle.reason).min()?;
        let same = obstacles.into_iter().filter(|obstacle| obstacle.reason == reason);
        Some(Self::new(reason, same.flat_map(|obstacle| obstacle.because)))
    }
}

/// What is known of a sum, and the places at which an amount is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sum {
    /// The amounts, added up for each currency, by the currency's code.
    pub known: Vec<Amount>,
    /// Where an amount belongs and is missing, open or unreadable: `value.exchange[2].amount`.
    pub gaps: BTreeSet<String>,
    /// Whether some amounts were too large to be added up.
    is_beyond_counting: bool,
}

impl Sum {
    /// Adds an amount; nothing stands for one beyond counting.
    pub(super) fn add(&mut self, amount: Option<Amount>) {
        let Some(amount) = amount else {
            self.is_beyond_counting = true;
            return;
        };
        let same = self.known.iter_mut().find(|known| known.currency() == amount.currency());
        match same.map(|known| known.plus(amount).map(|total| *known = total)) {
            Some(Some(())) => {}
            Some(None) => self.is_beyond_counting = true,
            None => {
                self.known.push(amount);
                self.known.sort_by_key(|known| known.currency().code());
            }
        }
    }

    /// Notes a place without an amount.
    pub(super) fn miss(&mut self, place: impl Into<String>) {
        self.gaps.insert(place.into());
    }

    /// Both sums together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for amount in &other.known {
            both.add(Some(*amount));
        }
        both.gaps.extend(other.gaps.iter().cloned());
        both.is_beyond_counting |= other.is_beyond_counting;
        both
    }

    /// The same with the other sign; its gaps stay.
    #[must_use]
    pub fn negated(&self) -> Self {
        let mut other =
            Self { known: Vec::new(), gaps: self.gaps.clone(), is_beyond_counting: self.is_beyond_counting };
        for amount in &self.known {
            other.add(amount.negated());
        }
        other
    }

    /// Whether every amount is known.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.gaps.is_empty() && !self.is_beyond_counting
    }

    /// Whether every amount is known and comes to nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.is_complete() && self.known.iter().all(|amount| amount.millionths() == 0)
    }

    /// The whole sum in its one currency; `None` where there is nothing to count, not even a zero in some currency.
    ///
    /// # Errors
    /// Says what stands in the way: places without an amount, or several currencies.
    pub fn total(&self) -> Result<Option<Amount>, Uncomputed> {
        if !self.gaps.is_empty() {
            return Err(Uncomputed::new(Reason::Incomplete, self.gaps.iter().cloned()));
        }
        if self.is_beyond_counting {
            return Err(Uncomputed::new(Reason::BeyondCounting, []));
        }
        self.in_one_currency()
    }

    /// What is known, in one currency. Amounts of zero have no say: nothing is nothing in any currency.
    ///
    /// This is the only place at which currencies meet. Rates of exchange, once they are configured, are applied here; until
    /// then several currencies stay apart, for no rate is guessed.
    fn in_one_currency(&self) -> Result<Option<Amount>, Uncomputed> {
        let counted: Vec<&Amount> = self.known.iter().filter(|amount| amount.millionths() != 0).collect();
        match counted.as_slice() {
            [] => Ok(self.known.first().copied()),
            [only] => Ok(Some(**only)),
            several => Err(Uncomputed::new(
                Reason::CurrenciesMixed,
                several.iter().map(|amount| code(amount.currency())),
            )),
        }
    }
}

fn code(currency: Currency) -> String {
    currency.code().to_owned()
}

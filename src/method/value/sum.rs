//! Sums of what a charter prices, and of what it leaves unpriced.

use std::collections::BTreeSet;
use std::sync::Arc;

use iso_currency::Currency;

use super::amount::Amount;
use super::conversion::Conversion;
use crate::document::scalar::keyword;

keyword! {
    /// Why a figure cannot be calculated, in the order in which the obstacles have to go.
    pub enum Reason {
        /// An amount is missing, open or unreadable; what is not known is not nothing.
        Incomplete = "incomplete",
        /// An amount depends on figures, on somebody's decision or on an event that has not happened.
        Contingent = "contingent",
        /// The amounts are in several currencies, and a rate between them is missing.
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
    #[must_use]
    pub fn first_of(obstacles: impl IntoIterator<Item = Self>) -> Option<Self> {
        let obstacles: Vec<Self> = obstacles.into_iter().collect();
        let reason = obstacles.iter().map(|obstacle| obstacle.reason).min()?;
        let same = obstacles.into_iter().filter(|obstacle| obstacle.reason == reason);
        Some(Self::new(reason, same.flat_map(|obstacle| obstacle.because)))
    }
}

/// What is known of a sum, and the places at which an amount is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sum {
    /// The amounts as they are written, added up for each currency, by the currency's code.
    pub known: Vec<Amount>,
    /// Where an amount belongs and is missing, open or unreadable: `value.exchange[2].amount`.
    pub gaps: BTreeSet<String>,
    /// Those of them at which no amount can be known beforehand.
    reckoned: BTreeSet<String>,
    /// Whether those can only make the sum smaller, so that it is at least nothing that is known.
    is_at_most: bool,
    /// Whether some amounts were too large to be added up.
    is_beyond_counting: bool,
    /// At which rates the currencies meet; all sums of a charter have the same.
    conversion: Option<Arc<Conversion>>,
}

impl Sum {
    /// A sum whose currencies meet at these rates.
    pub(super) fn at(conversion: &Arc<Conversion>) -> Self {
        Self { conversion: Some(Arc::clone(conversion)), ..Self::default() }
    }

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

    /// Notes a place at which no amount can be known beforehand.
    pub(super) fn miss_reckoned(&mut self, place: &str) {
        self.reckoned.insert(place.to_owned());
        self.miss(place);
    }

    /// What the sum is at least, in one currency: all but what cannot be known beforehand is known, and is something.
    #[must_use]
    pub fn at_least(&self) -> Option<Amount> {
        let is_open =
            self.gaps.is_empty() || self.gaps != self.reckoned || self.is_beyond_counting || self.is_at_most;
        let least = if is_open { None } else { self.in_one_currency().ok().flatten() };
        least.filter(|amount| !amount.is_nothing() && !amount.is_below_zero())
    }

    /// Both sums together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for amount in &other.known {
            both.add(Some(*amount));
        }
        both.gaps.extend(other.gaps.iter().cloned());
        both.reckoned.extend(other.reckoned.iter().cloned());
        both.is_beyond_counting |= other.is_beyond_counting;
        both.is_at_most |= other.is_at_most;
        both.conversion = both.conversion.or_else(|| other.conversion.clone());
        both
    }

    /// The same with the other sign; its gaps stay. What is at most so much is at least nothing.
    #[must_use]
    pub fn negated(&self) -> Self {
        let is_at_most = !self.reckoned.is_empty();
        let mut other = Self { known: Vec::new(), is_at_most, ..self.clone() };
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
        self.is_complete() && self.known.iter().all(|amount| amount.is_nothing())
    }

    /// The whole sum in one currency; `None` where there is nothing to count, not even a zero in some currency.
    ///
    /// # Errors
    /// Says what stands in the way: places without an amount, or several currencies without a rate between them.
    pub fn total(&self) -> Result<Option<Amount>, Uncomputed> {
        let missing: Vec<String> = self.gaps.difference(&self.reckoned).cloned().collect();
        if !missing.is_empty() {
            return Err(Uncomputed::new(Reason::Incomplete, missing));
        }
        if !self.gaps.is_empty() {
            return Err(Uncomputed::new(Reason::Contingent, self.gaps.iter().cloned()));
        }
        if self.is_beyond_counting {
            return Err(Uncomputed::new(Reason::BeyondCounting, []));
        }
        self.in_one_currency()
    }

    /// What is known, in one currency. Amounts of zero have no say: nothing is nothing in any currency.
    ///
    /// This is the only place at which currencies meet, at the rates that are configured. Those between which a rate is missing
    /// stay apart, for none is guessed.
    fn in_one_currency(&self) -> Result<Option<Amount>, Uncomputed> {
        let mut met: Vec<Amount> = Vec::new();
        for amount in self.known.iter().filter(|amount| !amount.is_nothing()) {
            let converted = match &self.conversion {
                Some(conversion) => conversion.convert(*amount),
                None => Some(*amount),
            };
            let beyond = || Uncomputed::new(Reason::BeyondCounting, []);
            let converted = converted.ok_or_else(beyond)?;
            match met.iter_mut().find(|known| known.currency() == converted.currency()) {
                Some(known) => *known = known.plus(converted).ok_or_else(beyond)?,
                None => met.push(converted),
            }
        }
        match met.as_slice() {
            [] => Ok(self.known.first().copied()),
            [only] => Ok(Some(*only)),
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

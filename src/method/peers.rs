//! How a partnership compares with others of its kind [S1]: never below five, and always with the count.

use super::deals;
use super::leads::leads;
use super::meetings::meetings_held;
use super::reviews::held;
use super::value::Ratio;
use crate::config::Policy;
use crate::document::scalar::{Date, Money, Quantity, keyword};
use crate::method::Assessment;
use crate::partnership::Partnership;

/// How many of one kind must have a figure, so that any is compared.
pub const PEERS_LEAST: usize = 5;

keyword! {
    /// What partnerships of one kind are compared by.
    pub enum Measure {
        /// How many of the leads became deals.
        LeadConversion = "lead-conversion",
        /// What a registered deal is worth, on average.
        DealSize = "deal-size",
        /// How many people joint marketing reached.
        Reach = "reach",
        /// How many of the agreed meetings were held.
        MeetingsHeld = "meetings-held",
        /// How evenly the parties fare.
        Balance = "balance",
    }
}

impl Measure {
    /// What it is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::LeadConversion => "lead conversion",
            Self::DealSize => "average deal",
            Self::Reach => "people reached",
            Self::MeetingsHeld => "meetings held",
            Self::Balance => "balance",
        }
    }
}

/// A figure that is compared, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// The number.
    pub ratio: Ratio,
    /// The currency, where it is money: the number is then one of minor units.
    pub currency: Option<iso_currency::Currency>,
}

impl Figure {
    fn of(over: u128, under: u128) -> Option<Self> {
        Some(Self { ratio: Ratio::new(over, under)?, currency: None })
    }

    /// As people read it: `5%`, `EUR 12,000`, `1,200`.
    #[must_use]
    pub fn said(&self, measure: Measure) -> String {
        let (over, under) = self.ratio.parts();
        let whole = |times: u128| over.checked_mul(times).map(|over| (over + under / 2) / under);
        let counted = |times| whole(times).and_then(|it| u64::try_from(it).ok()).unwrap_or(u64::MAX);
        match (measure, self.currency) {
            (Measure::DealSize, Some(currency)) => {
                let money = whole(1).and_then(|it| Money::new(i128::try_from(it).ok()?, currency));
                money.map_or_else(|| currency.code().to_owned(), crate::grammar::in_print)
            }
            (Measure::LeadConversion | Measure::MeetingsHeld, _) => format!("{}%", counted(100)),
            (Measure::Balance, _) => self.ratio.to_string(),
            (Measure::Reach | Measure::DealSize, _) => crate::grammar::grouped(counted(1)),
        }
    }
}

/// The figure of a partnership; `None` where its records have none.
#[must_use]
pub fn figure(
    measure: Measure,
    partnership: &Partnership,
    assessment: &Assessment,
    policy: &Policy,
    as_of: Date,
) -> Option<Figure> {
    match measure {
        Measure::LeadConversion => {
            let leads = leads(partnership, policy, as_of)?;
            Figure::of(leads.conversions.into(), leads.leads.into())
        }
        Measure::DealSize => deal_size(partnership, as_of).map(|(figure, _)| figure),
        Measure::Reach => {
            let last = held(partnership, as_of).rev().find_map(|(_, it)| it.indicators.get()?.reach.get());
            Figure::of(last?.value().into(), 1)
        }
        Measure::MeetingsHeld => {
            let meetings = meetings_held(partnership, policy, as_of)?;
            Figure::of(meetings.held.into(), meetings.agreed.into())
        }
        Measure::Balance => {
            let ratio = assessment.value.as_ref()?.balance.as_ref().ok()?.value;
            Some(Figure { ratio, currency: None })
        }
    }
}

/// What the registered deals are worth on average, and how many have a worth; `None` where they are in several currencies.
#[must_use]
pub fn deal_size(partnership: &Partnership, as_of: Date) -> Option<(Figure, usize)> {
    let is_there = |day: Option<Date>| day.is_some_and(|day| day <= as_of);
    let worth: Vec<Money> = deals::all(partnership)
        .filter(|(_, deal)| is_there(deal.registered.get().and_then(|time| time.day())))
        .filter_map(|(_, deal)| match deal.value.get() {
            Some(Quantity::Money(money)) => Some(*money),
            _ => None,
        })
        .collect();
    let first = *worth.first()?;
    let sum = worth.iter().skip(1).try_fold(first, |sum, money| sum.checked_add(money))?;
    let ratio = Ratio::new(u128::try_from(sum.minor()).ok()?, worth.len() as u128)?;
    Some((Figure { ratio, currency: Some(first.currency()) }, worth.len()))
}

/// The figures of the partnerships of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peers {
    /// The kind, by its id.
    pub kind: String,
    /// What they are compared by.
    pub measure: Measure,
    /// Each partnership by its place, from 0, the highest first.
    pub figures: Vec<(usize, Figure)>,
}

impl Peers {
    /// The figure in the middle; of an even number the two between which it lies, the lower one first.
    #[must_use]
    pub fn middle(&self) -> Option<(Figure, Figure)> {
        let count = self.figures.len();
        let at = |at: usize| self.figures.get(at).map(|(_, figure)| *figure);
        Some((at(count / 2)?, at(count.checked_sub(1)? / 2)?))
    }

    /// The place of a figure among them, 1 for the highest; equal ones share it.
    #[must_use]
    pub fn place(&self, own: &Figure) -> usize {
        self.figures.partition_point(|(_, other)| own.ratio < other.ratio) + 1
    }

    /// Whether a partnership is among them, by its place from 0.
    #[must_use]
    pub fn has(&self, index: usize) -> bool {
        self.figures.iter().any(|(at, _)| *at == index)
    }
}

/// What a partnership is compared by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparable {
    /// Its kinds, by their ids.
    pub kinds: Vec<String>,
    /// The figures that its records have.
    pub figures: Vec<(Measure, Figure)>,
}

impl Comparable {
    /// The kinds and figures of a partnership.
    #[must_use]
    pub fn of(partnership: &Partnership, assessment: &Assessment, policy: &Policy, as_of: Date) -> Self {
        let figure =
            |measure: &Measure| Some((*measure, figure(*measure, partnership, assessment, policy, as_of)?));
        Self {
            kinds: assessment.kinds.names.iter().map(ToString::to_string).collect(),
            figures: Measure::ALL.iter().filter_map(figure).collect(),
        }
    }

    fn figure(&self, measure: Measure) -> Option<Figure> {
        self.figures.iter().find(|(of, _)| *of == measure).map(|(_, figure)| *figure)
    }
}

/// The comparisons between partnerships of one kind: those with five figures or more, of one currency each.
#[must_use]
pub fn peers<'a>(members: &(impl Iterator<Item = &'a Comparable> + Clone)) -> Vec<Peers> {
    let mut kinds: Vec<&str> = Vec::new();
    for kind in members.clone().flat_map(|it| &it.kinds) {
        if let Err(at) = kinds.binary_search(&kind.as_str()) {
            kinds.insert(at, kind);
        }
    }
    let mut all = Vec::new();
    for kind in kinds {
        for measure in Measure::ALL {
            let of_kind = members.clone().enumerate().filter(|(_, it)| it.kinds.iter().any(|it| it == kind));
            let figures: Vec<(usize, Figure)> =
                of_kind.filter_map(|(at, it)| Some((at, it.figure(*measure)?))).collect();
            let mut currencies: Vec<Option<iso_currency::Currency>> =
                figures.iter().map(|(_, figure)| figure.currency).collect();
            currencies.sort_by_key(|it| it.map(|it| it.code()));
            currencies.dedup();
            for currency in currencies {
                let mut figures: Vec<(usize, Figure)> =
                    figures.iter().filter(|(_, it)| it.currency == currency).copied().collect();
                if figures.len() < PEERS_LEAST {
                    continue;
                }
                // Stable: equal ones stay in the order of the portfolio.
                figures.sort_by_key(|(_, figure)| std::cmp::Reverse(figure.ratio));
                all.push(Peers { kind: kind.to_owned(), measure: *measure, figures });
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(numbers: &[u128]) -> Peers {
        let mut figures: Vec<(usize, Figure)> =
            numbers.iter().enumerate().map(|(at, number)| (at, Figure::of(*number, 1).unwrap())).collect();
        figures.sort_by_key(|(_, figure)| std::cmp::Reverse(figure.ratio));
        Peers { kind: "resale".to_owned(), measure: Measure::Reach, figures }
    }

    #[test]
    fn the_middle_of_five_is_one_figure_and_of_six_lies_between_two() {
        // In order 9, 7, 5, 3, 1: the third is 5.
        let five = of(&[5, 1, 9, 3, 7]).middle().unwrap();
        assert_eq!((five.0.said(Measure::Reach), five.1.said(Measure::Reach)), ("5".into(), "5".into()));
        // In order 9, 7, 5, 4, 3, 1: between 4 and 5.
        let six = of(&[5, 1, 9, 3, 7, 4]).middle().unwrap();
        assert_eq!((six.0.said(Measure::Reach), six.1.said(Measure::Reach)), ("4".into(), "5".into()));
    }

    #[test]
    fn equal_figures_share_their_place() {
        let peers = of(&[5, 9, 5, 3, 1]);
        // 9, 5, 5, 3 and 1.
        let places: Vec<_> = peers.figures.iter().map(|(at, figure)| (*at, peers.place(figure))).collect();
        assert_eq!(places, [(1, 1), (0, 2), (2, 2), (3, 4), (4, 5)]);
        assert!(peers.has(4) && !peers.has(9));
    }

    #[test]
    fn figures_are_rounded_for_show_alone() {
        let said = |over, under, measure| Figure::of(over, under).unwrap().said(measure);
        // 6 of 120 is 5 %; 1 of 3 is 33.3 %; 2 of 3 is 66.7 %.
        assert_eq!(said(6, 120, Measure::LeadConversion), "5%");
        assert_eq!(said(1, 3, Measure::LeadConversion), "33%");
        assert_eq!(said(2, 3, Measure::MeetingsHeld), "67%");
    }
}

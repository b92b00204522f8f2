//! What `partner deals` answers: the register in the order of its registrations, who is credited, and what collides [S1].

mod data;
mod page;
mod row;
mod sheet;

pub use data::DealsData;
pub use row::DealRow;

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Policy;
use crate::document::header::DocumentKind;
use crate::document::records::deals::Deal;
use crate::document::scalar::{Date, Quantity};
use crate::document::{Problem, ProblemKind};
use crate::method::deals::{Collision, DealPlace, Doubt, all, protection};
use crate::method::value::Amount;
use crate::partnership::LeftOut;
use crate::survey::{Survey, Surveyed};
use crate::view::place::line_in;
use crate::view::{Answer, Data, Line, Page, Partnerships, Table};

/// The registers of every partnership of a call.
#[derive(Debug)]
pub struct Deals<'a> {
    registers: Vec<Register<'a>>,
    /// What was found and is not read.
    left_out: &'a LeftOut,
}

/// The deals of one partnership.
#[derive(Debug)]
struct Register<'a> {
    surveyed: &'a Surveyed<'a>,
    /// In the order of their registration; those that cannot be placed stand last, as they are written.
    deals: Vec<Registered<'a>>,
    /// How many were registered after the date judged as of.
    later: usize,
}

/// One deal with what it comes to.
#[derive(Debug)]
struct Registered<'a> {
    place: DealPlace,
    deal: &'a Deal,
    credit: Credit<'a>,
}

/// Who is credited with a deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Credit<'a> {
    /// The party that registered it.
    Given {
        /// The last day on which nobody else may register the same customer and product.
        until: Option<Date>,
    },
    /// An earlier registration protects the customer.
    Protected(&'a Collision),
    /// Two registered at the same time: nobody is.
    Tied,
    /// The customer is probably that of an earlier registration, or of one at the same time.
    Doubted(&'a Doubt),
    /// Customer, party or time is missing.
    Unknown,
}

impl Credit<'_> {
    const fn word(self) -> &'static str {
        match self {
            Self::Given { .. } => "credited",
            Self::Protected(it) if it.is_same_party => "doubled",
            Self::Protected(_) => "conflict",
            Self::Tied => "tied",
            Self::Doubted(_) | Self::Unknown => "unknown",
        }
    }
}

impl<'a> Deals<'a> {
    /// Reads every register.
    #[must_use]
    pub fn of(survey: &'a Survey<'a>) -> Self {
        let policy = &survey.configuration.policy;
        let register = |surveyed| Register::of(surveyed, policy, survey.as_of);
        Self { registers: survey.partnerships.iter().map(register).collect(), left_out: survey.left_out }
    }
}

impl<'a> Deals<'a> {
    /// What the registers say that are kept, without a word on those that are not.
    pub(in crate::view) fn kept(&self) -> Option<Page> {
        let mut page = Page::default();
        self.registers.iter().filter(|it| it.is_kept()).for_each(|register| page::body(&mut page, register));
        (!page.blocks.is_empty()).then_some(page)
    }

    /// What programs are told of each partnership.
    pub fn partnerships(&self) -> impl Iterator<Item = DealsData<'_>> {
        self.registers.iter().map(data::partnership)
    }

    /// A row for each deal; `as_of` is the day of the question.
    pub fn rows(&'a self, as_of: Date) -> impl Iterator<Item = Line<'a>> {
        row::rows(self, as_of)
    }
}

impl<'a> Register<'a> {
    fn of(surveyed: &'a Surveyed<'a>, policy: &Policy, as_of: Date) -> Self {
        let partnership = surveyed.partnership;
        let is_later =
            |deal: &Deal| deal.registered.get().and_then(|time| time.day()).is_some_and(|day| as_of < day);
        let later = all(partnership).filter(|(_, deal)| is_later(deal)).count();
        let mut deals: Vec<Registered<'_>> = all(partnership)
            .filter(|(_, deal)| !is_later(deal))
            .map(|(place, deal)| Registered { place, deal, credit: credit(surveyed, policy, place, deal) })
            .collect();
        // Stable: of one instant the order of the records stays.
        deals.sort_by_key(|it| (it.credit == Credit::Unknown, it.deal.registered.get().copied()));
        Self { surveyed, deals, later }
    }

    /// Whether the partnership keeps a register.
    fn is_kept(&self) -> bool {
        !self.surveyed.partnership.records.deals.is_empty()
    }

    /// Whether every deals record and every line of its file was read.
    fn is_whole(&self) -> bool {
        let records = &self.surveyed.partnership.records;
        let is_lost = |problem: &Problem| {
            let is_of_list = matches!(problem.path.section(), Some("source" | "deals" | "columns"));
            problem.kind.breaks() || (is_of_list && problem.kind != ProblemKind::UnknownKey)
        };
        records.is_whole(DocumentKind::Deals)
            && records
                .deals
                .iter()
                .all(|it| it.record.unread.is_empty() && !it.record.problems.iter().any(is_lost))
    }

    /// The file of a deal and the line that it stands on.
    fn origin(&self, place: DealPlace) -> (&'a str, Option<usize>) {
        let Some(register) = self.surveyed.partnership.records.deals.get(place.record) else {
            return ("", None);
        };
        let source = &register.record.source;
        match (place.line, register.record.value.source.get()) {
            (Some(line), Some(file)) => (file.as_str(), usize::try_from(line).ok()),
            _ => (&source.path, line_in(source, &format!("deals[{}]", place.index))),
        }
    }

    /// What each party registered, and with how much of it it is credited.
    fn tallies(&self) -> Vec<Tally<'a>> {
        let parties = self.surveyed.partnership.charter.value.party_ids();
        let tally = |party: &'a str| {
            let of_party = || {
                self.deals
                    .iter()
                    .filter(move |it| it.deal.partner.get().is_some_and(|it| it.as_str() == party))
            };
            let credited = || of_party().filter(|it| matches!(it.credit, Credit::Given { .. }));
            Tally {
                party,
                registered: of_party().count(),
                credited: credited().count(),
                worth: worth(credited().map(|it| it.deal)),
                unpriced: credited()
                    .filter(|it| !matches!(it.deal.value.get(), Some(Quantity::Money(_))))
                    .count(),
            }
        };
        parties.into_iter().map(tally).collect()
    }
}

/// What one party has registered.
#[derive(Debug)]
struct Tally<'a> {
    party: &'a str,
    registered: usize,
    credited: usize,
    /// What the credited deals are worth, a sum for each currency.
    worth: Vec<Amount>,
    /// How many of the credited deals say no amount of money.
    unpriced: usize,
}

/// The sums by currency. One that is beyond counting is left out; no register comes near.
fn worth<'a>(deals: impl Iterator<Item = &'a Deal>) -> Vec<Amount> {
    let mut sums: BTreeMap<&str, Amount> = BTreeMap::new();
    let mut beyond = BTreeSet::new();
    for deal in deals {
        let Some(Quantity::Money(money)) = deal.value.get() else { continue };
        let code = money.currency().code();
        let sum = match (Amount::of(*money), sums.get(code)) {
            (Some(amount), Some(sum)) => sum.plus(amount),
            (amount, _) => amount,
        };
        match sum {
            Some(sum) => {
                sums.insert(code, sum);
            }
            None => {
                beyond.insert(code);
            }
        }
    }
    sums.into_iter().filter(|(code, _)| !beyond.contains(code)).map(|(_, sum)| sum).collect()
}

fn credit<'a>(surveyed: &'a Surveyed<'a>, policy: &Policy, place: DealPlace, deal: &Deal) -> Credit<'a> {
    if deal.customer.get().is_none() || deal.partner.get().is_none() {
        return Credit::Unknown;
    }
    let Some(day) = deal.registered.get().and_then(|time| time.day()) else { return Credit::Unknown };
    let collisions = &surveyed.assessment.collisions;
    if let Some(collision) = collisions.iter().find(|it| it.later == place) {
        let is_tied = collision.is_tied && !collision.is_same_party;
        return if is_tied { Credit::Tied } else { Credit::Protected(collision) };
    }
    if collisions.iter().any(|it| it.first == place && it.is_tied && !it.is_same_party) {
        return Credit::Tied;
    }
    let doubts = &surveyed.assessment.doubts;
    let is_doubted = |it: &&Doubt| it.later == place || (it.first == place && it.is_tied);
    if let Some(doubt) = doubts.iter().find(is_doubted) {
        return Credit::Doubted(doubt);
    }
    let register = surveyed.partnership.records.deals.get(place.record);
    Credit::Given { until: register.and_then(|register| day.plus(&protection(register, policy))) }
}

impl Answer for Deals<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> Table {
        sheet::sheet(self)
    }

    fn data(&self) -> Data<'_> {
        Data::Deals(Partnerships::of(self.left_out, self.partnerships()))
    }
}

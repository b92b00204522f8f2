//! The registers for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Credit, Register, Registered};
use crate::document::scalar::{Date, Instant, Quantity, Text};
use crate::document::{Field, PartyRef};
use crate::method::deals::at;
use crate::view::head::Head;

/// The deal register of a partnership.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DealsData<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The deals in the order of their registration.
    deals: Vec<DealEntry<'a>>,
    /// How many were registered after the date judged as of, and are left out.
    later: usize,
    /// What each party has registered; none without a register.
    tallies: Vec<TallyEntry<'a>>,
}

/// A registered deal.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DealEntry<'a> {
    /// When it was registered.
    registered: &'a Field<Instant>,
    /// The customer.
    customer: &'a Field<Text>,
    /// What is sold.
    product: &'a Field<Text>,
    /// The party that registered it.
    party: &'a Field<PartyRef>,
    /// What it is worth.
    value: &'a Field<Quantity>,
    /// How far it has come.
    status: &'a Field<Text>,
    /// Who is credited: `credited`, `conflict`, `doubled` (the same party once more), `tied` or `unknown`.
    credit: &'static str,
    /// The last day on which the registration protects the customer.
    protected_until: Option<Date>,
    /// The party for which an earlier registration protects the customer.
    protected_for: Option<&'a PartyRef>,
    /// The file that lists it.
    path: &'a str,
    /// The line, counted from 1.
    line: Option<usize>,
}

/// What one party has registered.
#[derive(Debug, Serialize, JsonSchema)]
struct TallyEntry<'a> {
    /// The party.
    party: &'a str,
    /// How many deals it registered.
    registrations: usize,
    /// With how many of them it is credited.
    credited: usize,
    /// What these are worth: a sum for each currency.
    worth: Vec<String>,
    /// How many of these state no amount of money.
    unpriced: usize,
}

pub(super) fn partnership<'a>(register: &Register<'a>) -> DealsData<'a> {
    let tallies = register.tallies().into_iter().map(|it| TallyEntry {
        party: it.party,
        registrations: it.registered,
        credited: it.credited,
        worth: it.worth.iter().map(ToString::to_string).collect(),
        unpriced: it.unpriced,
    });
    DealsData {
        head: Head::of(register.surveyed.partnership),
        deals: register.deals.iter().map(|it| entry(register, it)).collect(),
        later: register.later,
        tallies: if register.is_kept() { tallies.collect() } else { Vec::new() },
    }
}

pub(super) fn entry<'a>(register: &Register<'a>, it: &Registered<'a>) -> DealEntry<'a> {
    let (path, line) = register.origin(it.place);
    let deal = it.deal;
    let (protected_until, first) = match it.credit {
        Credit::Given { until } => (until, None),
        Credit::Protected(collision) => (None, at(register.surveyed.partnership, collision.first)),
        _ => (None, None),
    };
    DealEntry {
        registered: &deal.registered,
        customer: &deal.customer,
        product: &deal.product,
        party: &deal.partner,
        value: &deal.value,
        status: &deal.status,
        credit: it.credit.word(),
        protected_until,
        protected_for: first.and_then(|first| first.partner.get()),
        path,
        line,
    }
}

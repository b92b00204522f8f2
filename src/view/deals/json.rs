//! The registers for programs.

use serde::Serialize;

use super::{Credit, Register, Registered};
use crate::method::deals::at;
use crate::view::head::Head;

#[derive(Serialize)]
pub(super) struct Partnership<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    deals: Vec<Entry<'a>>,
    /// How many were registered after the day of the question, and are left out.
    later: usize,
    parties: Vec<Party<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    registered: Option<String>,
    customer: Option<&'a str>,
    product: Option<&'a str>,
    party: Option<&'a str>,
    value: Option<String>,
    status: Option<&'a str>,
    /// `credited`, `conflict`, `doubled` (the same party once more), `tied` or `unknown`.
    credit: &'static str,
    protected_until: Option<String>,
    protected_for: Option<&'a str>,
    path: &'a str,
    line: Option<usize>,
}

#[derive(Serialize)]
struct Party<'a> {
    party: &'a str,
    registered: usize,
    credited: usize,
    /// A sum for each currency.
    worth: Vec<String>,
    unpriced: usize,
}

pub(super) fn partnership<'a>(register: &'a Register<'a>) -> Partnership<'a> {
    let partnership = register.surveyed.partnership;
    let tallies = register.tallies().into_iter().map(|it| Party {
        party: it.party,
        registered: it.registered,
        credited: it.credited,
        worth: it.worth,
        unpriced: it.unpriced,
    });
    Partnership {
        head: Head::of(partnership),
        deals: register.deals.iter().map(|it| entry(register, it)).collect(),
        later: register.later,
        parties: if register.is_kept() { tallies.collect() } else { Vec::new() },
    }
}

fn entry<'a>(register: &'a Register<'a>, it: &'a Registered<'a>) -> Entry<'a> {
    let (path, line) = register.origin(it.place);
    let deal = it.deal;
    let (until, whose) = match it.credit {
        Credit::Given { until } => (until.map(|day| day.to_string()), None),
        Credit::Protected(collision) => (None, at(register.surveyed.partnership, collision.first)),
        _ => (None, None),
    };
    Entry {
        registered: deal.registered.get().map(ToString::to_string),
        customer: deal.customer.get().map(|text| text.as_str()),
        product: deal.product.get().map(|text| text.as_str()),
        party: deal.partner.get().map(|party| party.as_str()),
        value: deal.value.get().map(ToString::to_string),
        status: deal.status.get().map(|text| text.as_str()),
        credit: it.credit.word(),
        protected_until: until,
        protected_for: whose.and_then(|first| first.partner.get()).map(|party| party.as_str()),
        path,
        line,
    }
}

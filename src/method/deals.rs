//! The deal register: who is credited, and which registrations collide [S1].

use std::collections::{BTreeMap, BTreeSet};

use super::customers::Customers;
use crate::config::Policy;
use crate::document::folded;
use crate::document::records::deals::Deal;
use crate::document::scalar::{Date, Duration, Instant};
use crate::partnership::{DealRegister, Partnership};

/// Where a deal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DealPlace {
    /// Which deals record, counted from 0 in the partnership's order.
    pub record: usize,
    /// Which entry of its list, or which of the deals of its file, counted from 0.
    pub index: usize,
    /// The line of the file, where it comes from one.
    pub line: Option<u64>,
}

/// Two registrations of one customer and product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collision {
    /// The earlier one, which is credited unless both are of one instant.
    pub first: DealPlace,
    /// The later one.
    pub later: DealPlace,
    /// Whether both are of one instant, so that nobody was first.
    pub is_tied: bool,
    /// Whether one party registered both.
    pub is_same_party: bool,
}

/// When a deal was registered, where it stands, and by which party.
type Registration<'a> = (Instant, DealPlace, &'a str);

/// Every deal of a partnership with its place: listed ones before those of the file.
pub fn all(partnership: &Partnership) -> impl Iterator<Item = (DealPlace, &Deal)> {
    partnership.records.deals.iter().enumerate().flat_map(|(record, register)| {
        let listed = register.record.value.deals.get().into_iter().flat_map(|deals| deals.iter());
        let listed = listed.map(move |(index, deal)| (DealPlace { record, index, line: None }, deal));
        let imported = register
            .imported
            .iter()
            .enumerate()
            .map(move |(index, row)| (DealPlace { record, index, line: Some(row.line) }, &row.deal));
        listed.chain(imported)
    })
}

/// The deal at a place.
#[must_use]
pub fn at(partnership: &Partnership, place: DealPlace) -> Option<&Deal> {
    let register = partnership.records.deals.get(place.record)?;
    match place.line {
        Some(_) => Some(&register.imported.get(place.index)?.deal),
        None => register.record.value.deals.get()?.0.get(place.index)?.get(),
    }
}

/// What the register comes to, beyond its deals.
#[derive(Debug, Default)]
pub struct Contests {
    /// The registrations that fall within the protection of an earlier one of the same customer and product.
    pub collisions: Vec<Collision>,
    /// Those that fall within the protection of an earlier one of the same product whose customer is probably the same.
    pub doubts: Vec<Doubt>,
    /// Those of deals that were won after the protection of another party's registration had lapsed.
    pub lapses: Vec<Lapse>,
}

/// A deal that one party registered first, and another one won once the protection was over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lapse {
    /// The earlier registration, whose protection is over.
    pub first: DealPlace,
    /// The later one, which is credited.
    pub later: DealPlace,
}

/// A registration of which nobody can tell whether its customer is protected for another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The earlier registration.
    pub first: DealPlace,
    /// The later one.
    pub later: DealPlace,
    /// Whether both are of one instant.
    pub is_tied: bool,
}

/// The registrations that collide, or may. A registration after the protection is credited itself, and protected from then on.
/// Deals without customer, party or time are left out, and so are those registered after the day of the judgement, by UTC.
#[must_use]
pub fn contests(partnership: &Partnership, policy: &Policy, as_of: Date) -> Contests {
    let customers = Customers::of(all(partnership).map(|(_, deal)| deal));
    let mut products: BTreeMap<String, Vec<(Registration<'_>, String)>> = BTreeMap::new();
    for (place, deal) in all(partnership) {
        let product = deal.product.get().map(|text| folded(text.as_str())).unwrap_or_default();
        if let (Some(customer), Some(party), Some(time)) =
            (deal.customer.get(), deal.partner.get(), deal.registered.get())
        {
            if time.day().is_none_or(|day| day > as_of) {
                continue;
            }
            let registration = (*time, place, party.as_str());
            products.entry(product).or_default().push((registration, folded(customer.as_str())));
        }
    }
    let mut contests = Contests::default();
    for mut deals in products.into_values() {
        // Stable: of one instant the order of the records stays.
        deals.sort_by_key(|((time, _, _), _)| *time);
        let is_protected = |first: &Registration<'_>, time| is_protected(partnership, policy, first, time);
        let is_taken = |first: DealPlace, later: DealPlace| {
            at(partnership, later).is_some_and(is_won) && !at(partnership, first).is_some_and(is_lost)
        };
        contests.add(&deals, &customers, is_protected, is_taken);
    }
    contests.collisions.sort_by_key(|it| (it.later.record, it.later.line, it.later.index));
    contests.lapses.sort_by_key(|it| (it.later.record, it.later.line, it.later.index));
    contests.doubts.sort_by_key(|it| (it.later.record, it.later.line, it.later.index));
    contests
}

impl Contests {
    /// Goes through the registrations of one product in the order of their times.
    fn add<'a>(
        &mut self,
        deals: &'a [(Registration<'a>, String)],
        customers: &Customers,
        is_protected: impl Fn(&Registration<'_>, Instant) -> bool,
        is_taken: impl Fn(DealPlace, DealPlace) -> bool,
    ) {
        // The last registration of each customer that protects it, with its own name, by the customer's company.
        let mut credited: BTreeMap<String, (&Registration<'_>, &str)> = BTreeMap::new();
        let mut alike: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (deal, name) in deals {
            let customer = customers.name_of(name);
            if let Some((first, _)) = credited.get(&customer).filter(|(it, _)| is_protected(it, deal.0)) {
                self.collisions.push(Collision {
                    first: first.1,
                    later: deal.1,
                    is_tied: first.0 == deal.0,
                    is_same_party: first.2 == deal.2,
                });
                continue;
            }
            let near = customers.alike(name).into_iter().flat_map(|it| alike.get(&it)).flatten();
            let doubted = near.filter_map(|other| credited.get(other)).find(|(first, other)| {
                customers.are_probably_one(name, other) && is_protected(first, deal.0)
            });
            self.doubts.extend(doubted.map(|(first, _)| Doubt {
                first: first.1,
                later: deal.1,
                is_tied: first.0 == deal.0,
            }));
            if let Some((first, _)) =
                credited.get(&customer).filter(|(it, _)| it.2 != deal.2 && is_taken(it.1, deal.1))
            {
                self.lapses.push(Lapse { first: first.1, later: deal.1 });
            }
            for it in customers.alike(name) {
                alike.entry(it).or_default().insert(customer.clone());
            }
            credited.insert(customer, (deal, name));
        }
    }
}

/// Whether a deal is won, by its status in any of the usual words.
#[must_use]
pub fn is_won(deal: &Deal) -> bool {
    const WON: [&str; 10] =
        ["won", "closed won", "signed", "sold", "ordered", "invoiced", "paid", "gewonnen", "gagné", "ganado"];
    let status = deal.status.get().map(|status| folded(status.as_str()).replace(['-', '_'], " "));
    status.is_some_and(|status| WON.contains(&status.trim()))
}

/// Whether a deal was lost or dropped.
#[must_use]
pub fn is_lost(deal: &Deal) -> bool {
    const LOST: [&str; 7] =
        ["lost", "closed lost", "rejected", "dropped", "cancelled", "withdrawn", "verloren"];
    let status = deal.status.get().map(|status| folded(status.as_str()).replace(['-', '_'], " "));
    status.is_some_and(|status| LOST.contains(&status.trim()))
}

/// The first day on which a registration protects no more; `None` where its time cannot be told.
#[must_use]
pub fn lapsed_on(partnership: &Partnership, policy: &Policy, place: DealPlace) -> Option<Date> {
    let register = partnership.records.deals.get(place.record)?;
    let day = at(partnership, place)?.registered.get()?.day()?;
    day.plus(&protection(register, policy))?.next_day()
}

/// How long a registration of this record protects: as it says, else as the policy does.
#[must_use]
pub fn protection(register: &DealRegister, policy: &Policy) -> Duration {
    register.record.value.protection.get().copied().unwrap_or(Duration::of_days(policy.deal_protection))
}

/// Whether a time falls within the protection of a registration: the last day of it still counts.
fn is_protected(partnership: &Partnership, policy: &Policy, first: &Registration<'_>, time: Instant) -> bool {
    let Some(register) = partnership.records.deals.get(first.1.record) else { return false };
    let end = first.0.day().and_then(|day| day.plus(&protection(register, policy)));
    end.zip(time.day()).is_none_or(|(end, day)| day <= end)
}

//! The deal register: who is credited, and which registrations collide [S1].

use std::collections::BTreeMap;

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

/// The registrations that fall within the protection of an earlier one of the same customer and product. A registration after that
/// time is credited itself, and protected from then on. Deals without customer, party or time are left out,
/// and so are those registered after the day of the judgement, by UTC.
#[must_use]
pub fn collisions(partnership: &Partnership, policy: &Policy, as_of: Date) -> Vec<Collision> {
    let mut groups: BTreeMap<(String, String), Vec<Registration<'_>>> = BTreeMap::new();
    for (place, deal) in all(partnership) {
        let product = deal.product.get().map(|text| folded(text.as_str())).unwrap_or_default();
        if let (Some(customer), Some(party), Some(time)) =
            (deal.customer.get(), deal.partner.get(), deal.registered.get())
        {
            if time.day().is_none_or(|day| day > as_of) {
                continue;
            }
            let group = groups.entry((folded(customer.as_str()), product)).or_default();
            group.push((*time, place, party.as_str()));
        }
    }
    let mut collisions = Vec::new();
    for mut group in groups.into_values() {
        // Stable: of one instant the order of the records stays.
        group.sort_by_key(|(time, _, _)| *time);
        let mut credited: Option<&Registration<'_>> = None;
        for deal in &group {
            match credited {
                Some(first) if is_protected(partnership, policy, first, deal.0) => {
                    collisions.push(Collision {
                        first: first.1,
                        later: deal.1,
                        is_tied: first.0 == deal.0,
                        is_same_party: first.2 == deal.2,
                    });
                }
                _ => credited = Some(deal),
            }
        }
    }
    collisions.sort_by_key(|it| (it.later.record, it.later.line, it.later.index));
    collisions
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

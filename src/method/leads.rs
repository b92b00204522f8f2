//! How many of the leads that were handed over became deals [S1].

use super::reviews::held;
use crate::config::Policy;
use crate::document::scalar::Date;
use crate::partnership::Partnership;

/// The leads of the last review that names both figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leads {
    /// Which review, counted from 0 in the partnership's order.
    pub record: usize,
    /// How many leads were handed over.
    pub leads: u32,
    /// How many of them became deals.
    pub conversions: u32,
    /// Whether there are enough to judge by, and too few of them became deals.
    pub is_low: bool,
}

/// The leads by a day; `None` where no review names both figures.
#[must_use]
pub fn leads(partnership: &Partnership, policy: &Policy, as_of: Date) -> Option<Leads> {
    let (record, leads, conversions) = held(partnership, as_of).rev().find_map(|(record, review)| {
        let indicators = review.indicators.get()?;
        Some((record, indicators.leads.get()?.value(), indicators.conversions.get()?.value()))
    })?;
    let is_few = u64::from(conversions) * 100 < u64::from(leads) * u64::from(policy.conversion_least);
    let is_low = leads >= policy.conversion_judged_from && is_few;
    Some(Leads { record, leads, conversions, is_low })
}

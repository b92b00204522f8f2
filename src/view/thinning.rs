//! What thins out first, for programs: meetings that are held and leads that become deals.

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::scalar::Date;
use crate::method::leads::Leads;
use crate::method::meetings::MeetingsHeld;
use crate::partnership::Partnership;

/// The meetings that were held, against those that were agreed.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::view) struct MeetingsEntry<'a> {
    /// How many were held.
    meetings_held: u32,
    /// How many were agreed.
    meetings_agreed: u64,
    /// The first day that counts.
    first: Date,
    /// The last day that counts.
    last: Date,
    /// Whether far fewer were held than were agreed.
    low: bool,
    /// The review that counts them.
    path: &'a str,
}

/// The leads that became deals.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::view) struct ConversionEntry<'a> {
    /// How many leads were handed over.
    leads: u32,
    /// How many of them became deals.
    conversions: u32,
    /// Whether too few did.
    low: bool,
    /// The review that has it.
    path: &'a str,
}

impl<'a> MeetingsEntry<'a> {
    pub(in crate::view) fn of(partnership: &'a Partnership, it: &MeetingsHeld) -> Self {
        Self {
            meetings_held: it.held,
            meetings_agreed: it.agreed,
            first: it.first,
            last: it.last,
            low: it.is_low,
            path: path(partnership, it.record),
        }
    }
}

impl<'a> ConversionEntry<'a> {
    pub(in crate::view) fn of(partnership: &'a Partnership, it: Leads) -> Self {
        let path = path(partnership, it.record);
        Self { leads: it.leads, conversions: it.conversions, low: it.is_low, path }
    }
}

fn path(partnership: &Partnership, record: usize) -> &str {
    partnership.records.reviews.get(record).map_or("", |review| review.source.path.as_str())
}

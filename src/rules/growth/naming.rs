//! Deals, their places and their names.

use std::sync::Arc;

use crate::document::Source;
use crate::method::deals::{DealPlace, at};
use crate::rules::Subject;

/// The record of a deal, and where in it a finding on the deal is shown: at the deal, or at the name of the file it comes from.
pub(super) fn place<'a>(subject: &Subject<'a>, place: DealPlace) -> Option<(&'a Arc<Source>, String)> {
    let record = &subject.partnership.records.deals.get(place.record)?.record;
    let path = if place.line.is_some() { "source".to_owned() } else { format!("deals[{}]", place.index) };
    Some((&record.source, path))
}

/// What stands before a message on a deal: its line, where it comes from a file.
pub(super) fn line(subject: &Subject<'_>, place: DealPlace) -> String {
    let source =
        subject.partnership.records.deals.get(place.record).and_then(|it| it.record.value.source.get());
    match (place.line, source) {
        (Some(line), Some(source)) => format!("line {line} of `{source}`: "),
        _ => String::new(),
    }
}

/// What a deal is about: "Ahmed & Sons (Invoice loan)".
pub(super) fn subject_of(subject: &Subject<'_>, place: DealPlace) -> String {
    let deal = at(subject.partnership, place);
    let customer = deal.and_then(|deal| deal.customer.get()).map_or("a customer", |text| text.as_str());
    match deal.and_then(|deal| deal.product.get()) {
        Some(product) => format!("{customer} ({product})"),
        None => customer.to_owned(),
    }
}

/// The party that registered a deal, by name.
pub(super) fn party<'a>(subject: &Subject<'a>, place: DealPlace) -> &'a str {
    let party = at(subject.partnership, place).and_then(|deal| deal.partner.get());
    party.map_or("nobody", |party| subject.charter.party_name(party.as_str()))
}

/// When a deal was registered.
pub(super) fn time(subject: &Subject<'_>, place: DealPlace) -> String {
    let time = at(subject.partnership, place).and_then(|deal| deal.registered.get());
    let Some(time) = time else { return "an unknown time".to_owned() };
    // The first moment of a day is most likely a day without a time.
    let shown = time.to_string();
    shown.strip_suffix("T00:00:00Z").map_or_else(|| shown.clone(), str::to_owned)
}

//! A registered deal as a row.

use schemars::JsonSchema;
use serde::Serialize;

use super::data::{DealEntry, entry};
use super::{Deals, Register};
use crate::document::scalar::Date;
use crate::view::Line;

/// A registered deal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DealRow<'a> {
    /// The date judged as of.
    as_of: Date,
    /// The id of the partnership.
    partnership: &'a str,
    #[serde(flatten)]
    deal: DealEntry<'a>,
}

pub(super) fn rows<'a>(deals: &'a Deals<'a>, as_of: Date) -> impl Iterator<Item = Line<'a>> {
    let rows = move |register: &'a Register<'a>| {
        let partnership = register.surveyed.partnership.id.as_str();
        register
            .deals
            .iter()
            .map(move |it| Line::Deals(Box::new(DealRow { as_of, partnership, deal: entry(register, it) })))
    };
    deals.registers.iter().flat_map(rows)
}

//! How evenly the parties fared, quarter by quarter, as the reviews have it.

use super::PartnershipValue;
use crate::view::Table;

pub(super) fn table(weighed: &PartnershipValue<'_>) -> Table {
    let parties = weighed.parties();
    let names = parties.iter().map(|party| weighed.name(party).to_owned());
    let columns = std::iter::once("quarter".to_owned()).chain(names).chain(["balance".to_owned()]);
    let right: Vec<usize> = (1..parties.len() + 2).collect();
    let mut table = Table::with_columns(columns).right(&right);
    for point in &weighed.quarters {
        let ratios = point.value.ratios.iter().map(|(_, ratio)| ratio.to_string());
        table.row(
            std::iter::once(point.period.to_string()).chain(ratios).chain([point
                .value
                .balance
                .value
                .to_string()]),
        );
    }
    table
}

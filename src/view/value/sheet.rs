//! The value for a spreadsheet: a row for each party.

use super::{Value, amount, sum};
use crate::method::value::Uncomputed;
use crate::view::{Cell, Table, Text};

pub(super) fn sheet(value: &Value<'_>) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "party",
        "currency",
        "received",
        "revenue_share",
        "gets",
        "given",
        "costs",
        "puts_in",
        "ratio",
        "management_cost",
        "net_return",
        "balance",
        "not_known",
    ]);
    for weighed in &value.weighed {
        let Some(equation) = weighed.equation() else { continue };
        let balance = equation.balance.as_ref().map(|balance| balance.value.to_string()).unwrap_or_default();
        for party in &equation.parties {
            let mut gaps: Vec<&str> = [party.ratio.as_ref().err(), party.net_return.as_ref().err()]
                .into_iter()
                .flatten()
                .flat_map(|why: &Uncomputed| why.because.iter().map(String::as_str))
                .collect();
            gaps.sort_unstable();
            gaps.dedup();
            let [received, share, gets, given, costs, puts_in, management_cost, net_return] = [
                sum(&party.received).unwrap_or_default(),
                sum(&party.share).unwrap_or_default(),
                sum(&party.gets()).unwrap_or_default(),
                sum(&party.given).unwrap_or_default(),
                sum(&party.costs).unwrap_or_default(),
                sum(&party.puts_in()).unwrap_or_default(),
                sum(&party.management_cost).unwrap_or_default(),
                party.net_return.as_ref().map(|net| amount(*net)).unwrap_or_default(),
            ]
            .map(|text| apart(&text));
            let amounts = [&received, &share, &gets, &given, &costs, &puts_in, &management_cost, &net_return];
            let currency = amounts.iter().find_map(|(_, currency)| currency.clone()).unwrap_or_default();
            let cells = [
                weighed.surveyed.partnership.id.clone(),
                party.party.clone(),
                currency,
                received.0,
                share.0,
                gets.0,
                given.0,
                costs.0,
                puts_in.0,
                party.ratio.as_ref().map(ToString::to_string).unwrap_or_default(),
                management_cost.0,
                net_return.0,
                balance.clone(),
                gaps.join(" "),
            ];
            // What stands in a charter is text, backticks and all.
            table.row(cells.map(|text| Cell::from(Text::default().and(text))));
        }
    }
    table
}

/// An amount as a number, and its currency. One calculation is in one currency.
fn apart(amount: &str) -> (String, Option<String>) {
    match amount.split_once(' ') {
        Some((number, currency)) => (number.to_owned(), Some(currency.to_owned())),
        None => (amount.to_owned(), None),
    }
}

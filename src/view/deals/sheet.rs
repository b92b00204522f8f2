//! The registers for a spreadsheet: a row for each deal.

use super::{Credit, Deals};
use crate::method::deals::at;
use crate::view::{Cell, Table, Text};

pub(super) fn sheet(deals: &Deals<'_>) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "registered",
        "customer",
        "product",
        "party",
        "value",
        "currency",
        "status",
        "credit",
        "protected_until",
        "protected_for",
        "path",
        "line",
    ]);
    for register in &deals.registers {
        let partnership = register.surveyed.partnership;
        for it in &register.deals {
            let (until, whose) = match it.credit {
                Credit::Given { until } => (until.map(|day| day.to_string()), None),
                Credit::Protected(collision) => {
                    let first = at(partnership, collision.first).and_then(|deal| deal.partner.get());
                    (None, first.map(|party| party.as_str().to_owned()))
                }
                _ => (None, None),
            };
            let (path, line) = register.origin(it.place);
            let deal = it.deal;
            let value = deal.value.get().map(ToString::to_string).unwrap_or_default();
            let (amount, currency) = value.split_once(' ').unwrap_or((&value, ""));
            let (amount, currency) = (amount.to_owned(), currency.to_owned());
            let cells = [
                partnership.id.clone(),
                deal.registered.get().map(ToString::to_string).unwrap_or_default(),
                deal.customer.get().map(ToString::to_string).unwrap_or_default(),
                deal.product.get().map(ToString::to_string).unwrap_or_default(),
                deal.partner.get().map(|party| party.as_str().to_owned()).unwrap_or_default(),
                amount,
                currency,
                deal.status.get().map(ToString::to_string).unwrap_or_default(),
                it.credit.word().to_owned(),
                until.unwrap_or_default(),
                whose.unwrap_or_default(),
                path.to_owned(),
                line.map(|line| line.to_string()).unwrap_or_default(),
            ];
            // What stands in a register is text, backticks and all.
            table.row(cells.map(|text| Cell::from(Text::default().and(text))));
        }
    }
    table
}

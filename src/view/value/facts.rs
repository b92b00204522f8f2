//! The figures of the parties side by side, a row each.

use super::PartnershipValue;
use crate::document::Field;
use crate::document::scalar::Share;
use crate::grammar::in_print;
use crate::method::value::{Amount, PartyValue, Ratio, Sum, Uncomputed};
use crate::view::{Cell, Table, Text, Tone};

const NOTHING: &str = "\u{2013}";
const NOT_KNOWN: &str = "not known";

pub(super) fn table(weighed: &PartnershipValue<'_>, parties: &[PartyValue]) -> Table {
    let names = parties.iter().map(|party| weighed.name(&party.party).to_owned());
    let columns: Vec<usize> = (1..=parties.len()).collect();
    let mut table = Table::with_columns(std::iter::once(String::new()).chain(names)).right(&columns);
    let mut row = |name: &str, cell: &dyn Fn(&PartyValue) -> Cell| {
        let cells = parties.iter().map(cell);
        table.rows.push(std::iter::once(Cell::from(name)).chain(cells).collect());
    };
    row("receives in the exchange", &|party| sum(&party.received));
    row("+ share of revenue", &|party| sum(&party.share));
    row("= receives", &|party| strong(&party.gets()));
    row("contributes in the exchange", &|party| sum(&party.given));
    row("+ own costs", &|party| sum(&party.costs));
    row("= contributes", &|party| strong(&party.puts_in()));
    row("return per 1 contributed", &|party| ratio(&party.ratio));
    row("management cost", &|party| sum(&party.management_cost));
    row("net revenue after exchange and management cost", &|party| net(&party.net_return));
    if let Some(section) = weighed.section() {
        let share = |of: Option<Share>| of.map_or(NOTHING.into(), |it| Cell::from(it.to_string()));
        let resources = &section.share_of_annual_resources;
        let time = &section.share_of_management_time;
        if resources.is_given() {
            row("share of annual resources", &|party| share(said(resources, &party.party)));
        }
        if time.is_given() {
            row("share of management time", &|party| share(said(time, &party.party)));
        }
    }
    table
}

fn said(field: &Field<crate::document::ByParty<Share>>, party: &str) -> Option<Share> {
    field.get()?.of(party).get().map(|share| **share)
}

fn sum(sum: &Sum) -> Cell {
    match sum.total() {
        Ok(Some(amount)) => in_print(amount).into(),
        Ok(None) => "0".into(),
        Err(_) => Cell::toned(least(sum), Tone::Caution),
    }
}

/// What a sum is at least, where only what cannot be known beforehand is missing in it.
fn least(sum: &Sum) -> String {
    sum.at_least().map_or_else(|| NOT_KNOWN.to_owned(), |amount| format!("at least {}", in_print(amount)))
}

fn strong(sum: &Sum) -> Cell {
    match sum.total() {
        Ok(Some(amount)) => Text::default().strong(in_print(amount)).into(),
        Ok(None) => Text::default().strong("0").into(),
        Err(_) => Cell::toned(least(sum), Tone::Caution),
    }
}

fn ratio(ratio: &Result<Ratio, Uncomputed>) -> Cell {
    match ratio {
        Ok(ratio) => {
            let tone = if *ratio < Ratio::ONE { Tone::Bad } else { Tone::Good };
            Cell { lines: vec![Text::default().strong(ratio.beside(Ratio::ONE))], tone }
        }
        Err(_) => Cell::toned(NOT_KNOWN, Tone::Caution),
    }
}

fn net(net: &Result<Option<Amount>, Uncomputed>) -> Cell {
    match net {
        Ok(Some(amount)) if amount.is_below_zero() => Cell::toned(in_print(amount), Tone::Bad),
        Ok(Some(amount)) => in_print(amount).into(),
        Ok(None) => "0".into(),
        Err(_) => Cell::toned(NOT_KNOWN, Tone::Caution),
    }
}

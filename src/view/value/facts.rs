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
    let nothing = nothing(parties);
    let sum = |it: &Sum| sum(it, &nothing);
    let strong = |it: &Sum| strong(it, &nothing);
    row("receives in the exchange", &|party| sum(&party.received));
    row("+ share of revenue", &|party| sum(&party.share));
    row("= receives in total", &|party| strong(&party.gets()));
    row("contributes in the exchange", &|party| sum(&party.given));
    row("+ own costs", &|party| sum(&party.costs));
    row("= contributes in total", &|party| strong(&party.puts_in()));
    row("return per 1 contributed", &|party| ratio(&party.ratio));
    row("management cost", &|party| sum(&party.management_cost));
    row("net revenue after exchange and management cost", &|party| net(&party.net_return, &nothing));
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

/// Nothing in the currency in which the others stand, `EUR 0`; a bare nought where no amount has one, or several have their own.
fn nothing(parties: &[PartyValue]) -> String {
    let sums =
        parties.iter().flat_map(|party| [party.gets(), party.puts_in(), party.management_cost.clone()]);
    let amounts: Vec<Amount> = sums.filter_map(|sum| sum.total().ok().flatten()).collect();
    let one = amounts.first().filter(|first| amounts.iter().all(|it| it.currency() == first.currency()));
    let none = one.and_then(|amount| amount.times((0, 1), amount.currency()));
    none.map_or_else(|| "0".to_owned(), in_print)
}

fn sum(sum: &Sum, nothing: &str) -> Cell {
    match sum.total() {
        Ok(Some(amount)) => in_print(amount).into(),
        Ok(None) => nothing.into(),
        Err(_) => Cell::toned(least(sum), Tone::Caution),
    }
}

/// What a sum is at least, where only what cannot be known beforehand is missing in it.
fn least(sum: &Sum) -> String {
    sum.at_least().map_or_else(|| NOT_KNOWN.to_owned(), |amount| format!("at least {}", in_print(amount)))
}

fn strong(sum: &Sum, nothing: &str) -> Cell {
    match sum.total() {
        Ok(Some(amount)) => Text::default().strong(in_print(amount)).into(),
        Ok(None) => Text::default().strong(nothing).into(),
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

fn net(net: &Result<Option<Amount>, Uncomputed>, nothing: &str) -> Cell {
    match net {
        Ok(Some(amount)) if amount.is_below_zero() => Cell::toned(in_print(amount), Tone::Bad),
        Ok(Some(amount)) => in_print(amount).into(),
        Ok(None) => nothing.into(),
        Err(_) => Cell::toned(NOT_KNOWN, Tone::Caution),
    }
}

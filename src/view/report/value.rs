//! What passes between the parties, and how evenly they fare.

use super::Scene;
use super::element::{Drawing, Flow, Pass, Section};
use super::places::without_places;
use crate::grammar::in_print;
use crate::method::value::Assumed;
use crate::view::value::Value;
use crate::view::{Block, Cell, Piece, Table};
use crate::wording::value::kind_in_words;

/// More parties than this have no room side by side.
const PARTIES_MOST: usize = 6;

pub(super) fn value(scene: &Scene<'_>, section: &mut Section) {
    if scene.charter().value.get().is_none() {
        return;
    }
    if let Some(flow) = flow(scene) {
        section.chart(
            "What each party gives to another, with its amount over the term",
            Drawing::Flow(flow),
            None,
        );
    }
    let mut page = without_places(Value::of(scene.survey, None, &Assumed::default()).body());
    page.blocks.retain_mut(|block| match block {
        Block::Table(table) => keep_known(table),
        _ => true,
    });
    section.page(page);
}

/// Leaves out rows in which no party has a figure: the reasons that follow say more. Whether anything but zeros is left.
fn keep_known(table: &mut Table) -> bool {
    let said = |cell: &Cell| cell.lines.iter().flat_map(|line| &line.0).map(Piece::text).collect::<String>();
    let says = |row: &Vec<Cell>, nothing: &[&str]| {
        row.iter().skip(1).any(|cell| !nothing.contains(&said(cell).as_str()))
    };
    table.rows.retain(|row| says(row, &["not known", ""]));
    table.rows.iter().any(|row| says(row, &["not known", "", "0"]))
}

/// The exchange as it is written; nothing where a party has no room or nothing passes.
fn flow(scene: &Scene<'_>) -> Option<Flow> {
    let charter = scene.charter();
    let ids = charter.party_ids();
    let place = |party: &str| ids.iter().position(|id| *id == party);
    let pass = |entry: &crate::document::charter::value::Exchange| {
        let (from, to) = (place(entry.from.get()?.as_str())?, place(entry.to.get()?.as_str())?);
        let kind = entry.kind.get().map(|kind| kind_in_words(kind.as_str())).unwrap_or_default();
        let amount = entry.amount.get().map(in_print).unwrap_or_else(|| "not priced".to_owned());
        let what = if kind.is_empty() { amount } else { format!("{kind}, {amount}") };
        (from != to).then_some(Pass { from, to, what })
    };
    let exchange = charter.value.get()?.exchange.get()?;
    let passes: Vec<Pass> = exchange.values().filter_map(pass).collect();
    let parties = ids.iter().map(|id| charter.party_name(id).to_owned()).collect();
    (!passes.is_empty() && ids.len() <= PARTIES_MOST).then_some(Flow { parties, passes })
}

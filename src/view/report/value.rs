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
    // A table without a figure says less than the reasons that follow it.
    page.blocks.retain(|block| !matches!(block, Block::Table(table) if is_unknown(table)));
    section.page(page);
}

/// Whether no cell after the first one of each row says anything.
fn is_unknown(table: &Table) -> bool {
    let is_said = |cell: &Cell| {
        let said: String = cell.lines.iter().flat_map(|line| &line.0).map(Piece::text).collect();
        !["not known", "0", ""].contains(&said.as_str())
    };
    !table.rows.iter().any(|row| row.iter().skip(1).any(is_said))
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

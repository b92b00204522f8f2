//! A table in HTML.

use askama::Template;
use askama::filters::{HtmlSafe, HtmlSafeOutput};

use super::Inline;
use crate::view::{Align, Cell, Table, Tone};

/// A table as HTML. Its template escapes what it says.
#[derive(Debug, Template)]
#[template(path = "report/table.html")]
pub(in crate::render) struct TableHtml<'a> {
    table: &'a Table,
    /// What it is about, for those who do not see where it stands.
    about: &'a str,
    /// Whether its rows can be put into another order.
    is_sortable: bool,
    /// The columns, counted from 0, of which a value can be chosen.
    filters: String,
    /// Where the first cell of each row leads; none where it leads nowhere.
    addresses: &'a [String],
}

impl HtmlSafe for TableHtml<'_> {}

impl<'a> TableHtml<'a> {
    /// A table whose rows stay where they are.
    pub(in crate::render) fn of(table: &'a Table, about: &'a str) -> Self {
        Self { table, about, is_sortable: false, filters: String::new(), addresses: &[] }
    }

    /// A table whose rows can be sorted, and chosen by the values of some columns.
    /// The first cell of each row leads to its address, if it has one.
    pub(super) fn list(table: &'a Table, about: &'a str, filters: &[usize], addresses: &'a [String]) -> Self {
        let filters: Vec<String> = filters.iter().map(ToString::to_string).collect();
        Self { table, about, is_sortable: true, filters: filters.join(" "), addresses }
    }

    /// Where the first cell of a row leads.
    fn address(&self, row: &usize) -> Option<&'a str> {
        self.addresses.get(*row).map(String::as_str).filter(|address| !address.is_empty())
    }

    /// How a cell looks.
    fn class(&self, nth: usize, cell: &Cell) -> HtmlSafeOutput<&'static str> {
        let is_number = self.table.columns.get(nth).is_some_and(|column| column.align == Align::Right);
        HtmlSafeOutput(match (cell.tone, is_number) {
            (Tone::Plain, false) => "",
            (Tone::Plain, true) => r#" class="number""#,
            (Tone::Good, false) => r#" class="good""#,
            (Tone::Good, true) => r#" class="number good""#,
            (Tone::Caution, false) => r#" class="caution""#,
            (Tone::Caution, true) => r#" class="number caution""#,
            (Tone::Bad, false) => r#" class="bad""#,
            (Tone::Bad, true) => r#" class="number bad""#,
            (Tone::Quiet, false) => r#" class="quiet""#,
            (Tone::Quiet, true) => r#" class="number quiet""#,
        })
    }
}

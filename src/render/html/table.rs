//! A table in HTML.

use askama::Template;
use askama::filters::{HtmlSafe, HtmlSafeOutput};

use super::{Inline, harmless};
use crate::grammar::capitalised;
use crate::view::{Align, Cell, Column, Table, Text, Tone};

/// As many columns have no room side by side on a phone.
const STACKED_FROM: usize = 3;
/// As many have no room side by side on a sheet of paper that stands upright.
const WIDE_FROM: usize = 10;
/// What is no longer stays on one line: `2026-Q2`, `211 days ago`.
const SHORT: usize = 12;
/// A word of more characters is broken where it has to be: else one of them pushes the other columns off the sheet.
const WORD_MOST: usize = 24;

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

    /// A table whose rows are cards on a phone, and one whose rows can be sorted.
    fn table_class(&self) -> HtmlSafeOutput<String> {
        let is_wide = self.table.columns.len() >= WIDE_FROM;
        let classes = [(self.is_sortable, "sortable"), (self.is_stacked(), "stack"), (is_wide, "wide")];
        let classes: Vec<&str> = classes.iter().filter(|(is, _)| *is).map(|(_, class)| *class).collect();
        HtmlSafeOutput(match classes.is_empty() {
            true => String::new(),
            false => format!(" class=\"{}\"", classes.join(" ")),
        })
    }

    /// Whether it is too wide for a phone.
    fn is_stacked(&self) -> bool {
        self.table.columns.len() >= STACKED_FROM
    }

    /// What a cell is about, where it stands in a card; an empty one has no place there.
    fn label(&self, nth: &usize, cell: &Cell) -> Option<String> {
        let is_empty = cell.lines.iter().flat_map(|line| &line.0).all(|piece| piece.text().is_empty());
        if is_empty {
            return None;
        }
        let name = self.table.columns.get(*nth).map(|column| column.name.as_str())?;
        self.is_stacked().then(|| capitalised(&harmless(name)))
    }

    /// How the head of a column looks: what is short stays on one line.
    fn heading_class(&self, column: &Column) -> HtmlSafeOutput<&'static str> {
        let is_short = column.name.chars().count() <= SHORT;
        HtmlSafeOutput(match (column.align == Align::Right, is_short) {
            _ if has_long_word(&column.name) => r#" class="long""#,
            (true, _) => r#" class="number""#,
            (false, true) => r#" class="short""#,
            (false, false) => "",
        })
    }

    /// Where the first cell of a row leads.
    fn address(&self, row: &usize) -> Option<&'a str> {
        self.addresses.get(*row).map(String::as_str).filter(|address| !address.is_empty())
    }

    /// How a cell looks.
    fn class(&self, nth: usize, cell: &Cell) -> HtmlSafeOutput<String> {
        let is_number = self.table.columns.get(nth).is_some_and(|column| column.align == Align::Right);
        let tone = match cell.tone {
            Tone::Plain => None,
            Tone::Good => Some("good"),
            Tone::Caution => Some("caution"),
            Tone::Bad => Some("bad"),
            Tone::Quiet => Some("quiet"),
        };
        // A number stays on one line anyway.
        let length = |line: &Text| line.0.iter().map(|piece| piece.text().chars().count()).sum::<usize>();
        let is_short = !is_number && nth > 0 && cell.lines.iter().all(|line| length(line) <= SHORT);
        let is_long = cell.lines.iter().flat_map(|line| &line.0).any(|piece| has_long_word(piece.text()));
        let classes: Vec<&str> = is_number
            .then_some("number")
            .into_iter()
            .chain(tone)
            .chain(is_short.then_some("short"))
            .chain(is_long.then_some("long"))
            .collect();
        HtmlSafeOutput(match classes.is_empty() {
            true => String::new(),
            false => format!(" class=\"{}\"", classes.join(" ")),
        })
    }
}

fn has_long_word(text: &str) -> bool {
    text.split_whitespace().any(|word| word.chars().count() > WORD_MOST)
}

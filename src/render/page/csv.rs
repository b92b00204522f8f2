//! A table as CSV for a spreadsheet.

use std::io::Write as _;

use crate::render::{Spool, visible, visible_in_file};
use crate::view::{Cell, Piece, Table, Text};

/// The table as CSV: comma, quotes where needed, lines ending in CRLF as RFC 4180 has it.
///
/// # Errors
/// None in practice: it is written into memory.
pub fn csv(table: &Table) -> std::io::Result<String> {
    written(table, shown)
}

/// The same for a file that is filled in and read back: a cell has its lines one below the other, and every character that shows.
///
/// # Errors
/// None in practice: it is written into memory.
pub fn form_csv(table: &Table) -> std::io::Result<String> {
    written(table, |cell| {
        cell.lines.iter().map(|line| plain(line, visible_in_file)).collect::<Vec<_>>().join("\n")
    })
}

fn written(table: &Table, text_of: impl Fn(&Cell) -> String) -> std::io::Result<String> {
    let mut bytes = Vec::new();
    write(table, true, &mut bytes, text_of)?;
    String::from_utf8(bytes).map_err(std::io::Error::other)
}

fn write(
    table: &Table,
    has_header: bool,
    to: &mut dyn std::io::Write,
    text_of: impl Fn(&Cell) -> String,
) -> std::io::Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
    if has_header {
        writer.write_record(table.columns.iter().map(|column| harmless(&column.name)))?;
    }
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| harmless(&text_of(cell))))?;
    }
    writer.flush()
}

/// The rows of tables with the same columns, written one table after the other.
#[derive(Debug)]
pub struct CsvRows {
    spool: Spool,
    is_begun: bool,
}

impl CsvRows {
    /// Begins, with the mark by which a spreadsheet knows the characters where it is asked for.
    #[must_use]
    pub fn new(has_mark: bool) -> Self {
        let mut spool = Spool::default();
        if has_mark {
            let done = spool.write_all("\u{feff}".as_bytes());
            spool.note(done);
        }
        Self { spool, is_begun: false }
    }

    /// Adds the rows of a table; before the first ones its columns.
    pub fn add(&mut self, table: &Table) {
        let done = write(table, !self.is_begun, &mut self.spool, shown);
        self.spool.note(done);
        self.is_begun = true;
    }

    /// What was written.
    #[must_use]
    pub fn end(self) -> Spool {
        self.spool
    }
}

/// What a cell says, its lines one behind the other.
fn shown(cell: &Cell) -> String {
    cell.lines.iter().map(|line| plain(line, visible)).collect::<Vec<_>>().join("; ")
}

fn plain(text: &Text, shown: impl Fn(&str) -> String) -> String {
    text.0.iter().map(|piece: &Piece| shown(piece.text())).collect()
}

/// What begins a formula, in full width as well.
const BEGINNINGS: [char; 10] =
    ['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// A spreadsheet takes some beginnings for a formula; a number with its sign is none. What looks as if it had been made harmless
/// already is made so once more, so that every text can be told from every other.
fn harmless(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text that a cell stands for which was made harmless.
#[must_use]
pub fn meant(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_formula(text)).unwrap_or(cell)
}

fn is_formula(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.starts_with(BEGINNINGS) && !(bare.len() == text.len() && is_number(text))
}

/// Whether it is digits with a sign and decimals at most.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    are_digits(whole) && are_digits(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_quoted_and_numbers_are_not() {
        for formula in ["=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "-", "+1.2.3", "\u{ff1d}1+1"] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        for number in ["-3", "+4", "0", "-2.50", "a=b", "", "'a", "'"] {
            assert_eq!(harmless(number), number);
        }
        for text in ["=1", "'=1", "''=1", "'-3", "-3", "it's", "'a", "", "'"] {
            assert_eq!(meant(&harmless(text)), text);
        }
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut table = Table::with_columns(["a", "b"]);
        table.row(["x, \"y\"", "one\u{1b}[31m"]);
        assert_eq!(csv(&table).unwrap(), "a,b\r\n\"x, \"\"y\"\"\",one␛[31m\r\n");
    }
}

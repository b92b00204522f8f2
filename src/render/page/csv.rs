//! A table as CSV for a spreadsheet.

use crate::render::visible;
use crate::view::{Piece, Table, Text};

/// The table as CSV: comma, quotes where needed, lines ending in CRLF as RFC 4180 has it.
///
/// # Errors
/// None in practice: it is written into memory.
pub fn csv(table: &Table) -> std::io::Result<String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(table.columns.iter().map(|column| harmless(&column.name)))?;
    for row in &table.rows {
        let cells = row.iter().map(|cell| {
            let lines: Vec<String> = cell.lines.iter().map(plain).collect();
            harmless(&lines.join("; "))
        });
        writer.write_record(cells)?;
    }
    let bytes = writer.into_inner().map_err(|error| std::io::Error::other(error.to_string()))?;
    String::from_utf8(bytes).map_err(std::io::Error::other)
}

fn plain(text: &Text) -> String {
    text.0.iter().map(|piece: &Piece| visible(piece.text())).collect()
}

/// What begins a formula, in full width as well.
const BEGINNINGS: [char; 10] =
    ['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// A spreadsheet takes some beginnings for a formula; a number with its sign is none.
fn harmless(text: &str) -> String {
    let is_formula = text.starts_with(BEGINNINGS) && !is_number(text);
    if is_formula { format!("'{text}") } else { text.to_owned() }
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
        for number in ["-3", "+4", "0", "-2.50", "a=b", ""] {
            assert_eq!(harmless(number), number);
        }
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut table = Table::with_columns(["a", "b"]);
        table.row(["x, \"y\"", "one\u{1b}[31m"]);
        assert_eq!(csv(&table).unwrap(), "a,b\r\n\"x, \"\"y\"\"\",one␛[31m\r\n");
    }
}

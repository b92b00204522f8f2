//! A page as Markdown, as GitHub and GitLab read it.

use std::fmt::Write as _;

use super::timeline::draw;
use crate::render::days::{begins_with_day, spelled};
use crate::render::markdown::escape;
use crate::render::visible;
use crate::view::{Align, Block, Cell, Page, Piece, Table, Text};

/// How many columns a picture has that is drawn with characters.
const WIDTH_OF_A_PICTURE: usize = 80;

/// The page as Markdown.
#[must_use]
pub fn markdown(page: &Page) -> String {
    let mut text = String::new();
    for block in &page.blocks {
        if !text.is_empty() {
            text.push('\n');
        }
        write_block(&mut text, block);
    }
    text
}

fn write_block(text: &mut String, block: &Block) {
    // Writing into a String cannot fail.
    let _ = match block {
        Block::Title(title) => writeln!(text, "# {}", as_written(title)),
        Block::Heading(heading) => writeln!(text, "## {}", inline(heading)),
        Block::Paragraph(paragraph) => writeln!(text, "{}", inline(paragraph)),
        Block::List(points) => points.iter().try_for_each(|point| writeln!(text, "- {}", inline(point))),
        Block::Table(table) => write_table(text, table),
        Block::Timeline(timeline) => write_verbatim(text, "text", &draw(timeline, WIDTH_OF_A_PICTURE)),
        Block::Verbatim { language, text: verbatim } => write_verbatim(text, language, verbatim),
    };
}

fn write_verbatim(text: &mut String, language: &str, verbatim: &str) -> std::fmt::Result {
    let fence = "`".repeat(longest_run(verbatim, '`').max(2) + 1);
    writeln!(text, "{fence}{language}")?;
    verbatim.lines().try_for_each(|line| writeln!(text, "{}", visible(line).trim_end()))?;
    writeln!(text, "{fence}")
}

fn write_table(text: &mut String, table: &Table) -> std::fmt::Result {
    let heads: Vec<String> = table.columns.iter().map(|column| escaped(&column.name)).collect();
    writeln!(text, "| {} |", heads.join(" | "))?;
    let rule = |align: Align| match align {
        Align::Left => "---",
        Align::Right => "---:",
    };
    let rules: Vec<&str> = table.columns.iter().map(|column| rule(column.align)).collect();
    writeln!(text, "| {} |", rules.join(" | "))?;
    table.rows.iter().try_for_each(|row| {
        let cells: Vec<String> = row.iter().map(cell).collect();
        writeln!(text, "| {} |", cells.join(" | "))
    })
}

fn cell(cell: &Cell) -> String {
    cell.lines.iter().map(inline_in_cell).collect::<Vec<_>>().join("<br>")
}

fn as_written(text: &Text) -> String {
    text.0.iter().map(piece).collect()
}

/// The text with its days as people write them.
fn inline(text: &Text) -> String {
    text.0.iter().map(prose).collect()
}

/// Inside a table a bar ends the cell, within code as well.
fn inline_in_cell(text: &Text) -> String {
    // In a column of days they stay short.
    let is_day = text
        .0
        .first()
        .is_some_and(|it| matches!(it, Piece::Plain(text) | Piece::Strong(text) | Piece::Toned(text, _) if begins_with_day(text)));
    let piece = |it: &Piece| match it {
        Piece::Code(_) => piece(it).replace('|', "\\|"),
        _ if is_day => piece(it),
        _ => prose(it),
    };
    text.0.iter().map(piece).collect()
}

fn prose(it: &Piece) -> String {
    match it {
        Piece::Plain(text) => piece(&Piece::Plain(spelled(text).into_owned())),
        Piece::Strong(text) => piece(&Piece::Strong(spelled(text).into_owned())),
        Piece::Toned(text, tone) => piece(&Piece::Toned(spelled(text).into_owned(), *tone)),
        Piece::Name(_) | Piece::Code(_) => piece(it),
    }
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Plain(text) | Piece::Name(text) => escaped(text),
        Piece::Strong(text) | Piece::Toned(text, _) if text.trim().is_empty() => escaped(text),
        // There are no colours here, and a verdict is to be seen.
        Piece::Strong(text) | Piece::Toned(text, _) => format!("**{}**", escaped(text.trim())),
        Piece::Code(text) => code(text),
    }
}

/// Code between as many backticks as its own do not end it.
fn code(text: &str) -> String {
    let text = visible(text);
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') || text.trim().is_empty() { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

fn longest_run(text: &str, wanted: char) -> usize {
    text.split(|character| character != wanted).map(str::len).max().unwrap_or_default()
}

/// The text with everything that Markdown or HTML could take for a mark made plain.
fn escaped(text: &str) -> String {
    let text = escape::escaped(&visible(text));
    match text.chars().next() {
        Some('+' | '-' | '=') => format!("\\{text}"),
        Some(digit) if digit.is_ascii_digit() => unnumbered(&text),
        _ => text,
    }
}

/// `1.` at the start of a line begins a list.
fn unnumbered(text: &str) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    match text.as_bytes().get(digits) {
        Some(b'.' | b')') => format!("{}\\{}", &text[..digits], &text[digits..]),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_a_list_or_a_heading_is_made_plain() {
        assert_eq!(escaped("a | b"), "a &#124; b");
        assert_eq!(escaped("- a - b"), "\\- a - b");
        assert_eq!(escaped("= 90 of 100"), "\\= 90 of 100");
        assert_eq!(escaped("2. b"), "2\\. b");
        assert_eq!(escaped("2.5 b"), "2\\.5 b");
        assert_eq!(escaped("20 fits"), "20 fits");
    }

    #[test]
    fn code_is_not_ended_by_its_own_backticks() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a"), "`` `a ``");
    }
}

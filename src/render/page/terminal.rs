//! A page on a terminal.

use std::fmt::Write as _;

use anstyle::Style;
use comfy_table::presets::UTF8_FULL;
use comfy_table::{
    Attribute, Cell as TableCell, CellAlignment, ColumnConstraint, ContentArrangement, Table as ComfyTable,
    Width,
};

use textwrap::core::display_width;

use super::timeline::draw;
use crate::grammar::{series, shortened};
use crate::render::days::{begins_with_day, spelled};
use crate::render::tone::style;
use crate::render::{Look, NAME_MOST, visible};
use crate::view::{Align, Block, Cell, Page, Piece, Table, Text, Tone};

/// The page as text that fits the terminal.
#[must_use]
pub fn terminal(page: &Page, look: Look) -> String {
    let mut text = String::new();
    let mut is_after_heading = true;
    for block in &page.blocks {
        if !is_after_heading {
            text.push('\n');
        }
        is_after_heading = matches!(block, Block::Title(_) | Block::Heading(_));
        write_block(&mut text, block, look);
    }
    text
}

fn write_block(text: &mut String, block: &Block, look: Look) {
    match block {
        Block::Title(title) => {
            let style = if look.is_styled { Style::new().bold().underline() } else { Style::new() };
            write_lines(text, &plain(title), look.width, ["", "  "], style);
        }
        Block::Heading(heading) => {
            let style = if look.is_styled { Style::new().bold() } else { Style::new() };
            write_lines(text, &prose(heading), look.width, ["", "  "], style);
        }
        Block::Paragraph(paragraph) => {
            write_lines(
                text,
                &styled(paragraph, spoken, Tone::Plain, look),
                look.width,
                ["", ""],
                Style::new(),
            );
        }
        Block::List(points) => {
            for point in points {
                write_lines(
                    text,
                    &styled(point, spoken, Tone::Plain, look),
                    look.width,
                    ["  - ", "    "],
                    Style::new(),
                );
            }
        }
        Block::Table(table) => write_table(text, table, look),
        Block::Timeline(timeline) => text.push_str(&draw(timeline, look.width)),
        Block::Verbatim { text: verbatim, .. } => {
            for line in verbatim.lines() {
                let _ = writeln!(text, "{}", visible(line).trim_end());
            }
        }
    }
}

fn write_lines(text: &mut String, line: &str, width: usize, indents: [&str; 2], style: Style) {
    let options = textwrap::Options::new(width)
        .initial_indent(indents[0])
        .subsequent_indent(indents[1])
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    for line in textwrap::wrap(line, options) {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{style}{line}{style:#}");
    }
}

/// The text without weights. Code stands in backticks, as in findings.
fn plain(text: &Text) -> String {
    text.0.iter().map(words).collect()
}

/// The same with its days as people write them.
fn prose(text: &Text) -> String {
    text.0.iter().map(spoken).collect()
}

/// How the parts of a line of a cell are written: in a column of days these stay short.
fn in_cell(text: &Text) -> fn(&Piece) -> String {
    if begins_with_day(&plain(text)) { words } else { spoken }
}

fn spoken(piece: &Piece) -> String {
    match piece {
        Piece::Plain(text) | Piece::Strong(text) | Piece::Toned(text, _) => visible(&spelled(text)),
        Piece::Code(_) | Piece::Name(_) => words(piece),
    }
}

fn words(piece: &Piece) -> String {
    match piece {
        Piece::Plain(text) | Piece::Strong(text) | Piece::Toned(text, _) => visible(text),
        Piece::Code(text) => format!("`{}`", visible(text)),
        Piece::Name(text) => name(text),
    }
}

/// A name no longer than a table bears.
fn name(text: &str) -> String {
    shortened(&visible(text), NAME_MOST)
}

/// The text with its weights, and in the colour of its tone where a part has none of its own.
fn styled(text: &Text, said: fn(&Piece) -> String, tone: Tone, look: Look) -> String {
    if !look.is_styled {
        return text.0.iter().map(said).collect();
    }
    let piece = |piece: &Piece| {
        let style = match piece {
            Piece::Strong(_) => style(tone).bold(),
            Piece::Toned(_, tone) => style(*tone),
            Piece::Plain(_) | Piece::Code(_) | Piece::Name(_) => style(tone),
        };
        // Each word by itself, so that no line ends within a weight.
        let word =
            |word: &str| if word.is_empty() { String::new() } else { format!("{style}{word}{style:#}") };
        said(piece).split(' ').map(word).collect::<Vec<_>>().join(" ")
    };
    text.0.iter().map(piece).collect()
}

/// How much of a line a column takes besides its content: a line and a blank on each side; one line more ends the row.
const FRAME: usize = 3;

/// How many rows are drawn together: a long table takes no more room in memory than these, drawn.
const DRAWN_TOGETHER: usize = 256;

fn write_table(text: &mut String, table: &Table, look: Look) {
    let Some((columns, widths)) = fitting(table, look.width) else { return write_stacked(text, table, look) };
    let drawing = Drawing { table, columns, widths, look };
    drawing.write(text, DRAWN_TOGETHER);
    let left_out = table.spare.iter().filter(|at| !drawing.columns.contains(at));
    let left_out: Vec<&str> = left_out.map(|at| table.columns[*at].name.as_str()).collect();
    if !left_out.is_empty() {
        let said = format!("No room here for {}; a wider terminal shows all.", series(&left_out));
        write_lines(text, &said, look.width, ["", ""], Style::new());
    }
}

/// A table that has room, with the columns that are shown and how wide the content of each is.
struct Drawing<'t> {
    table: &'t Table,
    columns: Vec<usize>,
    widths: Vec<usize>,
    look: Look,
}

/// The lines of some rows of a table, with the frame around them.
struct Drawn {
    /// Down to the line below the heads.
    head: Vec<String>,
    rows: Vec<String>,
    foot: Option<String>,
}

/// Line, heads, line.
const HEAD_OF_ONE_LINE: usize = 3;

impl Drawing<'_> {
    /// Writes the table, so many rows at a time.
    fn write(&self, text: &mut String, together: usize) {
        let rows = &self.table.rows;
        if rows.is_empty() {
            self.ruled(rows, false).lines().for_each(|line| push_line(text, &line));
            return;
        }
        let parts = || rows.chunks(together.max(1));
        // Lines between rows are needed only where something is higher than a line.
        let is_lined = parts().any(|rows| {
            let drawn = self.drawn(rows, false);
            drawn.head.len() > HEAD_OF_ONE_LINE || drawn.rows.len() > rows.len()
        });
        let between = is_lined.then(|| self.line_between());
        let mut foot = None;
        for (nth, rows) in parts().enumerate() {
            let drawn = self.drawn(rows, is_lined);
            match (nth, &between) {
                (0, _) => drawn.head.iter().for_each(|line| push_line(text, line)),
                (_, Some(between)) => push_line(text, between),
                (_, None) => {}
            }
            drawn.rows.iter().for_each(|line| push_line(text, line));
            foot = drawn.foot;
        }
        foot.iter().for_each(|line| push_line(text, line));
    }

    /// The line between two rows.
    fn line_between(&self) -> String {
        let rows: Vec<Vec<Cell>> = self.table.rows.iter().take(1).cycle().take(2).cloned().collect();
        let lines = self.drawn(&rows, true).rows;
        lines.into_iter().find(|line| line.starts_with('├')).unwrap_or_default()
    }

    fn drawn(&self, rows: &[Vec<Cell>], is_lined: bool) -> Drawn {
        let mut head: Vec<String> = self.ruled(rows, is_lined).lines().collect();
        let below = head.iter().position(|line| line.starts_with('╞')).map_or(0, |at| at + 1);
        let mut rows = head.split_off(below);
        let foot = rows.pop();
        Drawn { head, rows, foot }
    }

    fn ruled(&self, rows: &[Vec<Cell>], is_lined: bool) -> ComfyTable {
        let Self { table, columns, widths, look } = self;
        let mut drawn = ComfyTable::new();
        drawn.load_style(UTF8_FULL.with_solid_inner_borders());
        drawn.set_content_arrangement(ContentArrangement::Dynamic);
        drawn.set_width(u16::try_from(look.width).unwrap_or(u16::MAX));
        drawn.force_no_tty();
        if look.is_styled {
            drawn.enforce_styling();
        }
        let head = |at: &usize| TableCell::new(name(&table.columns[*at].name)).add_attribute(Attribute::Bold);
        drawn.set_header(columns.iter().map(head));
        for row in rows {
            drawn.add_row(columns.iter().filter_map(|at| row.get(*at)).map(|it| cell(it, *look)));
        }
        for (at, column) in columns.iter().map(|at| &table.columns[*at]).enumerate() {
            let Some(drawn) = drawn.column_mut(at) else { continue };
            let width = u16::try_from(widths[at] + FRAME - 1).unwrap_or(u16::MAX);
            drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            if column.align == Align::Right {
                drawn.set_cell_alignment(CellAlignment::Right);
            }
        }
        if !is_lined {
            drawn.style_mut().row_separator = comfy_table::LineStyle::none();
        }
        drawn
    }
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// The columns that there is room for, and their widths: all, else without as many of the spare ones as must go. `None` where there is
/// no room for the rest either.
fn fitting(table: &Table, width: usize) -> Option<(Vec<usize>, Vec<usize>)> {
    (0..=table.spare.len()).find_map(|gone| {
        let gone = &table.spare[..gone];
        let columns: Vec<usize> = (0..table.columns.len()).filter(|at| !gone.contains(at)).collect();
        let widths = widths(table, &columns, width)?;
        Some((columns, widths))
    })
}

/// How wide the content of each column is: as wide as its longest line where there is room for all, else no narrower than its
/// longest word, the rest of the room given first to those that need little. `None` where not even the words fit.
fn widths(table: &Table, columns: &[usize], width: usize) -> Option<Vec<usize>> {
    let (least, natural): (Vec<usize>, Vec<usize>) = columns.iter().map(|at| needs(table, *at)).unzip();
    let frames = FRAME * least.len() + 1;
    let mut room = width.checked_sub(frames + least.iter().sum::<usize>())?;
    let mut widths = least.clone();
    let mut by_need: Vec<usize> = (0..least.len()).collect();
    by_need.sort_by_key(|at| natural[*at] - least[*at]);
    for (nth, at) in by_need.iter().enumerate() {
        let share = room / (by_need.len() - nth);
        let given = share.min(natural[*at] - least[*at]);
        widths[*at] += given;
        room -= given;
    }
    Some(widths)
}

/// The columns that the longest word and the longest line of a column take.
fn needs(table: &Table, at: usize) -> (usize, usize) {
    let cells = table.rows.iter().filter_map(|row| row.get(at)).flat_map(|cell| &cell.lines);
    let cells = cells.map(|line| line.0.iter().map(in_cell(line)).collect());
    let texts: Vec<String> = std::iter::once(name(&table.columns[at].name)).chain(cells).collect();
    let widest = |texts: &mut dyn Iterator<Item = &str>| texts.map(display_width).max().unwrap_or_default();
    let word = widest(&mut texts.iter().flat_map(|text| text.split(' ')));
    (word, widest(&mut texts.iter().map(String::as_str)))
}

/// On a page too narrow for the table each row becomes a point: its first cell, and the others below it with their heads.
fn write_stacked(text: &mut String, table: &Table, look: Look) {
    for row in &table.rows {
        for (at, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
            // A dash fills a cell that has nothing to say.
            let has_words = |line: &&Text| !matches!(plain(line).as_str(), "" | "\u{2013}");
            let said = |line| styled(line, in_cell(line), cell.tone, look);
            let lines: Vec<String> = cell.lines.iter().filter(has_words).map(said).collect();
            let head = if at == 0 { String::new() } else { name(&column.name) };
            let mut say = |said: &str, indents| write_lines(text, said, look.width, indents, Style::new());
            match lines.as_slice() {
                [] => {}
                // The first cell heads the entry.
                lines if at == 0 => say(&lines.join("; "), ["  - ", "    "]),
                [one] if head.is_empty() => say(one, ["    ", "      "]),
                [one] => say(&format!("{head}: {one}"), ["    ", "      "]),
                // What is a line of its own in a cell stays one.
                several => {
                    if !head.is_empty() {
                        say(&format!("{head}:"), ["    ", "      "]);
                    }
                    several.iter().for_each(|line| say(line, ["      ", "        "]));
                }
            }
        }
    }
}

fn cell(cell: &Cell, look: Look) -> TableCell {
    let lines: Vec<String> =
        cell.lines.iter().map(|line| styled(line, in_cell(line), cell.tone, look)).collect();
    TableCell::new(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(width: usize, is_styled: bool) -> Look {
        Look { is_styled, width, is_quiet: false, is_verbose: false, least: crate::finding::Severity::Advice }
    }

    fn page() -> Page {
        let mut table = Table::with_columns(["what", "how many"]).right(&[1]);
        table.row([Cell::from("seats"), Cell::toned("2", Tone::Good)]);
        table.row([Cell::from("people who decide"), Cell::from("13")]);
        let mut page = Page::default();
        page.title("Board");
        page.table(table);
        page.list(vec![Text::from("write `seats:`").strong(" now")]);
        page
    }

    #[test]
    fn a_table_has_lines_between_rows_only_where_it_needs_them() {
        let wide = "\
Board
┌───────────────────┬──────────┐
│ what              │ how many │
╞═══════════════════╪══════════╡
│ seats             │        2 │
│ people who decide │       13 │
└───────────────────┴──────────┘

  - write `seats:` now
";
        assert_eq!(terminal(&page(), look(60, false)), wide);
        let narrow = "\
┌─────────────┬──────────┐
│ what        │ how many │
╞═════════════╪══════════╡
│ seats       │        2 │
├─────────────┼──────────┤
│ people who  │       13 │
│ decide      │          │
└─────────────┴──────────┘
";
        let text = terminal(&page(), look(26, false));
        assert!(text.contains(narrow), "{text}");
    }

    #[test]
    fn rows_that_are_drawn_in_parts_are_one_table() {
        for (longest, width) in [("a few words more", 60), ("a few words more", 26), ("few", 60), ("few", 24)]
        {
            let mut table = Table::with_columns(["what it is", "how many of it"]).right(&[1]);
            for nth in 0..7 {
                let what = if nth == 5 { longest } else { "seats" };
                table.row([Cell::from(what), Cell::toned(nth.to_string(), Tone::Good)]);
            }
            let (columns, widths) = fitting(&table, width).unwrap();
            let drawing = Drawing { table: &table, columns, widths, look: look(width, true) };
            let written = |together| {
                let mut text = String::new();
                drawing.write(&mut text, together);
                text
            };
            for together in [1, 2, 3, 6, 7] {
                assert_eq!(written(together), written(100), "{together} rows of {width} columns");
            }
        }
    }

    #[test]
    fn on_a_page_too_narrow_for_its_words_a_table_becomes_a_list() {
        let stacked = "\
Board
  - seats
    how many: 2
  - people who
    decide
    how many: 13

  - write
    `seats:` now
";
        assert_eq!(terminal(&page(), look(16, false)), stacked);
    }

    #[test]
    fn weights_do_not_move_the_lines() {
        let plain = terminal(&page(), look(60, false));
        let styled = terminal(&page(), look(60, true));
        assert_ne!(plain, styled);
        assert_eq!(anstream::adapter::strip_str(&styled).to_string(), plain);
    }

    #[test]
    fn a_name_takes_no_more_than_its_room_and_stands_whole_elsewhere() {
        let long = "Northwind Bank for Small Firms of the Eastern and the Western Provinces";
        // 47 of the 48 columns, and the dots.
        let short = "Northwind Bank for Small Firms of the Eastern a\u{2026}";
        let mut table = Table::with_columns(["party", long]);
        table.row([Text::default().name(long), Text::default().and(long)]);
        let mut page = Page::default();
        page.title(Text::default().name(long).and(" (charter.yaml)"));
        page.table(table.clone());
        let text = terminal(&page, look(200, false));
        assert!(text.starts_with(&format!("{short} (charter.yaml)\n")), "{text}");
        assert_eq!(text.matches(short).count(), 3, "title, head and cell: {text}");
        assert_eq!(text.matches(long).count(), 1, "a text that is no name stays: {text}");
        let markdown = crate::render::page::markdown(&page);
        assert_eq!(markdown.matches(long).count(), 4, "{markdown}");
    }

    #[test]
    fn where_a_table_has_no_room_each_line_of_a_cell_stays_a_line() {
        let mut table = Table::with_columns(["due", "criteria", "who"]);
        let lines = |lines: &[&str]| Cell::of_lines(lines.iter().map(|line| Text::from(*line)).collect());
        table.row([
            lines(&["2026-12-01", "overdue"]),
            lines(&["500 loans paid out", "fewer than 2% of them late"]),
            lines(&["everybody"]),
        ]);
        let mut page = Page::default();
        page.table(table);
        let text = terminal(&page, look(20, false));
        let stacked = "  - 2026-12-01;
    overdue
    criteria:
      500 loans paid
        out
      fewer than 2%
        of them late
    who: everybody
";
        assert_eq!(text, stacked);
    }

    #[test]
    fn a_column_without_room_is_left_out_and_named() {
        let mut table = Table::with_columns(["what", "amount", "remark"]).spare(&[2, 1]);
        table.row(["seats", "1000000", "unremarkable"]);
        let mut page = Page::default();
        page.table(table);
        // 5 + 7 + 12 columns, and 3 * 3 + 1 for the frame.
        assert!(!terminal(&page, look(34, false)).contains("No room"));
        let narrower = terminal(&page, look(33, false));
        assert!(narrower.contains("1000000") && !narrower.contains("unremarkable"), "{narrower}");
        assert!(narrower.contains("No room here for remark; a wider"), "{narrower}");
        // 5 + 7 columns, and 2 * 3 + 1 for the frame: one too few.
        let narrowest = terminal(&page, look(18, false));
        let words = narrowest.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("No room here for remark and amount;"), "{narrowest}");
    }

    #[test]
    fn a_verdict_has_its_colour_wherever_it_stands_and_nothing_else_has_it() {
        let mut table = Table::with_columns(["what", "comes to"]);
        table.row([
            Cell::from("signing"),
            Text::default().toned("PAUSE", Tone::Bad).and(", 3 not met").into(),
        ]);
        let mut page = Page::default();
        page.table(table);
        for width in [60, 12] {
            let text = terminal(&page, look(width, true));
            assert_eq!(text.matches("\u{1b}[31mPAUSE\u{1b}[0m").count(), 1, "{text:?}");
            assert_eq!(text.matches("\u{1b}[3").count(), 1, "{text:?}");
        }
    }

    #[test]
    fn what_others_wrote_does_nothing_to_the_terminal() {
        let mut table = Table::with_columns(["a\u{1b}[2J"]);
        table.row(["b\u{9b}31m\n\u{202e}c"]);
        let mut page = Page::default();
        page.say("d\u{7}");
        page.table(table);
        let text = terminal(&page, look(60, false));
        assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']), "{text}");
    }
}

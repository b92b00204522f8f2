//! A page as a part of an HTML document.

use askama::Template;
use askama::filters::HtmlSafe;

use super::super::html::{Inline, Markup, TableHtml, harmless, timeline};
use crate::view::{Block, Page, Piece, Text};

/// The page as a part of an HTML document; its titles are headings of this level, from 1 to 5.
///
/// # Errors
/// None in practice: it is written into memory.
pub fn html(page: &Page, level: u8) -> askama::Result<Markup> {
    let mut about = String::new();
    let mut blocks = Vec::new();
    for block in &page.blocks {
        if let Block::Title(text) | Block::Heading(text) = block {
            about = words(text);
        }
        blocks
            .push(Shown { block, about: if about.is_empty() { "Table".to_owned() } else { about.clone() } });
    }
    Markup::of(&PageHtml { blocks, level })
}

#[derive(Template)]
#[template(path = "report/page.html")]
struct PageHtml<'a> {
    blocks: Vec<Shown<'a>>,
    level: u8,
}

impl HtmlSafe for PageHtml<'_> {}

impl PageHtml<'_> {
    /// Lines that stand as they are.
    fn as_it_stands(&self, text: &str) -> String {
        text.lines().map(|line| harmless(line) + "\n").collect()
    }
}

/// A block, and the heading that it stands under.
struct Shown<'a> {
    block: &'a Block,
    about: String,
}

/// The text without weights and marks.
fn words(text: &Text) -> String {
    text.0.iter().map(|piece: &Piece| harmless(piece.text())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{Cell, Table, Tone};

    const HOSTILE: &str = "</td><script>alert(1)</script>\" onload=\"x";

    fn text() -> Text {
        Text::default().and(HOSTILE).strong(HOSTILE).code(HOSTILE).name(HOSTILE)
    }

    #[test]
    fn nothing_that_a_charter_says_becomes_a_mark() {
        let mut page = Page::default();
        page.title(text());
        page.heading(text());
        page.say(text());
        page.list(vec![text()]);
        let mut table = Table::with_columns([HOSTILE, ""]).right(&[1]);
        table.row([Cell::of_lines(vec![text(), text()]), Cell::toned(text(), Tone::Bad)]);
        page.table(table);
        page.verbatim("yaml", HOSTILE);
        let html = html(&page, 1).unwrap().into_text();
        assert!(!html.contains("<script") && !html.contains("\" onload"), "{html}");
        // Two headings, a sentence and a point, and three lines of cells, each of four parts; the name of the column; the label
        // of the table, of four parts again; and the verbatim text.
        assert_eq!(html.matches("&#60;script&#62;").count(), 4 * 4 + 4 * 3 + 1 + 4 + 1, "{html}");
    }

    #[test]
    fn each_block_is_what_it_is() {
        let mut page = Page::default();
        page.title("One");
        page.heading("Two");
        page.say("On 2026-10-01.");
        let mut table = Table::with_columns(["a", "b"]).right(&[1]);
        table.row([Cell::from("x"), Cell::toned("1", Tone::Good)]);
        page.table(table);
        let html = html(&page, 2).unwrap().into_text();
        for part in [
            "<h2>One</h2>",
            "<h3>Two</h3>",
            "<p>On <time datetime=\"2026-10-01\">1 October 2026</time>.</p>",
            "aria-label=\"Two\"",
            "<th scope=\"col\" class=\"number\">b</th>",
            "<th scope=\"row\">x</th>",
            "<td class=\"number good\">1</td>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }
}

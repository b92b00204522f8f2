//! A text in Markdown as a page: headings, paragraphs, points, tables and code, each for what it is.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{Align, Block, Cell, Page, Piece, Table, Text, Tone};

impl Page {
    /// Reads a text in Markdown. Whatever has no place on a page, such as HTML, is text like any other.
    #[must_use]
    pub fn from_markdown(text: &str) -> Self {
        let mut reader = Reader::default();
        for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
            reader.take(event);
        }
        reader.end_text();
        reader.page
    }
}

/// Before each line of code, so that it stands apart.
const BEFORE_CODE: &str = "    ";

#[derive(Default)]
struct Reader {
    page: Page,
    /// The text that is being read.
    text: Text,
    /// How many weights are open.
    strong: usize,
    /// The number of the next point of each list that is open; `None` where its points have no number.
    lists: Vec<Option<u64>>,
    /// The points of the outermost list.
    points: Vec<Text>,
    /// The code that is being read.
    code: Option<String>,
    table: Option<Table>,
    row: Vec<Cell>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.say(&text),
            Event::Code(code) => self.text.0.push(Piece::Code(code.into_string())),
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            Event::Rule
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn say(&mut self, text: &str) {
        match (&mut self.code, self.strong) {
            (Some(code), _) => code.push_str(text),
            (None, 0) => self.text.0.push(Piece::Plain(text.to_owned())),
            (None, _) => self.text.0.push(Piece::Strong(text.to_owned())),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(first) => {
                self.end_text();
                self.lists.push(first);
            }
            Tag::CodeBlock(_) => {
                self.end_text();
                self.end_points();
                self.code = Some(String::new());
            }
            Tag::Strong => self.strong += 1,
            Tag::Table(columns) => {
                let right = |it: &pulldown_cmark::Alignment| *it == pulldown_cmark::Alignment::Right;
                let align = |it| if right(it) { Align::Right } else { Align::Left };
                let column = |it| super::Column { name: String::new(), align: align(it) };
                self.table = Some(Table {
                    columns: columns.iter().map(column).collect(),
                    rows: Vec::new(),
                    spare: Vec::new(),
                });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                let text = std::mem::take(&mut self.text);
                self.page.blocks.push(match level {
                    HeadingLevel::H1 => Block::Title(text),
                    _ => Block::Heading(text),
                });
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::Item => self.end_text(),
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.end_points();
                }
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                let lines =
                    code.lines().map(|line| format!("{BEFORE_CODE}{line}").trim_end().to_owned() + "\n");
                self.page.verbatim("text", lines.collect::<String>());
            }
            TagEnd::TableCell => {
                let cell = Cell { lines: vec![std::mem::take(&mut self.text)], tone: Tone::Plain };
                self.row.push(cell);
            }
            TagEnd::TableHead => {
                let row = std::mem::take(&mut self.row);
                let names = row.iter().map(|cell| cell.lines.iter().map(Text::words).collect::<String>());
                for (column, name) in self.table.iter_mut().flat_map(|table| &mut table.columns).zip(names) {
                    column.name = name;
                }
            }
            TagEnd::TableRow => {
                let row = std::mem::take(&mut self.row);
                self.table.iter_mut().for_each(|table| table.rows.push(row.clone()));
            }
            TagEnd::Table => self.page.blocks.extend(self.table.take().map(Block::Table)),
            _ => {}
        }
    }

    /// Ends a paragraph or a point.
    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.0.is_empty() {
            return;
        }
        match self.lists.last_mut() {
            None => self.page.say(text),
            Some(None) => self.points.push(text),
            Some(Some(number)) => {
                self.points.push(Text::default().and(format!("{number}. ")).then(text));
                *number += 1;
            }
        }
    }

    fn end_points(&mut self) {
        self.page.list(std::mem::take(&mut self.points));
    }
}

impl Text {
    /// The text without its weights and marks.
    fn words(&self) -> String {
        self.0.iter().map(Piece::text).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_of_a_page_is_what_it_is() {
        let page = Page::from_markdown(
            "# a-rule\n\nOne **strong** word and\n`code`.\n\n- one\n- two\n\n1. first\n2. second\n\n## Fails\n\n```yaml\na: 1\n\nb: *x\n```\n\n| a | b |\n| --- | ---: |\n| 1 | `2` |\n",
        );
        let mut table = Table::with_columns(["a", "b"]).right(&[1]);
        table.row([Text::default().and("1"), Text::default().code("2")]);
        let paragraph =
            Text::default().and("One ").strong("strong").and(" word and").and(" ").code("code").and(".");
        assert_eq!(
            page.blocks,
            [
                Block::Title(Text::default().and("a-rule")),
                Block::Paragraph(paragraph),
                Block::List(vec![Text::default().and("one"), Text::default().and("two")]),
                Block::List(vec![
                    Text::default().and("1. ").and("first"),
                    Text::default().and("2. ").and("second"),
                ]),
                Block::Heading(Text::default().and("Fails")),
                Block::Verbatim { language: "text", text: "    a: 1\n\n    b: *x\n".to_owned() },
                Block::Table(table),
            ]
        );
    }

    #[test]
    fn html_and_links_are_text() {
        let page = Page::from_markdown("see <b>this</b> and [that](http://x.example)\n");
        let Some(Block::Paragraph(text)) = page.blocks.first() else { panic!("{page:?}") };
        assert_eq!(text.words(), "see <b>this</b> and that");
    }
}

//! A page for people: headings, sentences, lists and tables, without a word on how they look.
//!
//! Texts may hold anything that a charter says: whoever writes a page out makes them harmless.

use super::Timeline;

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// What stands on it, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// What the following is about: a partnership, mostly.
    Title(Text),
    /// What the following part is about.
    Heading(Text),
    /// Sentences.
    Paragraph(Text),
    /// Points, each a sentence or two.
    List(Vec<Text>),
    /// A table.
    Table(Table),
    /// Days along a ruler of months.
    Timeline(Timeline),
    /// Text that is to be taken as it stands: YAML to paste, a diagram.
    Verbatim {
        /// Its language, for Markdown: `yaml`, `mermaid`, `text`.
        language: &'static str,
        /// The text, its lines ending in `\n`.
        text: String,
    },
}

impl Page {
    /// Begins what is said of one partnership.
    pub fn title(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::Title(text.into()));
    }

    /// Begins a part.
    pub fn heading(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    /// Says something.
    pub fn say(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    /// Says something before everything else.
    pub fn say_first(&mut self, text: impl Into<Text>) {
        self.blocks.insert(0, Block::Paragraph(text.into()));
    }

    /// Lists points; nothing where there are none.
    pub fn list(&mut self, points: Vec<Text>) {
        if !points.is_empty() {
            self.blocks.push(Block::List(points));
        }
    }

    /// Shows a table.
    pub fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// Draws days along a ruler of months.
    pub fn timeline(&mut self, timeline: Timeline) {
        self.blocks.push(Block::Timeline(timeline));
    }

    /// Shows text as it stands.
    pub fn verbatim(&mut self, language: &'static str, text: impl Into<String>) {
        self.blocks.push(Block::Verbatim { language, text: text.into() });
    }
}

/// A text of which some parts stand out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Piece>);

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As the rest.
    Plain(String),
    /// Something that stands in a file or is typed: a key, a value, a command.
    Code(String),
    /// What matters most.
    Strong(String),
    /// What people call a partnership, a party or a candidate: as the rest, and shortened where it would fill the page.
    Name(String),
    /// A word that says how something is to be taken: a verdict.
    Toned(String, Tone),
}

impl Piece {
    /// Its text, whatever its weight.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text)
            | Self::Code(text)
            | Self::Strong(text)
            | Self::Name(text)
            | Self::Toned(text, _) => text,
        }
    }
}

impl Text {
    /// Most texts are of one piece: no room is kept for more.
    fn with(mut self, piece: Piece) -> Self {
        if self.0.is_empty() {
            self.0.reserve_exact(1);
        }
        self.0.push(piece);
        self
    }

    /// Goes on as the rest.
    #[must_use]
    pub fn and(self, text: impl Into<String>) -> Self {
        self.with(Piece::Plain(text.into()))
    }

    /// Goes on with a key, a value or a command.
    #[must_use]
    pub fn code(self, text: impl Into<String>) -> Self {
        self.with(Piece::Code(text.into()))
    }

    /// Goes on with what people call something.
    #[must_use]
    pub fn name(self, text: impl Into<String>) -> Self {
        self.with(Piece::Name(text.into()))
    }

    /// Goes on with what matters most.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.with(Piece::Strong(text.into()))
    }

    /// Goes on with a word that says how something is to be taken.
    #[must_use]
    pub fn toned(self, text: impl Into<String>, tone: Tone) -> Self {
        self.with(Piece::Toned(text.into(), tone))
    }

    /// Goes on with another text.
    #[must_use]
    pub fn then(mut self, text: impl Into<Self>) -> Self {
        self.0.extend(text.into().0);
        self
    }
}

impl From<&str> for Text {
    /// What stands between two backticks is code.
    fn from(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut parts = text.split('`').peekable();
        let mut is_code = false;
        while let Some(part) = parts.next() {
            let is_last = parts.peek().is_none();
            match (is_code, is_last) {
                (false, _) if part.is_empty() => {}
                (false, _) => pieces.push(Piece::Plain(part.to_owned())),
                // A backtick without its second one is no more than that.
                (true, true) => pieces.push(Piece::Plain(format!("`{part}"))),
                (true, false) => pieces.push(Piece::Code(part.to_owned())),
            }
            is_code = !is_code;
        }
        Self(pieces)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Its columns, from left to right.
    pub columns: Vec<Column>,
    /// Its rows, from top to bottom, each with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// The columns, counted from 0, without which it still says what it is for, the first to go first: a terminal without room for
    /// them leaves them out and says so.
    pub spare: Vec<usize>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands over it; the key where a spreadsheet takes it.
    pub name: String,
    /// On which side its cells stand.
    pub align: Align,
}

/// On which side the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What stands in it, line by line.
    pub lines: Vec<Text>,
    /// How it is to be taken.
    pub tone: Tone,
}

/// How a cell is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// As it stands.
    #[default]
    Plain,
    /// As it should be.
    Good,
    /// Worth a look.
    Caution,
    /// Something stands against it.
    Bad,
    /// Less important than the rest.
    Quiet,
}

impl Table {
    /// A table with these columns of texts.
    #[must_use]
    pub fn with_columns<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Self {
        let column = |name: S| Column { name: name.into(), align: Align::Left };
        Self { columns: names.into_iter().map(column).collect(), rows: Vec::new(), spare: Vec::new() }
    }

    /// Says without which columns the table still serves, the first to go first.
    #[must_use]
    pub fn spare(mut self, columns: &[usize]) -> Self {
        self.spare = columns.to_vec();
        self
    }

    /// Lets the cells of these columns, counted from 0, stand on the right.
    #[must_use]
    pub fn right(mut self, columns: &[usize]) -> Self {
        for at in columns {
            if let Some(column) = self.columns.get_mut(*at) {
                column.align = Align::Right;
            }
        }
        self
    }

    /// Adds a row.
    pub fn row<C: Into<Cell>>(&mut self, cells: impl IntoIterator<Item = C>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }
}

impl Cell {
    /// A cell of a line, with its tone.
    #[must_use]
    pub fn toned(text: impl Into<Text>, tone: Tone) -> Self {
        Self { lines: vec![text.into()], tone }
    }

    /// A cell of several lines.
    #[must_use]
    pub fn of_lines(lines: Vec<Text>) -> Self {
        Self { lines, tone: Tone::Plain }
    }
}

impl<T: Into<Text>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::toned(text, Tone::Plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_backticks_is_code() {
        let plain = |text: &str| Piece::Plain(text.to_owned());
        let code = |text: &str| Piece::Code(text.to_owned());
        assert_eq!(Text::from("write `exit:` now").0, [plain("write "), code("exit:"), plain(" now")]);
        assert_eq!(Text::from("`a``b`").0, [code("a"), code("b")]);
        assert_eq!(Text::from("a ` b").0, [plain("a "), plain("` b")]);
        assert_eq!(Text::from("").0, []);
    }
}

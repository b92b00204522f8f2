//! What a report consists of: sections of elements, without a word on how they look.

use crate::document::scalar::Date;
use crate::view::{Block, Page, Table, Text, Timeline, Tone};

/// The report on one partnership.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The partnership's id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Its parts, in the order in which they are read.
    pub sections: Vec<Section>,
}

/// A part of a report.
#[derive(Debug, Clone)]
pub struct Section {
    /// What leads to it: `health`.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// What is in it.
    pub elements: Vec<Element>,
}

/// Something in a section.
#[derive(Debug, Clone)]
pub enum Element {
    /// A heading, sentences, points or a table.
    Block(Block),
    /// A sentence that says what all of it comes to.
    Lead(Text),
    /// Facts side by side.
    Columns(Vec<Column>),
    /// A table whose rows can be put into another order, and chosen by the values of some columns.
    List {
        /// The table.
        table: Table,
        /// What it is about.
        about: String,
        /// The columns, counted from 0, of which a value can be chosen.
        filters: Vec<usize>,
        /// Where the first cell of each row leads; none where it leads nowhere.
        addresses: Vec<String>,
    },
    /// A drawing.
    Chart(Chart),
    /// Terms, each with what is agreed.
    Clauses(Vec<Clause>),
    /// What only a party itself sees.
    Private(Vec<Clause>),
}

/// Facts under one heading.
#[derive(Debug, Clone)]
pub struct Column {
    /// The heading.
    pub title: &'static str,
    /// The facts.
    pub facts: Vec<Fact>,
}

/// A fact, and what it follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub about: String,
    /// What is the case, a text each.
    pub lines: Vec<Text>,
    /// How it is to be taken.
    pub tone: Tone,
    /// What it follows from.
    pub origins: Vec<Origin>,
}

/// A place that a fact follows from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The file, as shown.
    pub file: String,
    /// The path in it; empty for all of it.
    pub path: String,
}

/// A term with what is agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The term.
    pub term: String,
    /// What is agreed.
    pub agreed: Agreed,
}

/// What is agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Agreed {
    /// In a text.
    Text(Text),
    /// In several texts.
    Texts(Vec<Text>),
    /// In terms of its own.
    Terms(Vec<Clause>),
}

/// A drawing. Whatever it shows, a table says too: its own, or the one that follows it.
#[derive(Debug, Clone)]
pub struct Chart {
    /// What it shows, for those who do not see it.
    pub about: String,
    /// What is drawn.
    pub drawing: Drawing,
    /// The figures, where no table follows that has them.
    pub table: Option<Table>,
}

/// What is drawn.
#[derive(Debug, Clone)]
pub enum Drawing {
    /// Days along a ruler of months.
    Timeline(Timeline),
    /// What passes between the parties.
    Flow(Flow),
    /// How values went.
    Lines(Lines),
    /// Risks by likelihood and impact.
    Risks(RiskMap),
}

/// What passes between the parties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// The names of the parties, in the order of the charter.
    pub parties: Vec<String>,
    /// What passes.
    pub passes: Vec<Pass>,
}

/// Something that passes from one party to another, each counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// Who gives.
    pub from: usize,
    /// Who receives.
    pub to: usize,
    /// What, and how much.
    pub what: String,
}

/// Values over time, in thousandths so that places can be reckoned in whole numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// What is drawn.
    pub title: String,
    /// The times, oldest first.
    pub times: Vec<String>,
    /// A line each.
    pub series: Vec<Series>,
    /// What is to be reached, where that is agreed.
    pub target: Option<Level>,
    /// The least and the most that the scale shows, where these are given.
    pub scale: Option<(i128, i128)>,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What it is called.
    pub name: String,
    /// A value for each time; `None` where there is none.
    pub values: Vec<Option<Level>>,
}

/// A value, where it lies and as it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Where it lies.
    pub at: i128,
    /// As it is said.
    pub said: String,
}

/// Risks by likelihood and impact, each from 0 for low to 2 for high.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RiskMap {
    /// The risks: likelihood, impact, and by which number the table names it.
    pub risks: Vec<(usize, usize, usize)>,
}

/// What is due and by whom, for several partnerships.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub day: Date,
    /// What it is.
    pub what: String,
    /// Who must act.
    pub who: String,
    /// Whether the day has passed.
    pub is_overdue: bool,
}

impl Section {
    /// An empty section.
    pub(super) fn new(id: &'static str, title: impl Into<String>) -> Self {
        Self { id, title: title.into(), elements: Vec::new() }
    }

    /// Says something.
    pub(super) fn say(&mut self, text: impl Into<Text>) {
        self.elements.push(Element::Block(Block::Paragraph(text.into())));
    }

    /// Begins a part.
    pub(super) fn heading(&mut self, text: impl Into<Text>) {
        self.elements.push(Element::Block(Block::Heading(text.into())));
    }

    /// Shows a table whose rows stay where they are; nothing without rows.
    pub(super) fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.elements.push(Element::Block(Block::Table(table)));
        }
    }

    /// Shows a table whose rows can be sorted and chosen; nothing without rows.
    pub(super) fn list(&mut self, about: &str, table: Table, filters: &[usize]) {
        if !table.rows.is_empty() {
            let (about, filters) = (about.to_owned(), filters.to_vec());
            self.elements.push(Element::List { table, about, filters, addresses: Vec::new() });
        }
    }

    /// Shows what a command shows.
    pub(super) fn page(&mut self, page: Page) {
        self.elements.extend(page.blocks.into_iter().map(Element::Block));
    }

    /// Draws something.
    pub(super) fn chart(&mut self, about: impl Into<String>, drawing: Drawing, table: Option<Table>) {
        self.elements.push(Element::Chart(Chart { about: about.into(), drawing, table }));
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }
}

//! A questionnaire as a page, and as sheets.

use super::ask::unmarked;
use super::{ABOUT, COLUMNS, LIST_COLUMN, List, Questionnaire, Row};
use crate::document::charter::Charter;
use crate::grammar::counted;
use crate::view::workbook::{Sheet, Workbook};
use crate::view::{Cell, Page, Piece, Table, Text};
use crate::wording::NO_ADVICE;

/// How to fill it in, in the words of somebody who has never heard of this program.
const HOW_TO: [&str; 5] = [
    "Write in the column `answer`. Leave cells empty where you do not know; write `TBD` for what is undecided.",
    "A list with several entries: one per line.",
    "To add an entry to a list, copy its rows and raise the number in the key: `[0]`, `[1]`, `[2]`.",
    "To take an entry out of a list write `REMOVE` into one of its rows.",
    "Leave the columns `key` and `version` as they are, and send the file back.",
];

impl Questionnaire<'_> {
    /// For people: to print, or to read in a call.
    #[must_use]
    pub fn page(&self) -> Page {
        let mut page = Page::default();
        page.title(self.title());
        page.say(self.summary());
        for list in &self.lists {
            page.heading(heading_of(&list.name));
            let mut table = Table::with_columns(COLUMNS);
            list.rows.iter().for_each(|row| table.row(shown(row)));
            page.table(table);
        }
        // What the file is, for whoever reads the answers back.
        page.heading(heading_of(ABOUT));
        let mut table = Table::with_columns(COLUMNS);
        self.about_texts().for_each(|row| table.row(row.map(as_it_is)));
        page.table(table);
        page
    }

    /// For a spreadsheet: what the file is, then a sheet for each list.
    #[must_use]
    pub fn workbook(&self, colour: Option<String>) -> Workbook {
        let sheets = std::iter::once(self.about()).chain(self.lists.iter().map(sheet)).collect();
        Workbook { title: self.title_in_words(), colour, sheets }
    }

    /// For what knows one table only: the list in a column of its own.
    #[must_use]
    pub fn sheet(&self) -> Table {
        let mut table = Table::with_columns(std::iter::once(LIST_COLUMN).chain(COLUMNS));
        for sheet in self.workbook(None).sheets {
            for row in sheet.table.rows {
                table.row(std::iter::once(cell(&sheet.name)).chain(row));
            }
        }
        table
    }

    /// Whose questions these are, as the title of a file.
    #[must_use]
    pub fn title_in_words(&self) -> String {
        plain(&self.title())
    }

    /// How many there are, and what is not shown.
    fn summary(&self) -> String {
        format!(
            "{} as of {}. The other parties' answers on expectations, goals and ratings are shown once all have answered.",
            counted(self.count(), "question"),
            self.heading.written
        )
    }

    /// Whose questions these are.
    fn title(&self) -> Text {
        let charter: &Charter = &self.partnership.charter.value;
        let party = charter.party_name(&self.heading.party).to_owned();
        Text::default().name(self.partnership.name()).and(": questions for ").name(party)
    }

    /// What the file says of itself, then how it is filled in.
    fn about_texts(&self) -> impl Iterator<Item = [&str; 7]> {
        let entries = self.heading.entries().into_iter();
        let entries = entries.map(|(key, what, value)| [key, what, "", "", "", "", value]);
        let how = HOW_TO.into_iter().chain([NO_ADVICE]).map(|how| ["", how, "", "", "", "", ""]);
        entries.chain(how)
    }

    fn about(&self) -> Sheet {
        let mut table = Table::with_columns(COLUMNS);
        self.about_texts().for_each(|row| table.row(row.map(cell)));
        Sheet { name: ABOUT.to_owned(), table, ..Sheet::default() }
    }
}

/// `Signing`, of a list called `signing`.
fn heading_of(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect::<String>()
        .replace(['_', '-'], " ")
}

fn sheet(list: &List) -> Sheet {
    let mut table = Table::with_columns(COLUMNS);
    list.rows.iter().for_each(|row| table.row(cells(row)));
    let choices = list.rows.iter().enumerate().filter(|(_, row)| !row.choices.is_empty());
    let choices = choices.map(|(at, row)| (at, row.choices.clone())).collect();
    Sheet { name: list.name.clone(), table, choices, is_form: true }
}

fn texts(row: &Row) -> [&str; 7] {
    [&row.key, &row.question, &row.why, &row.example, &row.allowed, &row.theirs, &row.answer]
        .map(String::as_str)
}

/// A text whose days stay as the format writes them, so that an answer comes back as it went out.
fn as_it_is(text: &str) -> Cell {
    Cell::of_lines(text.split('\n').map(|line| Text::default().name(line)).collect())
}

/// The cells of a sheet, which has no marks for what is typed.
fn cells(row: &Row) -> [Cell; 7] {
    let mut cells = texts(row).map(cell);
    let [.., allowed, _, _] = &mut cells;
    *allowed = cell(&unmarked(&row.allowed));
    cells
}

/// The cells of a page: what may be typed stays as it is typed.
fn shown(row: &Row) -> [Cell; 7] {
    let mut cells = texts(row).map(as_it_is);
    let [.., allowed, _, _] = &mut cells;
    *allowed = Text::from(row.allowed.as_str()).into();
    cells
}

/// A text as it is, backticks and line breaks and all.
fn cell(text: &str) -> Cell {
    Cell::of_lines(text.split('\n').map(|line| Text::default().and(line)).collect())
}

fn plain(text: &Text) -> String {
    text.0.iter().map(Piece::text).collect()
}

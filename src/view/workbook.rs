//! A file of several tables, for those who live in spreadsheets: what stands in it, without a word on how it is written.

use super::Table;

/// How much text a cell can hold, in UTF-16 units, as Excel counts.
pub const MOST_IN_CELL: usize = 32_767;

/// Several tables in one file, or a file each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Workbook {
    /// Whose it is and what it is about, as its properties say.
    pub title: String,
    /// The colour of its heads, as in `#1f6feb`; the program's own where nobody has chosen one.
    pub colour: Option<String>,
    /// Its sheets, from left to right.
    pub sheets: Vec<Sheet>,
}

/// One table with its name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// What it is called, as in `risks`.
    pub name: String,
    /// What stands in it.
    pub table: Table,
    /// The last column is to be filled in: the words to choose from, by row, counted from 0.
    pub choices: Vec<(usize, Vec<String>)>,
    /// Whether the last column is to be filled in.
    pub is_form: bool,
}

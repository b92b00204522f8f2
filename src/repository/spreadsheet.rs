//! Spreadsheets that somebody sends back: an Excel workbook, a CSV file or Markdown, as tables of texts.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::Path;

use calamine::{Data, DataRef, ExcelDateTime, Reader as _, Xlsx};
use thiserror::Error;

use super::csv_text::{Layout, is_wide, line_ends, wide};
use super::markdown_tables;
use crate::grammar::column_letters;

/// The largest file that is read.
const MOST_BYTES: usize = 8 << 20;

/// What a workbook may hold unpacked: it is a ZIP archive, and a small one can hold a very large file.
const MOST_UNPACKED: u64 = 128 << 20;

/// The most cells that are read of a file: each costs memory.
const MOST_CELLS: usize = 1_000_000;

/// The widest table that is read.
const MOST_COLUMNS: u32 = 512;

/// A table of a file: its first row names the columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// What it is called in a workbook; empty in a file of one table.
    pub name: String,
    /// The names of the columns, each with its number.
    columns: Vec<(u32, String)>,
    rows: Vec<GridRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// Its number in a workbook, its line in a text; counted from 1.
    pub number: u64,
    cells: BTreeMap<u32, String>,
}

/// Why a file cannot be read.
#[derive(Debug, Error)]
pub enum SpreadsheetError {
    /// It is neither a workbook nor CSV or Markdown.
    #[error("neither an Excel workbook (`.xlsx`) nor CSV or Markdown; save it as one of them")]
    Kind,
    /// It is larger than what is read.
    #[error("larger than {} MiB", MOST_BYTES >> 20)]
    TooLarge,
    /// It would be larger once it is unpacked.
    #[error("unpacked it is larger than {} MiB, or has more than {MOST_CELLS} cells or {MOST_COLUMNS} columns", MOST_UNPACKED >> 20)]
    TooLargeInside,
    /// It is no workbook, whatever its name says.
    #[error("not a workbook that can be read ({0}); open it in a spreadsheet and save it as `.xlsx`")]
    Workbook(String),
    /// It is not text.
    #[error("line {0} is not text in UTF-8; save it as `CSV UTF-8`, or as `.xlsx`")]
    NotText(u64),
    /// A quote opens a cell and is not closed as it should be.
    #[error("the quote in line {0} is not closed; save it again as CSV, or as `.xlsx`")]
    OpenQuote(u64),
    /// A cell holds an error of the spreadsheet.
    #[error("{0} holds the error `{1}`; write the answer as text, or leave the cell empty")]
    Cell(String, String),
    /// It is no CSV.
    #[error("not CSV that can be read: {0}")]
    Csv(String),
}

impl Grid {
    /// The names of the columns as written, from left to right, each with its number.
    pub fn columns(&self) -> impl Iterator<Item = (u32, &str)> {
        self.columns.iter().map(|(at, name)| (*at, name.as_str()))
    }

    /// The number of the column of this name, whatever its capitals and the blanks around it.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<u32> {
        let is_it = |it: &&(u32, String)| it.1.trim().eq_ignore_ascii_case(name);
        self.columns.iter().find(is_it).map(|(at, _)| *at)
    }

    /// The rows that hold something, from top to bottom.
    #[must_use]
    pub fn rows(&self) -> &[GridRow] {
        &self.rows
    }

    /// What people call a cell: `signing!G7`, in a file of one table `G7`.
    #[must_use]
    pub fn address(&self, row: &GridRow, column: u32) -> String {
        let cell = format!("{}{}", column_letters(column), row.number);
        if self.name.is_empty() { cell } else { format!("{}!{cell}", self.name) }
    }
}

impl GridRow {
    /// What stands in a column; empty where nothing does.
    #[must_use]
    pub fn cell(&self, column: u32) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }
}

/// Reads a file by its name: what ends in `.xlsx` is a workbook, what ends in `.csv`, `.tsv` or `.txt` is CSV, what ends in `.md` has
/// tables.
///
/// # Errors
/// A file of another kind, a broken one, and one that is too large.
pub fn grids(path: &Path, bytes: &[u8]) -> Result<Vec<Grid>, SpreadsheetError> {
    if bytes.len() > MOST_BYTES {
        return Err(SpreadsheetError::TooLarge);
    }
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "xlsx" | "xlsm" => workbook(bytes),
        "csv" | "tsv" | "txt" => Ok(vec![match is_wide(bytes) {
            true => csv(wide(bytes).ok_or(SpreadsheetError::NotText(1))?.as_bytes())?,
            false => csv(bytes)?,
        }]),
        "md" | "markdown" => markdown(bytes),
        _ => Err(SpreadsheetError::Kind),
    }
}

/// How many bytes of a file have to be read to know whether it is too large.
#[must_use]
pub const fn most_bytes() -> u64 {
    MOST_BYTES as u64 + 1
}

fn markdown(bytes: &[u8]) -> Result<Vec<Grid>, SpreadsheetError> {
    let mut grids = Vec::new();
    let mut count = 0;
    for (heading, rows) in markdown_tables::tables(text_of_bytes(bytes)?) {
        let widest = rows.iter().filter_map(|(_, cells)| cells.keys().next_back()).max();
        count += rows.iter().map(|(_, cells)| cells.len()).sum::<usize>();
        if count > MOST_CELLS || widest.is_some_and(|at| *at >= MOST_COLUMNS) {
            return Err(SpreadsheetError::TooLargeInside);
        }
        let name = if heading.is_empty() { "table".to_owned() } else { heading.to_lowercase() };
        let rows = rows.into_iter().map(|(number, cells)| GridRow { number, cells });
        grids.push(grid(name, rows.filter(|row| !row.cells.is_empty()).collect()));
    }
    Ok(grids)
}

fn text_of_bytes(bytes: &[u8]) -> Result<&str, SpreadsheetError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| SpreadsheetError::NotText(line_ends(&bytes[..error.valid_up_to()]) + 1))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

fn workbook(bytes: &[u8]) -> Result<Vec<Grid>, SpreadsheetError> {
    refuse_bomb(bytes)?;
    let broken = |error: &dyn std::fmt::Display| SpreadsheetError::Workbook(error.to_string());
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error: calamine::XlsxError| broken(&error))?;
    let mut count = 0;
    let mut grids = Vec::new();
    for name in book.sheet_names() {
        // What is not made of cells, such as a chart, holds no answers.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
        while let Some(cell) = cells.next_cell().map_err(|error| broken(&error))? {
            let (row, column) = cell.get_position();
            count += 1;
            if count > MOST_CELLS || column >= MOST_COLUMNS {
                return Err(SpreadsheetError::TooLargeInside);
            }
            let text = text_of(cell.get_value()).map_err(|error| {
                SpreadsheetError::Cell(format!("{name}!{}{}", column_letters(column), row + 1), error)
            })?;
            if !text.is_empty() {
                rows.entry(row).or_default().insert(column, text);
            }
        }
        let rows = rows.into_iter().map(|(row, cells)| GridRow { number: u64::from(row) + 1, cells });
        grids.push(grid(name, rows.collect()));
    }
    Ok(grids)
}

/// Unpacks everything once, to nowhere, and stops where it becomes too much: what an archive says of its sizes may be a lie.
fn refuse_bomb(bytes: &[u8]) -> Result<(), SpreadsheetError> {
    let broken = |error: &dyn std::fmt::Display| SpreadsheetError::Workbook(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut left = MOST_UNPACKED;
    for nth in 0..archive.len() {
        let part = archive.by_index(nth).map_err(|error| broken(&error))?;
        let read =
            std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|error| broken(&error))?;
        left = left.checked_sub(read).ok_or(SpreadsheetError::TooLargeInside)?;
    }
    Ok(())
}

fn grid(name: String, mut rows: Vec<GridRow>) -> Grid {
    let columns = match rows.is_empty() {
        true => Vec::new(),
        false => rows.remove(0).cells.into_iter().collect(),
    };
    Grid { name, columns, rows }
}

/// What a cell shows, as somebody would type it: a date by the year, a number without what the file format adds to it.
fn text_of(value: &DataRef<'_>) -> Result<String, String> {
    Ok(match Data::from(value.clone()) {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(is_so) => (if is_so { "yes" } else { "no" }).to_owned(),
        Data::DateTime(time) => day_of(time),
        Data::Error(error) => return Err(error.to_string()),
    })
}

fn day_of(time: ExcelDateTime) -> String {
    if time.is_duration() {
        return time.as_f64().to_string();
    }
    let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
    match (hour, minute) {
        (0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
    }
}

fn csv(bytes: &[u8]) -> Result<Grid, SpreadsheetError> {
    let text = text_of_bytes(bytes)?;
    let layout = Layout::of(text);
    let line = |at: usize| line_ends(&text.as_bytes()[..at]) + 1;
    if let Some(quote) = layout.open_quote(text) {
        return Err(SpreadsheetError::OpenQuote(line(quote.at)));
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(layout.delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(&text.as_bytes()[layout.start..]);
    let mut rows = Vec::new();
    let (mut count, mut counted_to, mut number) = (0, 0, 1);
    for record in reader.records() {
        let record = record.map_err(|error| SpreadsheetError::Csv(error.to_string()))?;
        count += record.len();
        if count > MOST_CELLS || record.len() > MOST_COLUMNS as usize {
            return Err(SpreadsheetError::TooLargeInside);
        }
        let at = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or_default());
        let cells = (0u32..).zip(record.iter()).filter(|(_, text)| !text.is_empty());
        let cells: BTreeMap<u32, String> = cells.map(|(at, text)| (at, text.to_owned())).collect();
        if !cells.is_empty() {
            // The reader sees the end of a line in its first sign, and lines without anything in them not at all.
            let rest = text.as_bytes().get(layout.start + at..).unwrap_or_default();
            let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let start = (layout.start + at + ends).min(text.len());
            number += line_ends(&text.as_bytes()[counted_to..start]);
            counted_to = start;
            rows.push(GridRow { number, cells });
        }
    }
    Ok(grid(String::new(), rows))
}

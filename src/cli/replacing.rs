//! What an existing file may hold that a person would miss: answers in a sheet, a table of its own. A report that somebody names a
//! file for replaces what is there, as everywhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::ensure;

use super::Common;
use super::ask::Ask;
use crate::agenda::OPEN;
use crate::repository::{GridRow, grids};
use crate::view::questionnaire::{ABOUT, LIST_COLUMN};

/// Refuses to write over a sheet that may hold somebody's answers; on a terminal it asks.
pub(super) fn ensure_unfilled(common: &Common, file: &Path, data: &[u8]) -> anyhow::Result<()> {
    ensure_may(common, file, "may hold answers", |there| {
        there == data || is_unfilled(file, there, data).unwrap_or(false)
    })
}

/// Refuses to write a table, whose file nobody named, over one with other columns; on a terminal it asks.
pub(super) fn ensure_same_columns(common: &Common, file: &Path, table: &str) -> anyhow::Result<()> {
    let columns = |text: &[u8]| {
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        text.split(|byte| matches!(byte, b'\n' | b'\r')).next().map(<[u8]>::to_vec)
    };
    ensure_may(common, file, "has other columns", |there| columns(there) == columns(table.as_bytes()))
}

fn ensure_may(
    common: &Common,
    file: &Path,
    what: &str,
    may_go: impl Fn(&[u8]) -> bool,
) -> anyhow::Result<()> {
    let is_plain = fs::metadata(file).is_ok_and(|metadata| metadata.is_file());
    if !is_plain || common.overwrite {
        return Ok(());
    }
    // What cannot be read is told when it is written.
    let Ok(there) = fs::read(file) else { return Ok(()) };
    if there.iter().all(u8::is_ascii_whitespace) || may_go(&there) {
        return Ok(());
    }
    let base = common.base().unwrap_or_default();
    let shown = file.strip_prefix(&base).unwrap_or(file).display();
    let may = match Ask::on_terminal(common) {
        Some(ask) => ask.confirm(&format!("`{shown}` already exists and {what}. Replace it?"), false)?,
        None => false,
    };
    ensure!(
        may,
        "`{shown}` already exists and {what}, and was left as it is; name another file, or give `--overwrite`"
    );
    Ok(())
}

/// Whether a sheet is there in which nobody has filled in anything: no cell for an answer says more than the sheet of now does.
fn is_unfilled(file: &Path, there: &[u8], now: &[u8]) -> Option<bool> {
    let (there, now) = (answers(file, there)?, answers(file, now)?);
    let is_left = |(key, answer): &(String, String)| {
        !key.is_empty()
            && (matches!(answer.as_str(), "" | OPEN) || now.contains(&(key.clone(), answer.clone())))
    };
    Some(there.iter().all(is_left))
}

/// The keys and answers of a questionnaire in a table or a workbook; nothing for anything else.
fn answers(file: &Path, bytes: &[u8]) -> Option<BTreeSet<(String, String)>> {
    let ending = file.extension()?.to_string_lossy().to_lowercase();
    let grids = grids(file, bytes).ok().filter(|_| ending == "csv" || ending == "xlsx")?;
    let mut found = BTreeSet::new();
    for grid in &grids {
        let Some((key, answer)) = grid.column("key").zip(grid.column("answer")) else { continue };
        let list = grid.column(LIST_COLUMN);
        let is_asked = |row: &&GridRow| list.map_or(grid.name.as_str(), |list| row.cell(list)) != ABOUT;
        let asked = grid.rows().iter().filter(is_asked);
        found.extend(asked.map(|row| (row.cell(key).trim().to_owned(), row.cell(answer).trim().to_owned())));
    }
    (!found.is_empty()).then_some(found)
}

//! What an existing file is that a run would write over. Only what this program wrote is replaced without a question.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, ensure};
use serde_json::Value;

use super::Common;
use super::ask::Ask;
use crate::agenda::OPEN;
use crate::repository::{Grid, GridRow, grids};
use crate::view::questionnaire::{ABOUT, LIST_COLUMN};

/// Among its first bytes a page for a browser says who wrote it.
const PAGE: &str = "<meta name=\"generator\" content=\"partner ";
/// A calendar says so, too.
const CALENDAR: &str = "PRODID:-//partner//";
const BEGIN: usize = 2048;

/// What is written over an earlier file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A report: an earlier one of the same kind may go.
    Report,
    /// A sheet that somebody fills in: an earlier one may hold answers.
    Sheet,
}

/// Refuses to write over a file that this program did not write or that may hold somebody's answers; on a terminal it asks.
pub(super) fn ensure_may(common: &Common, file: &Path, data: &[u8], kind: Kind) -> anyhow::Result<()> {
    let is_plain = fs::metadata(file).is_ok_and(|metadata| metadata.is_file());
    if !is_plain || common.overwrite {
        return Ok(());
    }
    // What cannot be read is told when it is written.
    let Ok(there) = fs::read(file) else { return Ok(()) };
    let may_go = there.iter().all(u8::is_ascii_whitespace)
        || there == data
        || match kind {
            Kind::Report => is_same_kind(file, &there, data),
            Kind::Sheet => is_unfilled(file, &there, data).unwrap_or(false),
        };
    if may_go {
        return Ok(());
    }
    let base = common.base().unwrap_or_default();
    let shown = file.strip_prefix(&base).unwrap_or(file).display();
    let what = match kind {
        Kind::Report => "is no earlier output of this command",
        Kind::Sheet => "may hold answers",
    };
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

/// Whether what is there was written as what is written now.
fn is_same_kind(file: &Path, there: &[u8], now: &[u8]) -> bool {
    let ending = file.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
    if now.starts_with(b"PK") {
        return is_same_workbook(there, now).unwrap_or(false);
    }
    let (Ok(there), Ok(now)) = (std::str::from_utf8(there), std::str::from_utf8(now)) else { return false };
    let (there, now) = (plain(there), plain(now));
    if now.starts_with("<!doctype") || now.starts_with("<!DOCTYPE") || now.starts_with("<html") {
        return begin(there).contains(PAGE);
    }
    if now.starts_with("BEGIN:VCALENDAR") {
        return begin(there).contains(CALENDAR);
    }
    if now.starts_with(['{', '[']) {
        return is_same_json(there, now);
    }
    if ending == "csv" || ending == "tsv" {
        return there.lines().next() == now.lines().next();
    }
    is_alike(there, now) || (there.lines().all(is_of_findings) && !now.starts_with(['#', '<', '|']))
}

fn plain(text: &str) -> &str {
    text.trim_start_matches('\u{feff}').trim_start()
}

fn begin(text: &str) -> &str {
    let end = (0..=BEGIN.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    &text[..end]
}

/// Whether two workbooks have the same sheets with the same columns.
fn is_same_workbook(there: &[u8], now: &[u8]) -> Option<bool> {
    let frame = |bytes: &[u8]| -> Option<Vec<(String, Vec<String>)>> {
        let grids = grids(Path::new("x.xlsx"), bytes).ok()?;
        let columns = |grid: &Grid| grid.columns().map(|(_, name)| name.to_owned()).collect();
        Some(grids.iter().map(|grid| (grid.name.clone(), columns(grid))).collect())
    };
    Some(frame(there)? == frame(now)?)
}

/// Whether two texts are JSON with the same keys at the top; of lists, of their first entries.
fn is_same_json(there: &str, now: &str) -> bool {
    match (keys(there), keys(now)) {
        (Some(there), Some(now)) => there.is_empty() || now.is_empty() || there == now,
        _ => false,
    }
}

/// The keys of a JSON text, or of its first line; empty for a list without entries.
fn keys(text: &str) -> Option<BTreeSet<String>> {
    let first_line = || serde_json::from_str(text.lines().next()?).ok();
    let value: Value = serde_json::from_str(text).ok().or_else(first_line)?;
    let entry = match value {
        Value::Array(list) => match list.into_iter().next() {
            None => return Some(BTreeSet::new()),
            Some(first) => first,
        },
        other => other,
    };
    Some(entry.as_object()?.keys().cloned().collect())
}

/// Whether at least a quarter of the lines of the shorter text are in both.
fn is_alike(there: &str, now: &str) -> bool {
    let lines = |text: &str| -> BTreeSet<String> {
        let lines = text.lines().map(str::trim).filter(|line| line.chars().any(char::is_alphanumeric));
        lines.map(str::to_owned).collect()
    };
    let (there, now) = (lines(there), lines(now));
    let shared = there.intersection(&now).count();
    shared > 0 && shared * 4 >= there.len().min(now.len())
}

/// Whether a line is empty, names a place in a file, or counts charters, as lines of findings do.
fn is_of_findings(line: &str) -> bool {
    let names_place = || {
        let mut parts = line.split(':').skip(1);
        parts.next().is_some_and(|number| !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit()))
    };
    let counts = || line.starts_with(|first: char| first.is_ascii_digit()) && line.contains(" charter");
    line.trim().is_empty() || names_place() || counts()
}

/// Reads what waits to be written, where something lies in its place.
pub(super) fn held(
    file: &Path,
    copy: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>,
) -> anyhow::Result<Vec<u8>> {
    let mut data = Vec::new();
    if fs::metadata(file).is_ok_and(|metadata| metadata.is_file() && metadata.len() > 0) {
        copy(&mut data).context("what was to be written cannot be read")?;
    }
    Ok(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_same(file: &str, there: &str, now: &str) -> bool {
        is_same_kind(Path::new(file), there.as_bytes(), now.as_bytes())
    }

    #[test]
    fn only_earlier_output_of_the_same_kind_gives_way() {
        let page = format!("<!doctype html>\n{PAGE}0.1\">a");
        assert!(is_same("a.html", &page, &format!("{page}b")));
        assert!(!is_same("a.html", "<!doctype html><p>mine", &page));
        assert!(is_same("a.csv", "id,name\na,A\n", "\u{feff}id,name\nb,B\n"));
        assert!(!is_same("a.csv", "id,answer\na,A\n", "id,name\nb,B\n"));
        assert!(is_same("a.json", r#"{"version": 1, "tool": "x"}"#, r#"{"tool": "y", "version": 2}"#));
        assert!(!is_same("a.json", r#"{"name": "app"}"#, r#"{"tool": "y", "version": 2}"#));
        assert!(is_same("a.json", r#"[{"fingerprint": "a"}]"#, "[]"));
        assert!(is_same("a.jsonl", "{\"id\": 1}\n{\"id\": 2}\n", "{\"id\": 3}\n{\"id\": 4}\n"));
        assert!(!is_same(
            "a.ics",
            "BEGIN:VCALENDAR\nPRODID:-//mine//\n",
            "BEGIN:VCALENDAR\nPRODID:-//partner//x\n"
        ));
        assert!(is_same("a.txt", "a/charter.yaml:3:1: error x\n", "b/charter.yaml:4:2: error y\n"));
        assert!(!is_same("README.md", "# Mine\n\nAll I know.\n", "# Gates\n\n| gate | due |\n| a | b |\n"));
        assert!(is_same(
            "a.md",
            "# Gates\n\n| gate | due |\n| a | c |\n",
            "# Gates\n\n| gate | due |\n| a | b |\n"
        ));
    }
}

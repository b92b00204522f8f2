//! Minutes that were filled in: what `partner agenda --minutes` printed, read back as the flags of `partner review`.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, anyhow, bail, ensure};

use super::Review;
use super::feared::Feared;
use super::given::people;
use crate::cli::Common;
use crate::cli::writing::{is_said, scalar};
use crate::document::records::review::ReviewKind;
use crate::document::scalar::{Count, Date, Id, Period, Quantity, Scalar, Score};
use crate::view::agenda::{FREE, SECTIONS, Section};

/// The most bytes of a file with minutes.
const BYTES_MOST: u64 = 1024 * 1024;

/// A row of a table, with what was filled in.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    /// Counted from 1.
    line: usize,
    section: Section,
    /// What stands in its cells.
    cells: Vec<String>,
}

impl Row {
    /// What stands in the first cell, and what was filled into the last one; nothing where that is empty.
    fn entry(&self) -> Option<(&str, &str)> {
        let (first, last) = (self.cells.first()?, self.cells.last()?);
        (!last.is_empty() && self.cells.len() > 1).then_some((first, last))
    }
}

/// The rows of all tables that belong to a part of minutes.
fn rows(text: &str) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    let mut section = None;
    let mut title = String::new();
    // Of each table: how many of its lines have been seen, and how many columns its head has.
    let (mut seen, mut columns) = (0, 0);
    for (at, line) in text.lines().enumerate() {
        let (number, line) = (at + 1, line.trim());
        if let Some(heading) = line.strip_prefix("## ") {
            heading.trim().clone_into(&mut title);
            section = SECTIONS.iter().find(|(_, known)| *known == title).map(|(section, _)| *section);
        }
        if !line.starts_with('|') {
            seen = 0;
            continue;
        }
        seen += 1;
        let cells = cells(line);
        match (seen, section) {
            (1, _) => columns = cells.len(),
            (2, _) => {}
            (_, Some(section)) => {
                ensure!(
                    cells.len() == columns,
                    "line {number}: the row has {} cells, and its table {columns}; write `\\|` for a bar within a text",
                    cells.len()
                );
                rows.push(Row { line: number, section, cells });
            }
            (_, None) if title == FREE => {}
            (_, None) if title.is_empty() => bail!(
                "line {number}: this table has no heading, so it would not be read; move it under the heading of its part, or under `{FREE}`"
            ),
            (_, None) => bail!(
                "line {number}: `{title}` is not a part of the minutes, so this table would not be read; move it under the heading `{FREE}`"
            ),
        }
    }
    Ok(rows)
}

/// The cells of a row; within one a bar stands behind a backslash.
fn cells(line: &str) -> Vec<String> {
    let inner = line.trim_start_matches('|');
    let mut cells = vec![String::new()];
    let mut characters = inner.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, characters.peek()) {
            ('\\', Some('|')) => {
                characters.next();
                push(&mut cells, '|');
            }
            ('|', None) => break,
            ('|', Some(_)) => cells.push(String::new()),
            (other, _) => push(&mut cells, other),
        }
    }
    let plain = |cell: &String| cell.trim().trim_matches('`').trim().to_owned();
    cells.iter().map(plain).collect()
}

fn push(cells: &mut [String], character: char) {
    if let Some(cell) = cells.last_mut() {
        cell.push(character);
    }
}

impl Review {
    /// The same with what the minutes of a file say; what a flag says counts more.
    pub(super) fn with_minutes(&self, common: &Common, path: &Path) -> anyhow::Result<Self> {
        let shown = path.display();
        let file = common.base()?.join(path);
        let about = fs::metadata(&file).with_context(|| format!("`{shown}` cannot be read"))?;
        ensure!(about.is_file(), "`{shown}` is not a file; name the minutes with `--from`");
        ensure!(about.len() <= BYTES_MOST, "`{shown}` is larger than 1 MiB, too large for minutes");
        let text = fs::read_to_string(&file).with_context(|| format!("`{shown}` cannot be read"))?;
        self.filled(&text).with_context(|| format!("`{shown}`"))
    }

    fn filled(&self, text: &str) -> anyhow::Result<Self> {
        let rows = rows(text)?;
        ensure!(
            rows.iter().any(|row| row.section == Section::Meeting),
            "no table under the heading `Meeting`: `partner agenda --minutes` prints minutes to fill in"
        );
        let mut filled = Self::default();
        for row in &rows {
            filled.take(row).with_context(|| format!("line {}", row.line))?;
        }
        ensure!(
            filled.held.or(self.held).is_some(),
            "no date of the meeting: write it next to `held`, or give `--held 2026-07-01`"
        );
        Ok(self.over(filled))
    }

    /// What the flags say, over what the minutes say.
    fn over(&self, mut minutes: Self) -> Self {
        minutes.path.clone_from(&self.path);
        minutes.from.clone_from(&self.from);
        minutes.kind = self.kind.or(minutes.kind);
        minutes.held = self.held.or(minutes.held);
        minutes.period = self.period.or(minutes.period);
        minutes.outcome = self.outcome.or(minutes.outcome);
        for (all, flags) in [
            (&mut minutes.attended, &self.attended),
            (&mut minutes.reading, &self.reading),
            (&mut minutes.score, &self.score),
            (&mut minutes.improve, &self.improve),
            (&mut minutes.indicator, &self.indicator),
            (&mut minutes.symptom, &self.symptom),
            (&mut minutes.agenda, &self.agenda),
            (&mut minutes.done, &self.done),
            (&mut minutes.dropped, &self.dropped),
            (&mut minutes.due, &self.due),
            (&mut minutes.action, &self.action),
            (&mut minutes.shortfall, &self.shortfall),
            (&mut minutes.retired, &self.retired),
            (&mut minutes.opportunity, &self.opportunity),
        ] {
            all.extend(flags.iter().cloned());
        }
        minutes
    }

    fn take(&mut self, row: &Row) -> anyhow::Result<()> {
        match row.section {
            Section::Stopped => self.retired.extend(said(row)),
            Section::Opportunities => self.opportunity.extend(said(row)),
            Section::Symptoms => {
                for id in said(row).iter().flat_map(|text| text.split(',')).map(str::trim) {
                    ensure_is::<Id>(id)?;
                    self.symptom.push(id.to_owned());
                }
            }
            Section::NewActions => self.take_action(row)?,
            Section::PreMortem => self.risks.extend(Feared::of(&row.cells)?),
            _ => {
                if let Some((key, value)) = row.entry() {
                    self.take_entry(row.section, key, value)?;
                }
            }
        }
        Ok(())
    }

    fn take_entry(&mut self, section: Section, key: &str, value: &str) -> anyhow::Result<()> {
        match section {
            Section::Meeting => match key {
                "kind" => self.kind = Some(read::<ReviewKind>(value)?),
                "held" => self.held = Some(read::<Date>(value)?),
                "period" => self.period = Some(read::<Period>(value)?),
                other => bail!("`{other}` is none of `kind`, `held` and `period`"),
            },
            Section::Attended => {
                people(value).map_err(|problem| anyhow!("`{value}`: {problem}"))?;
                self.attended.push(format!("{key}={value}"));
            }
            Section::Actions => match value.split_once(' ') {
                None if value == "done" => self.done.push(key.to_owned()),
                None if value == "dropped" => self.dropped.push(key.to_owned()),
                Some(("done", day)) => self.done.push(format!("{key}={}", read::<Date>(day.trim())?)),
                Some(("dropped", day)) => self.dropped.push(format!("{key}={}", read::<Date>(day.trim())?)),
                _ => {
                    let day = read::<Date>(value)
                        .context("write `done`, `dropped`, either with a date, or a new date")?;
                    self.due.push(format!("{key}={day}"));
                }
            },
            Section::Figures => {
                ensure_is::<Quantity>(value)?;
                self.reading.push(format!("{key}={value}"));
            }
            Section::Indicators => {
                let is_count = Count::parse(value).is_ok();
                ensure!(
                    is_count || Quantity::parse(value).is_ok(),
                    "`{value}` is not a figure; write one such as `12`, `95%` or `40000 EUR`"
                );
                self.indicator.push(format!("{key}={value}"));
            }
            Section::Scorecard => {
                ensure_is::<Score>(value)?;
                self.score.push(format!("{key}={value}"));
            }
            Section::Topics => match value.to_lowercase().as_str() {
                "yes" | "y" | "x" => self.agenda.push(key.to_owned()),
                "no" | "n" => {}
                _ => bail!("`{value}` next to `{key}` is neither yes nor no"),
            },
            Section::Symptoms
            | Section::Stopped
            | Section::Opportunities
            | Section::NewActions
            | Section::PreMortem => {}
        }
        Ok(())
    }

    fn take_action(&mut self, row: &Row) -> anyhow::Result<()> {
        let [party, owner, due, what] = row.cells.as_slice() else {
            bail!("a new action has a party, an owner, a date and what is done");
        };
        if row.cells.iter().all(String::is_empty) {
            return Ok(());
        }
        for (name, cell) in [("party", party), ("owner", owner), ("date", due), ("text", what)] {
            ensure!(is_said(cell).is_ok(), "the new action has no {name}");
        }
        ensure!(!party.contains(':') && !owner.contains(':'), "write party and owner without a colon");
        let due = read::<Date>(due)?;
        self.action.push(format!("{party}:{owner}:{due}:{what}"));
        Ok(())
    }
}

/// What was written into a row of one column.
fn said(row: &Row) -> Option<String> {
    row.cells.first().filter(|cell| !cell.is_empty()).cloned()
}

fn read<T: Scalar>(text: &str) -> anyhow::Result<T> {
    scalar::<T>(text).map_err(|problem| anyhow!("`{text}`: {problem}"))
}

fn ensure_is<T: Scalar>(text: &str) -> anyhow::Result<()> {
    read::<T>(text).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_its_cells_and_a_bar_behind_a_backslash_ends_none() {
        assert_eq!(cells("| `a` | b |  |"), ["a", "b", ""]);
        assert_eq!(cells("|a|b|c"), ["a", "b", "c"]);
        assert_eq!(cells(r"| `x` | one \| two |"), ["x", "one | two"]);
        assert_eq!(cells("||"), [""]);
    }

    #[test]
    fn rows_belong_to_the_heading_above_and_tables_elsewhere_are_refused() {
        let text =
            "# M\n\n## Attended\n| id | people |\n|---|---|\n| a | Ann |\n\n## Notes\n| x |\n|---|\n| y |\n";
        let read = rows(text).unwrap();
        assert_eq!(
            read,
            [Row { line: 6, section: Section::Attended, cells: vec!["a".into(), "Ann".into()] }]
        );
        let elsewhere = rows("## Plans\n| x |\n|---|\n| y |\n").unwrap_err().to_string();
        assert!(elsewhere.starts_with("line 4: `Plans` is not a part of the minutes"), "{elsewhere}");
        let short = rows("## Attended\n| id | people |\n|---|---|\n| a |\n").unwrap_err().to_string();
        assert!(short.starts_with("line 4: the row has 1 cells, and its table 2"), "{short}");
    }
}

//! A spreadsheet that came back: what it says of itself, and its answers cell by cell.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, anyhow, ensure};

use super::begin::is_of_partnerships;
use super::shown;
use crate::agenda::OPEN;
use crate::cli::health::gathered::Response;
use crate::cli::health::said_of;
use crate::config::Instrument;
use crate::document::records::health::HealthQuestion;
use crate::document::scalar::{Period, Scalar as _, Score};
use crate::new::health::NewAnswer;
use crate::render::page::meant;
use crate::repository::{Grid, grids, most_bytes};
use crate::view::questionnaire::{
    ABOUT, FILLED_IN_BY, HEALTH, Heading, LIST_COLUMN, health_question, in_words,
};
use crate::yaml::YamlPath;

/// What somebody has sent.
pub(super) struct Sent {
    /// The file, as it was named.
    pub(super) file: String,
    /// What it says of itself.
    pub(super) heading: Heading,
    /// Its rows with a key, answered or not.
    pub(super) rows: Vec<Given>,
    health: Option<Response>,
}

/// A row of a file.
pub(super) struct Given {
    /// Of which file and cell the answer is: `kestrel.xlsx, signing!G7`.
    pub(super) cell: String,
    /// Where the answer belongs, as written.
    pub(super) key: String,
    /// The answer; empty where there is none.
    pub(super) answer: String,
}

/// The tables of a file.
pub(super) struct Tables {
    /// The file, as it was named.
    pub(super) file: String,
    grids: Vec<Grid>,
}

impl Tables {
    /// Reads a file.
    ///
    /// # Errors
    /// A file that cannot be read, with what to do.
    pub(super) fn read(base: &Path, path: &Path) -> anyhow::Result<Self> {
        let file = shown(path);
        let mut bytes = Vec::new();
        File::open(base.join(path))
            .and_then(|opened| opened.take(most_bytes()).read_to_end(&mut bytes))
            .with_context(|| format!("`{file}` cannot be read"))?;
        let grids = grids(path, &bytes).map_err(|error| anyhow!("`{file}`: {error}"))?;
        Ok(Self { file, grids })
    }

    /// Those with a row a partnership, each with the file.
    pub(super) fn of_partnerships(&self) -> impl Iterator<Item = (String, Grid)> {
        let grids = self.grids.iter().filter(|grid| is_of_partnerships(grid));
        grids.map(|grid| (self.file.clone(), grid.clone()))
    }
}

impl Sent {
    /// What the tables of a file say.
    ///
    /// # Errors
    /// A file that is no questionnaire, with what to do.
    pub(super) fn of(tables: Tables, asked: &Instrument) -> anyhow::Result<Self> {
        let Tables { file, grids } = tables;
        let rows: Vec<Row> = grids.iter().flat_map(rows_of).collect();
        let about = |key: &str| {
            rows.iter()
                .find(|row| row.list == ABOUT && row.given.key == key)
                .map(|row| row.given.answer.as_str())
        };
        let heading = Heading::read(about).ok_or_else(|| {
            anyhow!(
                "`{file}` does not say which charter it is about (list `about`, keys `charter`, `partnership`, `party`, `scope`, `version`); is it a file of `partner questionnaire`? A list of partnerships has the columns `name`, `party 1` and `party 2`"
            )
        })?;
        let health = health(&file, &heading, asked, rows.iter().filter(|row| row.list == HEALTH))?;
        let is_charters = |row: &Row| row.list != ABOUT && row.list != HEALTH && !row.given.key.is_empty();
        let rows = rows.into_iter().filter(is_charters);
        let rows = rows.map(|Row { given, .. }| Given { cell: format!("{file}, {}", given.cell), ..given });
        Ok(Self { heading, rows: rows.collect(), health, file })
    }

    /// The places that the file asks about.
    pub(super) fn asked(&self) -> Vec<YamlPath> {
        self.rows.iter().map(|row| YamlPath::from(row.key.as_str())).collect()
    }

    /// Whether anybody has filled in a cell.
    pub(super) fn is_answered(&self) -> bool {
        self.health.is_some() || self.rows.iter().any(|row| !matches!(row.answer.trim(), "" | OPEN))
    }

    /// What was answered to the health check, if anything was.
    pub(super) fn health_answers(&self) -> Option<Response> {
        self.health.clone()
    }
}

/// A row with the list that it belongs to.
struct Row {
    list: String,
    given: Given,
}

/// The rows of a table that has the columns of a questionnaire; of any other there are none.
fn rows_of(grid: &Grid) -> Vec<Row> {
    let (Some(key), Some(answer)) = (grid.column("key"), grid.column("answer")) else { return Vec::new() };
    let list = grid.column(LIST_COLUMN);
    // Only in a file of text something has to be done against formulas.
    let text = |cell: &str| if grid.name.is_empty() { meant(cell).to_owned() } else { cell.to_owned() };
    let row = |row| {
        let cell = |column: Option<u32>| column.map(|at| text(crate::repository::GridRow::cell(row, at)));
        Row {
            list: cell(list).unwrap_or_else(|| grid.name.clone()).trim().to_owned(),
            given: Given {
                cell: grid.address(row, answer),
                key: text(row.cell(key)).trim().to_owned(),
                answer: text(row.cell(answer)),
            },
        }
    };
    grid.rows().iter().map(row).collect()
}

fn health<'r>(
    file: &str,
    heading: &Heading,
    asked: &Instrument,
    rows: impl Iterator<Item = &'r Row>,
) -> anyhow::Result<Option<Response>> {
    let mut answer = NewAnswer { scores: vec![None; HealthQuestion::ALL.len()], ..NewAnswer::default() };
    let rows: Vec<&Row> = rows.collect();
    let is_agreed = rows.iter().any(|row| row.given.key == FILLED_IN_BY);
    let mut by: Vec<String> = Vec::new();
    for Row { given, .. } in rows {
        let said = given.answer.trim();
        if said.is_empty() || given.key.is_empty() {
            continue;
        }
        if let Some(what) = in_words(&given.key) {
            answer.words.push((what, said.to_owned()));
            continue;
        }
        if given.key == FILLED_IN_BY {
            let people = said.split([',', ';', '\n']).map(str::trim).filter(|it| !it.is_empty());
            by = people.map(str::to_owned).collect();
            continue;
        }
        let wrong = |problem: String| anyhow!("`{file}`, {}: {problem}; nothing was written", given.cell);
        let id = given.key.strip_prefix(HEALTH).and_then(|it| it.strip_prefix('.')).unwrap_or_default();
        if let Some(item) = asked.item(id) {
            let said = said_of(said, item).map_err(&wrong)?;
            answer.described.push((item.id.clone(), said));
            continue;
        }
        let question = health_question(&given.key)
            .ok_or_else(|| wrong(format!("the health check has no question `{}`", given.key)))?;
        let score = Score::parse(said).map_err(|it| wrong(format!("{}; {}", it.message, it.help)))?;
        let nth = HealthQuestion::ALL.iter().position(|it| *it == question);
        if let Some(place) = nth.and_then(|nth| answer.scores.get_mut(nth)) {
            *place = Some(score.value());
        }
    }
    answer.described.sort();
    answer.words.sort();
    if answer.words.is_empty() && answer.is_empty() {
        return Ok(None);
    }
    ensure!(
        !answer.is_empty(),
        "`{file}`, sheet `{HEALTH}`: words alone say nothing about health; score one question; nothing was written"
    );
    let period = Period::parse(&heading.period)
        .map_err(|it| anyhow!("`{file}`, sheet `about`, period: {}; {}", it.message, it.help))?;
    let agreed = is_agreed.then_some(by);
    Ok(Some(Response { side: heading.party.clone(), period, answer, agreed }))
}

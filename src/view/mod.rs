//! What a command answers, before it is printed: one file or folder a command, each answer in three forms.
//!
//! [`Page`] is what people read, on a terminal or as Markdown; [`Table`] is what a spreadsheet takes; the third is for
//! programs. How any of them is written out is the business of `render/`.

pub mod candidates;
mod commitment;
pub mod deals;
mod feed;
mod gantt;
pub mod gates;
mod head;
pub mod health;
mod page;
mod place;
pub mod portfolio;
pub mod readiness;
pub mod score;
mod timeline;
pub mod tradeoffs;
pub mod value;

pub use feed::{Feed, FeedEntry};
pub use gantt::{Gantt, GanttLook, GanttSection, GanttTask};
pub use page::{Align, Block, Cell, Column, Page, Piece, Table, Text, Tone};
pub use timeline::{Mark, Timeline, TimelineLine};

use serde::Serialize;

use crate::document::charter::Charter;
use crate::partnership::Partnership;
use crate::survey::Survey;

/// What a command answers.
pub trait Answer {
    /// For people.
    fn page(&self) -> Page;

    /// For a spreadsheet: one table over all partnerships.
    fn sheet(&self) -> Table;

    /// For programs: one JSON object.
    ///
    /// # Errors
    /// None in practice: everything in it can be written as JSON.
    fn json(&self) -> serde_json::Result<String>;
}

/// The JSON object of a command that answers for each partnership.
#[derive(Serialize)]
struct Root<T> {
    version: u32,
    command: &'static str,
    as_of: String,
    /// What was found and is not read.
    left_out: LeftOut,
    partnerships: Vec<T>,
}

/// How many charters and records there are and are not read.
#[derive(Serialize)]
struct LeftOut {
    charters: usize,
    records: usize,
}

/// Writes the answers for each partnership as one JSON object.
fn json_of<T: Serialize>(
    command: &'static str,
    survey: &Survey<'_>,
    partnerships: Vec<T>,
) -> serde_json::Result<String> {
    let left_out = survey.left_out.total();
    let left_out = LeftOut { charters: left_out.charters, records: left_out.records };
    let root = Root { version: 1, command, as_of: survey.as_of.to_string(), left_out, partnerships };
    Ok(serde_json::to_string_pretty(&root)? + "\n")
}

/// `Embedded lending (lending/charter.yaml, stage launch)`.
fn title_of(partnership: &Partnership) -> Text {
    let stage = partnership.charter.value.stage.get();
    let stage = stage.map(|stage| format!(", stage {stage}")).unwrap_or_default();
    let rest = format!(" ({}{stage})", partnership.charter.source.path);
    Text::default().name(partnership.name()).and(rest)
}

/// The names of the parties, in the order of the charter.
fn party_names(charter: &Charter) -> Vec<&str> {
    charter.party_ids().into_iter().map(|party| charter.party_name(party)).collect()
}

/// Says which sections of a charter and which of its records could not be read, where there are any.
fn unread(page: &mut Page, partnership: &Partnership) {
    let records = partnership.records.unread.iter().map(|record| &record.path);
    let sections: Vec<String> =
        partnership.charter.unread.iter().chain(records).map(|it| format!("`{it}`")).collect();
    if !sections.is_empty() {
        page.say(format!(
            "Cannot be read: {}. What rests on that is not known and is left out here; `partner check` tells more.",
            sections.join(", ")
        ));
    }
}

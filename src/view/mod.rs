//! What a command answers, before it is printed: one file or folder a command, each answer in three forms.
//!
//! [`Page`] is what people read, on a terminal or as Markdown; [`Table`] is what a spreadsheet takes; the third is for
//! programs. How any of them is written out is the business of `render/`.

pub mod agenda;
pub mod answer;
pub mod candidates;
pub mod check;
mod checklist;
mod commitment;
pub mod config;
mod data;
pub mod deals;
pub mod diagnose;
pub mod diff;
mod equity;
pub mod explain;
pub mod export;
mod feed;
mod gantt;
pub mod gates;
mod head;
pub mod health;
pub mod history;
mod kinds;
mod lines;
mod markdown;
mod page;
mod place;
pub mod plan;
pub mod portfolio;
mod question;
pub mod questionnaire;
pub mod readiness;
pub mod report;
pub mod score;
mod thinning;
mod timeline;
pub mod tones;
pub mod tradeoffs;
mod unread;
pub mod value;
mod veto;
pub mod workbook;

pub use data::{Data, ForEachParty, Partnerships};
pub use feed::{Attendee, Feed, FeedEntry, FeedWait};
pub use gantt::{GanttLook, GanttSection, GanttTask};
pub use lines::Line;
pub use page::{Align, Block, Cell, Column, Page, Piece, Table, Text, Tone};
pub use timeline::{Mark, Timeline, TimelineLine};
pub use unread::{Unseen, unseen};

use unread::unread;

use crate::document::charter::Charter;
use crate::partnership::Partnership;

/// What a command answers.
pub trait Answer {
    /// For people.
    fn page(&self) -> Page;

    /// For a spreadsheet: one table over all partnerships.
    fn sheet(&self) -> Table;

    /// For programs.
    fn data(&self) -> Data<'_>;

    /// How to see less, where the page is longer than the terminal.
    fn shorter(&self) -> &'static str {
        SHORTER
    }
}

/// How to see less of any page.
pub const SHORTER: &str = "`| less` shows it screen by screen";

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

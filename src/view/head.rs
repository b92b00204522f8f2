//! What every answer says first of a partnership, for programs.

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::charter::stage::Stage;
use crate::partnership::{LeftOut, Partnership, UnreadFile};

/// Which partnership it is. It is flattened into what a command says of it.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Head<'a> {
    /// The id of the partnership.
    id: &'a str,
    /// What people call it.
    name: &'a str,
    /// The file, from where the run starts.
    path: &'a str,
    /// The stage that it is judged at; null where the charter cannot be read.
    stage: Option<Stage>,
    /// What of the charter cannot be read: what it says there is unknown, not absent.
    unread: &'a [String],
    /// Files and folders that may hold records of the partnership and could not be read.
    unread_records: Vec<&'a str>,
}

impl<'a> Head<'a> {
    pub(super) fn of(partnership: &'a Partnership) -> Self {
        Self::at(partnership, partnership.charter.value.stage.get().copied())
    }

    /// The same, judged at a stage of its own.
    pub(super) fn at(partnership: &'a Partnership, stage: Option<Stage>) -> Self {
        Self {
            id: &partnership.id,
            name: partnership.name(),
            path: &partnership.charter.source.path,
            stage,
            unread: &partnership.charter.unread,
            unread_records: partnership.records.unread.iter().map(|it| it.path.as_str()).collect(),
        }
    }
}

/// How many charters and records were found and are not read.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct LeftOutCounts {
    /// Charters.
    charters: usize,
    /// Records.
    records: usize,
}

impl LeftOutCounts {
    pub(super) fn of(left_out: &LeftOut) -> Self {
        let total = left_out.total();
        Self { charters: total.charters, records: total.records }
    }
}

/// What is in no part of an answer. It is flattened into what a command answers.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct NotRead {
    /// What was found and is not read.
    left_out: LeftOutCounts,
    /// Charters that cannot be read, and files that belong to no charter that can be, by path: nothing of what they say is in
    /// the answer.
    unread_files: Vec<FileUnread>,
}

/// A file that cannot be read.
#[derive(Debug, Serialize, JsonSchema)]
struct FileUnread {
    /// The file, from where the run starts.
    path: String,
    /// What is wrong with it.
    reason: String,
}

impl NotRead {
    pub(super) fn of(left_out: &LeftOut) -> Self {
        let file = |file: &UnreadFile| FileUnread { path: file.path.clone(), reason: file.reason.clone() };
        Self {
            left_out: LeftOutCounts::of(left_out),
            unread_files: left_out.unread.iter().map(file).collect(),
        }
    }

    /// The same where some files are read after all.
    pub(super) fn but(mut self, read: &[&str]) -> Self {
        self.unread_files.retain(|file| !read.contains(&file.path.as_str()));
        self
    }
}

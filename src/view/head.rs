//! What every answer says first of a partnership, for programs.

use serde::Serialize;

use crate::partnership::Partnership;

/// Which partnership it is. It is flattened into what a command says of it.
#[derive(Serialize)]
pub(super) struct Head<'a> {
    id: &'a str,
    name: &'a str,
    path: &'a str,
    stage: Option<&'static str>,
    /// The sections of the charter that could not be read: what they say is unknown, not absent.
    unread: &'a [String],
    /// Files and folders that may hold records of the partnership and could not be read.
    unread_records: Vec<&'a str>,
}

impl<'a> Head<'a> {
    pub(super) fn of(partnership: &'a Partnership) -> Self {
        Self {
            id: &partnership.id,
            name: partnership.name(),
            path: &partnership.charter.source.path,
            stage: partnership.charter.value.stage.get().map(|stage| stage.as_str()),
            unread: &partnership.charter.unread,
            unread_records: partnership.records.unread.iter().map(|it| it.path.as_str()).collect(),
        }
    }
}

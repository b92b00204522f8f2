//! One partnership: its charter, its records, and the files they point at.

use std::collections::BTreeMap;

use crate::document::charter::Charter;
use crate::document::records::decision::Decision;
use crate::document::{Document, Source};

/// A partnership as it was found.
#[derive(Debug, Clone)]
pub struct Partnership {
    /// Its id: the charter's `id`, else the name of the folder or the stem of the file.
    pub id: String,
    /// What was agreed.
    pub charter: Document<Charter>,
    /// Votes at gates, in the order of their files' paths.
    pub decisions: Vec<Document<Decision>>,
    /// Records of kinds that are not judged yet: only their headers were looked at.
    pub unread_records: Vec<Document<()>>,
    /// The files that answers name as evidence, by the path as written.
    pub attachments: BTreeMap<String, Attachment>,
}

/// Whether a file that the charter points at is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attachment {
    /// It is there.
    Found,
    /// It is not.
    Missing,
    /// The path leads out of the repository.
    Outside,
    /// It could not be looked for: the charter came from standard input.
    Unchecked,
}

impl Partnership {
    /// How many records belong to it.
    #[must_use]
    pub fn records(&self) -> usize {
        self.decisions.len() + self.unread_records.len()
    }

    /// What a file of the partnership is called, wherever the program runs: `charter`, or the record's path from the
    /// charter's folder.
    #[must_use]
    pub fn document_name(&self, source: &Source) -> String {
        let charter = &self.charter.source.path;
        if *charter == source.path {
            return "charter".to_owned();
        }
        let folder = charter.rfind('/').map_or("", |at| &charter[..=at]);
        source.path.strip_prefix(folder).unwrap_or(&source.path).to_owned()
    }

    /// The name for people: the charter's, else the id.
    #[must_use]
    pub fn name(&self) -> &str {
        self.charter.value.name.get().map_or(self.id.as_str(), |name| name.as_str())
    }
}

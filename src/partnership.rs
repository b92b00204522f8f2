//! One partnership: its charter, its records, and the files they point at.

mod left_out;
mod moved;
mod past;

pub use left_out::{Count, LeftOut, Reason, UnreadFile};
pub use moved::{Traits, known_again};
pub use past::{Author, Authorship, Base, BaseCharter, Past, Requested};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::records::acknowledgement::Acknowledgement;
use crate::document::records::candidates::Candidates;
use crate::document::records::change::ChangeRequest;
use crate::document::records::deals::{Deals, ImportedDeal};
use crate::document::records::decision::Decision;
use crate::document::records::health::Health;
use crate::document::records::review::Review;
use crate::document::{Document, Ids, Problem, Source};

/// A partnership as it was found.
#[derive(Debug, Clone)]
pub struct Partnership {
    /// Its id: the charter's `id`, else the name of the folder or the stem of the file.
    pub id: String,
    /// What was agreed.
    pub charter: Document<Charter>,
    /// What happened.
    pub records: Records,
    /// The files that the charter names as evidence, by the path as written.
    pub attachments: BTreeMap<String, Attachment>,
    /// What stands in the files that are quoted, as far as they were found, by the path as written.
    pub quoted: BTreeMap<String, QuotedFile>,
    /// What git tells of its past, as far as it was asked.
    pub past: Past,
}

/// A file that the charter quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuotedFile {
    /// Its text.
    Text(String),
    /// It is no plain text in UTF-8: a PDF, a word processor's file, a scan.
    NotText,
    /// It is larger than what is read, which is so many MiB.
    TooLarge(u64),
    /// It is a pointer of Git LFS: the file itself was not fetched.
    LfsPointer,
    /// The system does not let it be read.
    Unreadable,
}

/// What happened, by kind. Each kind is in the order of the days that its records speak of, then of their files' paths;
/// deals and candidates in the order of the paths alone.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// Votes at gates.
    pub decisions: Vec<Document<Decision>>,
    /// Reviews.
    pub reviews: Vec<Document<Review>>,
    /// Health checks.
    pub health: Vec<Document<Health>>,
    /// Change requests.
    pub changes: Vec<Document<ChangeRequest>>,
    /// Registered deals.
    pub deals: Vec<DealRegister>,
    /// Possible partners.
    pub candidates: Vec<Document<Candidates>>,
    /// What each side has acknowledged.
    pub acknowledgements: Vec<Document<Acknowledgement>>,
    /// What lies in the partnership's folder and could not be read as a record.
    pub unread: Vec<UnreadRecord>,
    /// The ids of the charter by which they were read.
    pub ids: Ids,
}

/// A file or folder that may hold a record, and could not be read as one: what it says is unknown, not absent.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnreadRecord {
    /// Its path as shown.
    pub path: String,
    /// The kind of record that it can only be; `None` for any.
    pub kind: Option<DocumentKind>,
}

/// A deals record with the deals of the file that it names.
#[derive(Debug, Clone)]
pub struct DealRegister {
    /// The record.
    pub record: Document<Deals>,
    /// The deals of its file, in the order of the lines.
    pub imported: Vec<ImportedDeal>,
}

impl Records {
    /// What could not be read and may be a record of this kind.
    pub fn unread_of(&self, kind: DocumentKind) -> impl Iterator<Item = &UnreadRecord> {
        self.unread.iter().filter(move |it| it.kind.is_none_or(|of| of == kind))
    }

    /// Whether every record of this kind was found and read as what it is, as far as anybody can tell.
    #[must_use]
    pub fn is_whole(&self, kind: DocumentKind) -> bool {
        self.unread_of(kind).next().is_none()
    }

    /// Every record's file with what is wrong with it as a document.
    pub fn documents(&self) -> impl Iterator<Item = (&Arc<Source>, &[Problem])> {
        parts(&self.decisions)
            .chain(parts(&self.reviews))
            .chain(parts(&self.health))
            .chain(parts(&self.changes))
            .chain(self.deals.iter().map(|deals| (&deals.record.source, deals.record.problems.as_slice())))
            .chain(parts(&self.candidates))
            .chain(parts(&self.acknowledgements))
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.documents().count()
    }
}

fn parts<T>(documents: &[Document<T>]) -> impl Iterator<Item = (&Arc<Source>, &[Problem])> {
    documents.iter().map(|document| (&document.source, document.problems.as_slice()))
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
    /// A sparse checkout does not have it on the disk.
    NotCheckedOut,
    /// It could not be looked for: the charter came from standard input.
    Unchecked,
}

impl Partnership {
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

    /// Its files: the charter, then the records.
    #[must_use]
    pub fn sources(&self) -> Vec<&Arc<Source>> {
        std::iter::once(&self.charter.source)
            .chain(self.records.documents().map(|(source, _)| source))
            .collect()
    }

    /// The name for people: the charter's, else the id.
    #[must_use]
    pub fn name(&self) -> &str {
        self.charter.value.name.get().map_or(self.id.as_str(), |name| name.as_str())
    }
}

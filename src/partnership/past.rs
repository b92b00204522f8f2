//! What git tells of a partnership's past, as far as it was asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::charter::Charter;
use crate::document::{Document, Source};

/// What is known of a partnership's past. Nothing is known of what was not asked for.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// The charter at a revision that it is compared with.
    pub base: Option<Base>,
    /// What history tells of each approved change request, by the path of its file as shown.
    pub requests: Option<BTreeMap<String, Requested>>,
    /// Who recorded what, by the path of the record's file as shown.
    pub authors: Option<BTreeMap<String, Authorship>>,
}

/// The charter where the current commit left a revision.
#[derive(Debug, Clone)]
pub struct Base {
    /// The revision as it was named.
    pub revision: String,
    /// What was there.
    pub charter: BaseCharter,
    /// Records that differ from what they were, by their path as shown; `None` for one that was not there.
    pub records: BTreeMap<String, Option<Arc<Source>>>,
}

impl Base {
    /// A document as it was: its own text where it is the same. `None` where it was not there, or cannot be read as it was.
    #[must_use]
    pub fn source<'a>(&'a self, now: &'a Arc<Source>, is_charter: bool) -> Option<&'a Arc<Source>> {
        match (&self.charter, is_charter) {
            (BaseCharter::Same, true) => Some(now),
            (BaseCharter::Other(then), true) => Some(&then.source),
            (BaseCharter::New | BaseCharter::Unreadable(_), true) => None,
            (_, false) => self.records.get(&now.path).map_or(Some(now), Option::as_ref),
        }
    }
}

/// What was there in place of a charter.
#[derive(Debug, Clone)]
pub enum BaseCharter {
    /// Nothing: the charter is new.
    New,
    /// The same file.
    Same,
    /// Another text.
    Other(Arc<Document<Charter>>),
    /// Something that cannot be read as a charter, and why.
    Unreadable(String),
}

/// What history tells of a change request; `None` where it does not tell.
#[derive(Debug, Clone, Default)]
pub struct Requested {
    /// The charter before the request was first recorded.
    pub before_record: Option<Arc<Document<Charter>>>,
    /// The charter before the day that the request names: edits are often committed before the request is.
    pub before_day: Option<Arc<Document<Charter>>>,
    /// The charter before the approval was recorded, of a request that was approved already at the revision that is
    /// compared with.
    pub before_approval: Option<Arc<Document<Charter>>>,
}

/// Who recorded a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Authorship {
    /// The author of each line, from the first one on; `None` for a line that is not committed.
    Lines(Vec<Option<Author>>),
    /// Nobody can tell, and why: "the file is not committed".
    Unknown(String),
}

/// The author of a commit, as git has it after its mailmap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The name.
    pub name: String,
    /// The email address.
    pub email: String,
    /// The commit's object id.
    pub commit: String,
    /// The addresses of those whom the commit names as its co-authors.
    pub co_authors: Vec<String>,
    /// Whether the commit is older than the revision from which on authors are compared.
    pub is_earlier: bool,
}

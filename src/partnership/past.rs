//! What git tells of a partnership's past, as far as it was asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::Document;
use crate::document::charter::Charter;

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
}

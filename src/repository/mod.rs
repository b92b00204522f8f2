//! Which files there are, and which record belongs to which charter.

mod assemble;
mod attachments;
mod calendar_history;
mod changed;
mod charter_id;
mod charter_versions;
mod chronicle;
mod commit_tree;
mod csv_text;
mod deal_cells;
mod deal_import;
mod discover;
mod document_file;
mod excluded;
mod file_name;
mod git;
mod header_correction;
mod history;
mod load;
mod loading;
mod markdown_tables;
mod nearly;
mod outline;
mod owners;
mod part;
mod queue;
mod reading;
mod revision;
mod shelf;
mod sniff;
mod sorted;
mod spreadsheet;
mod surroundings;
mod walk;

pub use assemble::Unread;
pub use calendar_history::CalendarHistory;
pub use changed::{Comparison, ComparisonError};
pub use charter_versions::charter_versions;
pub use chronicle::{Chronicle, Left};
pub use discover::{Roots, SearchError, folder_around};
pub use excluded::Excluded;
pub use git::{Commit, FileChange, Git, GitError, Kept, Log, Touch, Walked, Way};
pub use history::{FileThen, Gone, History, Recall, charter_of_text};
pub use loading::{Loading, Needs, Reach};
pub use outline::{Changed, Look};
pub use queue::{Queue, QueueError};
pub use revision::Revision;
pub use shelf::{Shelf, Typed};
pub use spreadsheet::{Grid, GridRow, SpreadsheetError, grids, most_bytes};

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::header::{DocumentKind, Header};
use crate::document::records::candidates::Candidates;
use crate::document::{Document, Problem, Source};
use crate::partnership::{LeftOut, Partnership};

/// Everything that was found under the named paths.
#[derive(Debug, Default)]
pub struct Repository {
    /// The partnerships, by the path of their charter.
    pub partnerships: Vec<Partnership>,
    /// Files with problems that belong to no partnership, by path.
    pub strays: Vec<Stray>,
    /// Of the strays the candidates records that name no partnership and have no charter beside or above them, by path: who looks for a
    /// partner has no charter yet. To whatever judges charters they are strays like any other.
    pub unattached: Vec<Document<Candidates>>,
    /// How many charters and records there are and are not read, by the reason.
    pub left_out: LeftOut,
    /// Which of the excluding patterns have fitted something, counted from 0.
    pub fitting: BTreeSet<usize>,
    /// How many of the strays were meant to be charters.
    charters_meant: usize,
}

/// A file that belongs to no partnership, and why.
#[derive(Debug)]
pub struct Stray {
    /// The file.
    pub source: Arc<Source>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// What to look at.
#[derive(Debug, Clone)]
pub enum Request {
    /// Files and folders, relative to the folder of [`Request::Paths::base`].
    Paths {
        /// The folder from which paths are read and shown.
        base: PathBuf,
        /// The named files and folders.
        paths: Vec<PathBuf>,
    },
    /// One charter as text, called `<stdin>`.
    Text(Vec<u8>),
}

/// Texts that stand in for what their files hold: not written yet, in an editor or in memory. By the path that
/// [`Source::file`] gives.
pub type Unsaved = BTreeMap<PathBuf, Vec<u8>>;

/// What a file is by its name and its first lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recognised {
    /// None of ours.
    Foreign,
    /// A document of this kind; `None` if it is meant to be one, and its header does not say which.
    Ours(Option<DocumentKind>),
}

/// Tells what a file is without reading it as YAML.
#[must_use]
pub fn recognise(file: &Path, text: &str) -> Recognised {
    match sniff::sniff(text) {
        sniff::Sniffed::Ours { header: Header::Known(kind), .. } => Recognised::Ours(Some(kind)),
        sniff::Sniffed::Ours { header: Header::Unknown { meant, .. }, .. } => Recognised::Ours(meant),
        sniff::Sniffed::Foreign => match nearly::look(text) {
            Some(nearly) if nearly.kind.is_some() || nearly.is_ours_anywhere => {
                Recognised::Ours(nearly.kind.or(nearly.meant))
            }
            _ if file_name::has_charter_name(file) => Recognised::Ours(None),
            _ => Recognised::Foreign,
        },
    }
}

/// Every file that something of a partnership was read from: its charter, its records, what they name as evidence or import.
pub fn files_of(partnership: &Partnership) -> impl Iterator<Item = PathBuf> + '_ {
    let own = partnership.sources().into_iter().filter_map(|source| Some(source.file()?.to_owned()));
    let imported = partnership.records.deals.iter().filter_map(deal_import::file);
    own.chain(attachments::files(partnership)).chain(imported)
}

impl Repository {
    /// Finds and decodes everything that the request names, in the usual way.
    ///
    /// # Errors
    /// As [`Loading::load`].
    pub fn load(request: &Request) -> Result<Self, SearchError> {
        Loading::default().load(request)
    }

    /// Every file that something was read from: charters, records, what they name as evidence or import, and files with problems.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        let of_partnerships = self.partnerships.iter().flat_map(files_of);
        let strays = self.strays.iter().map(|stray| &stray.source);
        let unattached = self.unattached.iter().map(|document| &document.source);
        let others = strays.chain(unattached).filter_map(|source| Some(source.file()?.to_owned()));
        of_partnerships.chain(others).collect()
    }
}

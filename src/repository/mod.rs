//! Which files there are, and which record belongs to which charter.

mod assemble;
mod attachments;
mod calendar_history;
mod changed;
mod deal_import;
mod discover;
mod document_file;
mod git;
mod header_mend;
mod history;
mod owners;
mod part;
mod rereading;
mod shelf;
mod sniff;

pub use calendar_history::CalendarHistory;
pub use changed::{Comparison, ComparisonError};
pub use discover::{Roots, SearchError, folder_around};
pub use git::{Change, Commit, Git, GitError, Kept, Log, Touch, Way};
pub use history::{FileThen, Gone, History, charter_of_text};
pub use rereading::Rereading;
pub use shelf::{Shelf, Typed};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::header::{DocumentKind, Header};
use crate::document::records::candidates::Candidates;
use crate::document::{Document, Problem, Source};
use crate::partnership::Partnership;
use crate::progress::Progress;

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
        sniff::Sniffed::Foreign if discover::has_charter_name(file) => Recognised::Ours(None),
        sniff::Sniffed::Foreign => Recognised::Foreign,
    }
}

impl Repository {
    /// Finds and decodes everything that the request names. A record brings its charter along, a charter its records.
    ///
    /// # Errors
    /// A named path that is missing or cannot be read, or no charter at all.
    pub fn load(request: &Request) -> Result<Self, SearchError> {
        Self::load_watched(request, &Progress::default())
    }

    /// The same, counting the files that are read.
    ///
    /// # Errors
    /// As [`Repository::load`].
    pub fn load_watched(request: &Request, progress: &Progress) -> Result<Self, SearchError> {
        Self::load_from(request, &Unsaved::default(), progress)
    }

    /// The same with the texts of some files as if they were written already.
    ///
    /// # Errors
    /// As [`Repository::load`].
    pub fn load_with(request: &Request, unsaved: &Unsaved) -> Result<Self, SearchError> {
        Self::load_from(request, unsaved, &Progress::default())
    }

    /// Decodes these files and nothing beside them: one partnership whose files are known is read again without a look at the
    /// others.
    ///
    /// # Errors
    /// A named file that is missing or cannot be looked at.
    pub fn load_only(base: &Path, files: &[PathBuf]) -> Result<Self, SearchError> {
        let roots = Roots::of(base, files)?;
        let read = document_file::read_all(
            &discover::named(&roots),
            &roots,
            &Unsaved::default(),
            &Progress::default(),
        );
        Ok(assemble::assemble(read, &roots))
    }

    fn load_from(request: &Request, unsaved: &Unsaved, progress: &Progress) -> Result<Self, SearchError> {
        match request {
            Request::Paths { base, paths } => Self::load_paths(base, paths, unsaved, progress),
            Request::Text(bytes) => Ok(assemble::from_text(bytes.clone())),
        }
    }

    /// The same for a question about possible partners, which needs no charter where there is a candidates record.
    ///
    /// # Errors
    /// A named path that is missing or cannot be read, or neither a charter nor a candidates record.
    pub fn load_with_candidates(request: &Request) -> Result<Self, SearchError> {
        match request {
            Request::Paths { base, paths } => {
                let (repository, roots) =
                    Self::read_paths(base, paths, &Unsaved::default(), &Progress::default())?;
                if repository.has_no_charter() && repository.unattached.is_empty() {
                    return Err(SearchError::NoCandidates { paths: roots.shown() });
                }
                Ok(repository)
            }
            Request::Text(bytes) => Ok(assemble::from_text(bytes.clone())),
        }
    }

    fn load_paths(
        base: &Path,
        paths: &[PathBuf],
        unsaved: &Unsaved,
        progress: &Progress,
    ) -> Result<Self, SearchError> {
        let (repository, roots) = Self::read_paths(base, paths, unsaved, progress)?;
        if repository.has_no_charter() {
            return Err(SearchError::NothingFound { paths: roots.shown(), records: repository.strays.len() });
        }
        Ok(repository)
    }

    fn read_paths(
        base: &Path,
        paths: &[PathBuf],
        unsaved: &Unsaved,
        progress: &Progress,
    ) -> Result<(Self, Roots), SearchError> {
        let roots = Roots::of(base, paths)?;
        let mut found = discover::files(&roots);
        // A file that is not written yet is found by nobody.
        found.files.extend(unsaved.keys().filter(|file| roots.top(file).is_some()).cloned());
        let files = document_file::read_all(&found, &roots, unsaved, progress);
        Ok((assemble::assemble(files, &roots), roots))
    }

    /// Every file that something was read from: charters, records, what they name as evidence or import, and files with problems.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        let of_partnerships = self.partnerships.iter().flat_map(|it| {
            let own = it.sources().into_iter().filter_map(|source| Some(source.file()?.to_owned()));
            own.chain(attachments::files(it)).chain(it.records.deals.iter().filter_map(deal_import::file))
        });
        let strays = self.strays.iter().map(|stray| &stray.source);
        let unattached = self.unattached.iter().map(|document| &document.source);
        let others = strays.chain(unattached).filter_map(|source| Some(source.file()?.to_owned()));
        of_partnerships.chain(others).collect()
    }

    /// Whether nothing was found that is a charter or was meant to be one.
    fn has_no_charter(&self) -> bool {
        self.partnerships.is_empty() && self.charters_meant == 0
    }
}

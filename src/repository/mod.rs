//! Which files there are, and which record belongs to which charter.

mod assemble;
mod attachments;
mod changed;
mod deal_import;
mod discover;
mod document_file;
mod git;
mod header_mend;
mod part;
mod sniff;

pub use changed::{Comparison, ComparisonError};
pub use discover::{Roots, SearchError};
pub use git::{Commit, Git, GitError};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::{Problem, Source};
use crate::partnership::Partnership;
use crate::progress::Progress;

/// Everything that was found under the named paths.
#[derive(Debug, Default)]
pub struct Repository {
    /// The partnerships, by the path of their charter.
    pub partnerships: Vec<Partnership>,
    /// Files with problems that belong to no partnership, by path.
    pub strays: Vec<Stray>,
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

    fn load_from(request: &Request, unsaved: &Unsaved, progress: &Progress) -> Result<Self, SearchError> {
        match request {
            Request::Paths { base, paths } => Self::load_paths(base, paths, unsaved, progress),
            Request::Text(bytes) => Ok(assemble::from_text(bytes.clone())),
        }
    }

    fn load_paths(
        base: &Path,
        paths: &[PathBuf],
        unsaved: &Unsaved,
        progress: &Progress,
    ) -> Result<Self, SearchError> {
        let roots = Roots::of(base, paths)?;
        let mut found = discover::files(&roots);
        // A file that is not written yet is found by nobody.
        found.files.extend(unsaved.keys().filter(|file| roots.top(file).is_some()).cloned());
        let files = document_file::read_all(&found, &roots, unsaved, progress);
        let repository = assemble::assemble(files, &roots);
        if repository.partnerships.is_empty() && repository.charters_meant == 0 {
            return Err(SearchError::NothingFound { paths: roots.shown(), records: repository.strays.len() });
        }
        Ok(repository)
    }
}

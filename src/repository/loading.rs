//! How a repository is loaded: what stands in for files, what is left out, and how far to look.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::assemble::{assemble, from_text};
use super::discover::{Roots, SearchError};
use super::document_file::read_all;
use super::excluded::Excluded;
use super::surroundings::Surroundings;
use super::{Repository, Request, Unsaved};
use crate::progress::Progress;

/// How to load. By default everything around what is named is read as it lies on the disk, and a charter must be there.
#[derive(Debug, Clone, Copy, Default)]
pub struct Loading<'a> {
    /// Texts that count as if they were written already.
    pub unsaved: Option<&'a Unsaved>,
    /// What is left out.
    pub excluded: Option<Excluded<'a>>,
    /// Texts that count as open besides `TBD` and its like.
    pub placeholders: Option<&'a Arc<BTreeSet<String>>>,
    /// Counts the files that are read.
    pub progress: Option<&'a Progress>,
    /// How far to look.
    pub reach: Reach,
    /// Without what there is nothing to say.
    pub needs: Needs,
}

/// How far to look for what belongs to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// In the repository around it.
    #[default]
    Around,
    /// Nowhere: what is named is all there is. One partnership whose files are known is read again without a look at the others.
    Named,
}

/// Without what a request has found nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Needs {
    /// A charter.
    #[default]
    Charter,
    /// A charter, or a candidates record: who looks for a partner has no charter yet.
    CharterOrCandidates,
}

impl Loading<'_> {
    /// Finds and decodes everything that the request names. A record brings its charter along, a charter its records.
    ///
    /// # Errors
    /// A named path that is missing or cannot be read, or nothing that there is something to say of.
    pub fn load(&self, request: &Request) -> Result<Repository, SearchError> {
        match request {
            Request::Paths { base, paths } => {
                let roots = Roots::of(base, paths)?;
                let mut surroundings = Surroundings::of(roots, self);
                let files = read_all(&surroundings, self);
                surroundings.look_behind_links(files.iter().map(|file| file.path.as_path()));
                let repository = assemble(files, &surroundings);
                self.ensure_found(&repository, repository.partnerships.len(), &surroundings)?;
                Ok(repository)
            }
            Request::Text(bytes) => Ok(from_text(bytes.clone(), &self.words(), false)),
        }
    }

    /// Texts that count as open besides `TBD` and its like; none unless given.
    pub(super) fn words(&self) -> Arc<BTreeSet<String>> {
        self.placeholders.cloned().unwrap_or_default()
    }

    /// Refuses a repository without what there is something to say of.
    pub(super) fn ensure_found(
        &self,
        repository: &Repository,
        partnerships: usize,
        surroundings: &Surroundings,
    ) -> Result<(), SearchError> {
        let is_found = self.reach == Reach::Named
            || partnerships + repository.charters_meant > 0
            || (self.needs == Needs::CharterOrCandidates && !repository.unattached.is_empty());
        if is_found {
            return Ok(());
        }
        let (paths, left_out) = (surroundings.roots.shown(), repository.left_out.total());
        Err(match self.needs {
            Needs::Charter => SearchError::NothingFound {
                paths,
                records: repository.strays.len(),
                left_out: left_out.charters,
            },
            Needs::CharterOrCandidates => SearchError::NoCandidates { paths, left_out: left_out.records },
        })
    }
}

//! A repository in one go: found, read and put together.

use super::assemble::{assemble, from_text};
use super::discover::{Roots, SearchError};
use super::loading::{Loading, Needs, Reach};
use super::reading::read_all;
use super::surroundings::Surroundings;
use super::{Repository, Request};

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
            Request::Text(bytes) => Ok(from_text(bytes.clone(), &self.words())),
        }
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
        // What could not be looked into may hold what was asked for.
        let mut unreadable = surroundings.unreadable.iter();
        let named = unreadable.find(|(path, _)| surroundings.roots.names(path));
        if let Some((path, reason)) = named {
            let path = match surroundings.roots.shown_path(path) {
                here if here.is_empty() => ".".to_owned(),
                path => path,
            };
            return Err(SearchError::Unreadable { path, reason: reason.clone() });
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

//! Partnerships as a commit has them: read from git into memory, and nothing is written to the disk.

mod parts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Repository;
use super::assemble::assemble;
use super::changed::ComparisonError;
use super::commit_tree::CommitTree;
use super::discover::Roots;
use super::document_file::{DocumentFile, from_bytes};
use super::file_name::is_yaml;
use super::git::{Git, GitError};
use super::loading::Loading;
use super::surroundings::Surroundings;
use crate::paths::normal;
use crate::yaml::Limits;

/// A commit, by the name of a revision.
#[derive(Debug, Clone)]
pub struct Revision {
    /// As it was named.
    pub name: String,
    /// The object id of the commit.
    pub commit: String,
    git: Git,
}

impl Revision {
    /// The commit that a revision names in the repository around a folder.
    ///
    /// # Errors
    /// No git, no repository, or the revision names no commit here.
    pub fn of(folder: &Path, name: &str) -> Result<Self, ComparisonError> {
        let git = Git::around(folder)?;
        let commit = git.commit(name)?;
        Ok(Self { name: name.to_owned(), commit, git })
    }

    /// The commit at which two revisions have parted.
    ///
    /// # Errors
    /// The other names no commit here, or they have nothing in common.
    pub fn parted_from(&self, other: &str) -> Result<Self, ComparisonError> {
        let commit = self.git.merge_base(&self.name, other)?;
        Ok(Self { commit, ..self.clone() })
    }

    /// Whether a revision of this name is known in the repository around a folder.
    ///
    /// # Errors
    /// Git cannot be asked.
    pub fn is_known(folder: &Path, name: &str) -> Result<bool, GitError> {
        match Git::around(folder)?.commit(name) {
            Ok(_) => Ok(true),
            Err(GitError::NoRevision { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    pub(super) fn git(&self) -> &Git {
        &self.git
    }

    /// What stands in a file that is seen from a folder; `None` where the commit does not have it.
    ///
    /// # Errors
    /// Git says no, or what stood there is not in this clone.
    pub fn file(&self, base: &Path, file: &Path) -> Result<Option<Vec<u8>>, ComparisonError> {
        let base = normal(&std::path::absolute(base).unwrap_or_else(|_| base.to_owned()));
        let file = normal(&base.join(file));
        let top = self.top_around(&base);
        let Ok(inside) = file.strip_prefix(&top) else { return Ok(None) };
        let Some(id) = self.git.id_at(&self.commit, &self.git.top().join(inside))? else { return Ok(None) };
        Ok(self.git.blobs(&[id], Limits::default().bytes + 1, |_, bytes| bytes)?.pop())
    }

    /// The folder of the whole work tree, as it is seen from a folder in it.
    fn top_around(&self, base: &Path) -> PathBuf {
        let seen = base.ancestors().find(|folder| folder.join(".git").exists());
        seen.unwrap_or(self.git.top()).to_owned()
    }

    /// The repositories within the commit, each with its own commit, by their paths as they are seen from a folder.
    ///
    /// # Errors
    /// Git says no.
    pub fn submodules(&self, base: &Path) -> Result<BTreeMap<PathBuf, String>, ComparisonError> {
        let base = normal(&std::path::absolute(base).unwrap_or_else(|_| base.to_owned()));
        Ok(self.git.submodules(&self.commit, &self.top_around(&base))?)
    }

    /// What the commit has under paths that are seen from a folder, in the way in which it would be loaded from the disk. A path that
    /// it does not have holds nothing.
    ///
    /// # Errors
    /// Git says no, or what stood in a file is not in this clone.
    pub fn load(
        &self,
        base: &Path,
        paths: &[PathBuf],
        how: &Loading<'_>,
    ) -> Result<Repository, ComparisonError> {
        let there = self.there(base, paths, how)?;
        let read = self.git.blobs(&there.ids, Limits::default().bytes + 1, |nth, bytes| {
            there.open(&there.files[nth], bytes)
        })?;
        let read: Vec<DocumentFile> = read.into_iter().flatten().collect();
        Ok(assemble(read, &there.into_surroundings()))
    }

    /// What the commit has under paths that are seen from a folder.
    fn there(&self, base: &Path, paths: &[PathBuf], how: &Loading<'_>) -> Result<There, ComparisonError> {
        let base = normal(&std::path::absolute(base).unwrap_or_else(|_| base.to_owned()));
        let top = self.top_around(&base);
        let tree = CommitTree::of(&self.git, Arc::new(self.git.tree(&self.commit, &top)?));
        let roots = Roots::in_tree(&base, paths, top);
        let (files, ids): (Vec<PathBuf>, Vec<String>) = tree
            .files()
            .filter(|(file, _)| is_yaml(file) || roots.names_file(file))
            .filter(|(file, _)| roots.names_file(file) || !how.excluded.is_some_and(|it| it.leaves_out(file)))
            .map(|(file, id)| (file.clone(), id.clone()))
            .unzip();
        Ok(There { tree, roots, words: how.words(), files, ids })
    }
}

/// Files that may be ours, as a commit has them.
struct There {
    tree: CommitTree,
    roots: Roots,
    words: Arc<BTreeSet<String>>,
    files: Vec<PathBuf>,
    /// What git calls the content of each.
    ids: Vec<String>,
}

impl There {
    /// A file with its content; `None` if it is not ours.
    fn open(&self, file: &Path, bytes: Vec<u8>) -> Option<DocumentFile> {
        let (shown, is_named) = (self.roots.shown_path(file), self.roots.names_file(file));
        Some(from_bytes(file.to_owned(), shown, bytes, is_named, true)?.holding(&self.words))
    }

    fn into_surroundings(self) -> Surroundings {
        Surroundings::in_tree(self.roots, self.words, Arc::new(self.tree))
    }
}

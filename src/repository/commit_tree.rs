//! The files that a commit has.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::git::Git;

/// The files of a commit.
#[derive(Debug, Clone)]
pub(super) struct CommitTree {
    git: Git,
    /// The object ids, by the paths as if the files lay in the work tree.
    files: Arc<BTreeMap<PathBuf, String>>,
}

impl CommitTree {
    /// Files by their object ids.
    pub(super) fn of(git: &Git, files: Arc<BTreeMap<PathBuf, String>>) -> Self {
        Self { git: git.clone(), files }
    }

    /// Whether a file is there.
    pub(super) fn holds(&self, file: &Path) -> bool {
        self.files.contains_key(file)
    }

    /// The content of a file, no more than so many bytes.
    pub(super) fn read(&self, file: &Path, most: usize) -> std::io::Result<Vec<u8>> {
        let id = self.files.get(file).ok_or(std::io::ErrorKind::NotFound)?;
        let read = self.git.blobs(std::slice::from_ref(id), most, |_, bytes| bytes);
        let mut read = read.map_err(|error| std::io::Error::other(error.to_string()))?;
        Ok(read.pop().unwrap_or_default())
    }

    /// The files with their object ids, by path.
    pub(super) fn files(&self) -> impl Iterator<Item = (&PathBuf, &String)> {
        self.files.iter()
    }
}

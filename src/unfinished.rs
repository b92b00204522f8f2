//! The hidden files in which texts are written before they take the place of others, and those that a killed run left behind.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// How the name of every draft begins.
pub const PREFIX: &str = ".partner-";

/// How many letters and digits follow.
const LETTERS: usize = 6;

/// Whether this is a draft, and whoever wrote it does not live any more: a writer holds a lock on its draft.
#[must_use]
pub fn is_left(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let is_named = name.strip_prefix(PREFIX).is_some_and(|rest| {
        rest.len() == LETTERS && rest.chars().all(|character| character.is_ascii_alphanumeric())
    });
    if !is_named || !fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return false;
    }
    match File::open(path).map(|draft| draft.try_lock_shared()) {
        Ok(Err(TryLockError::WouldBlock)) => false,
        // What took the place of a file meanwhile was none that was left.
        _ => path.exists(),
    }
}

/// The drafts that were left in a folder, by name.
#[must_use]
pub fn left_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut left: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| is_left(path)).collect();
    left.sort();
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_left_once_nobody_holds_it() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".partner-aB3xYz", ".partner-notes.md", ".partner-ab", "partner-aB3xYz"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let draft = folder.path().join(".partner-aB3xYz");
        assert_eq!(left_in(folder.path()), std::slice::from_ref(&draft));
        let held = File::open(&draft).unwrap();
        held.lock().unwrap();
        assert!(left_in(folder.path()).is_empty());
        drop(held);
        assert!(is_left(&draft));
    }
}

//! The files of a work tree that git reads by itself: one that is a pipe or a device would have it wait or read for ever.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use super::GitError;

/// What git looks for in every folder, and at the top also who goes by which name.
const NAMES: [&str; 3] = [".gitattributes", ".gitignore", ".mailmap"];
/// The same of the clone alone, seen from the top.
const OF_CLONE: [&str; 2] = [".git/info/attributes", ".git/info/exclude"];
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Refuses what is no plain file in a folder of the work tree below `top`.
pub(super) fn at(top: &Path, folder: &Path) -> Result<(), GitError> {
    NAMES.iter().try_for_each(|name| plain(top, &folder.join(name)))?;
    if folder == top {
        OF_CLONE.iter().try_for_each(|name| plain(top, &folder.join(name)))?;
    }
    Ok(())
}

/// The same in the folders of these files, and above them.
pub(super) fn around(top: &Path, files: &[PathBuf]) -> Result<(), GitError> {
    let above = files.iter().flat_map(|file| file.ancestors().skip(1));
    let folders: BTreeSet<&Path> = above.filter(|folder| folder.starts_with(top)).collect();
    folders.into_iter().try_for_each(|folder| at(top, folder))
}

/// The same in every folder of the work tree, but for repositories within it.
pub(super) fn below(top: &Path) -> Result<(), GitError> {
    let mut open = vec![top.to_owned()];
    while let Some(folder) = open.pop() {
        // What cannot be looked into git cannot look into either.
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if NAMES.iter().any(|known| name == *known) {
                plain(top, &path)?;
            } else if name != ".git"
                && entry.file_type().is_ok_and(|kind| kind.is_dir())
                && !path.join(".git").exists()
            {
                open.push(path);
            }
        }
    }
    Ok(())
}

fn plain(top: &Path, file: &Path) -> Result<(), GitError> {
    let is_plain = |metadata: &Metadata| metadata.is_file() && metadata.len() <= MOST_BYTES;
    // Git does not follow links here, and reads no folder.
    let there = file.symlink_metadata().ok().filter(|it| !it.is_symlink() && !it.is_dir());
    if there.is_none_or(|there| is_plain(&there)) {
        return Ok(());
    }
    let shown = file.strip_prefix(top).unwrap_or(file).display().to_string();
    Err(GitError::NoPlainFile { file: shown, most: MOST_BYTES / 1024 / 1024 })
}

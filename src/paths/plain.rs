//! Files that a team keeps for the program itself: its settings, its baseline. They are read as plain files and to a bound.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

/// Reads a plain file of at most so many bytes. A link within a repository is not followed: a commit can hold one to anything, and
/// what it leads to could change without it.
///
/// # Errors
/// What the system says, or why the file is not read.
pub fn read_plain(file: &Path, most: u64) -> io::Result<Vec<u8>> {
    let is_link = fs::symlink_metadata(file)?.is_symlink();
    if is_link && file.ancestors().skip(1).any(|folder| folder.join(".git").exists()) {
        return Err(io::Error::other("it is a link, and links are not followed; put the file itself there"));
    }
    // A pipe or a device could keep the run waiting for ever.
    if !fs::metadata(file)?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let mut bytes = Vec::new();
    File::open(file)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::other(format!("it has more than {most} bytes")));
    }
    Ok(bytes)
}

//! Where `partner.toml` lies.

use std::io;
use std::path::{Path, PathBuf};

use crate::paths::{normal, read_plain};
use thiserror::Error;

/// The file's name.
pub const FILE_NAME: &str = "partner.toml";

/// The most bytes that are read: far more than any team has to say.
const MOST_BYTES: u64 = 1 << 20;

/// A configuration file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// As shown to people.
    pub shown: String,
    /// The folder that the run starts from.
    pub base: PathBuf,
    /// The repository's root.
    pub root: PathBuf,
    /// What it says.
    pub text: String,
}

/// Why the configuration file could not be read.
#[derive(Debug, Error)]
pub enum LocationError {
    /// It was named and is not there.
    #[error("the configuration `{path}` does not exist")]
    Missing {
        /// As it was named.
        path: String,
    },
    /// It is there and cannot be read.
    #[error("the configuration `{path}` cannot be read: {reason}")]
    Unreadable {
        /// As shown to people.
        path: String,
        /// What the system says, or what is wrong with its text.
        reason: String,
        /// The text up to where it can be read no further; empty if nothing can be.
        readable: String,
    },
}

/// A text that stands in for what a file holds: not written yet, in an editor.
pub type StandIn<'a> = &'a dyn Fn(&Path) -> Option<String>;

/// Nothing stands in: every file holds what is on disk.
pub const ON_DISK: StandIn<'static> = &|_| None;

/// Finds and reads the file: the one that was named, else `partner.toml` in the nearest folder at or above `base` that has a
/// `.git`, else the one in `base`. `None` where nothing was named and there is none. What is `open` in an editor holds in place of
/// the file.
///
/// # Errors
/// A named file that does not exist, and a file that cannot be read as text.
pub fn locate(
    base: &Path,
    named: Option<&Path>,
    open: StandIn<'_>,
) -> Result<Option<Location>, LocationError> {
    let base = normal(base);
    let root = root_of(&base);
    let shown = named.map_or_else(
        || {
            let up = base.strip_prefix(root).map_or(0, |below| below.components().count());
            format!("{}{FILE_NAME}", "../".repeat(up))
        },
        |named| named.display().to_string(),
    );
    let path = file_of(&base, named);
    match open(&path).map_or_else(|| text_of(&path), Ok) {
        Ok(text) => Ok(Some(Location { shown, base: base.clone(), root: root.to_owned(), text })),
        Err((error, readable)) if error.kind() != io::ErrorKind::NotFound => {
            Err(LocationError::Unreadable { path: shown, reason: error.to_string(), readable })
        }
        Err(_) if named.is_some() => Err(LocationError::Missing { path: shown }),
        Err(_) => Ok(None),
    }
}

/// The file that is looked for: the one that was named, else the one at the root around `base`.
#[must_use]
pub fn file_of(base: &Path, named: Option<&Path>) -> PathBuf {
    let base = normal(base);
    normal(&named.map_or_else(|| root_of(&base).join(FILE_NAME), |named| base.join(named)))
}

fn root_of(base: &Path) -> &Path {
    base.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(base)
}

/// The text of a file, or why there is none, with as much of it as can be read.
fn text_of(path: &Path) -> Result<String, (io::Error, String)> {
    let bytes = read_plain(path, MOST_BYTES).map_err(|error| (error, String::new()))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let readable = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
        (io::Error::other("it is not UTF-8 text"), without_mark(readable))
    })?;
    Ok(without_mark(text))
}

fn without_mark(text: String) -> String {
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_file_at_the_root_is_found_from_below_and_shown_from_there() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("a/b");
        fs::create_dir_all(&below).unwrap();
        fs::write(folder.path().join(FILE_NAME), "[policy]\n").unwrap();
        // Without a repository only the folder itself is looked into.
        assert_eq!(locate(&below, None, ON_DISK).unwrap(), None);
        fs::create_dir(folder.path().join(".git")).unwrap();
        let found = locate(&below, None, ON_DISK).unwrap().unwrap();
        assert_eq!((found.shown.as_str(), found.text.as_str()), ("../../partner.toml", "[policy]\n"));
        assert_eq!(found.root, folder.path());
    }

    #[test]
    fn what_cannot_be_read_is_read_as_far_as_it_can_be() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE_NAME), b"\xef\xbb\xbf[policy]\n# \xff").unwrap();
        match locate(folder.path(), None, ON_DISK) {
            Err(LocationError::Unreadable { readable, .. }) => assert_eq!(readable, "[policy]\n# "),
            other => panic!("{other:?}"),
        }
        // What an editor holds counts, wherever the file is.
        let open = |file: &Path| (file == folder.path().join(FILE_NAME)).then(|| "[rules]\n".to_owned());
        assert_eq!(locate(folder.path(), None, &open).unwrap().unwrap().text, "[rules]\n");
    }

    #[test]
    fn a_named_file_must_exist() {
        let folder = tempfile::tempdir().unwrap();
        let error = locate(folder.path(), Some(Path::new("other.toml")), ON_DISK).unwrap_err();
        assert_eq!(error.to_string(), "the configuration `other.toml` does not exist");
        let error = locate(folder.path(), Some(Path::new(".")), ON_DISK).unwrap_err();
        assert_eq!(error.to_string(), "the configuration `.` cannot be read: it is not a file");
    }
}

//! Where `partner.toml` lies.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::paths::normal;
use thiserror::Error;

/// The file's name.
const NAME: &str = "partner.toml";

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
    },
}

/// Finds and reads the file: the one that was named, else `partner.toml` in the nearest folder at or above `base` that has a
/// `.git`, else the one in `base`. `None` where nothing was named and there is none.
///
/// # Errors
/// A named file that does not exist, and a file that cannot be read as text.
pub fn locate(base: &Path, named: Option<&Path>) -> Result<Option<Location>, LocationError> {
    let base = normal(base);
    let root = base.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&base);
    let (path, shown) = match named {
        Some(named) => (base.join(named), named.display().to_string()),
        None => {
            let up = base.strip_prefix(root).map_or(0, |below| below.components().count());
            (root.join(NAME), format!("{}{NAME}", "../".repeat(up)))
        }
    };
    match text_of(&path) {
        Ok(text) => Ok(Some(Location { shown, base: base.clone(), root: root.to_owned(), text })),
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(LocationError::Unreadable { path: shown, reason: error.to_string() })
        }
        Err(_) if named.is_some() => Err(LocationError::Missing { path: shown }),
        Err(_) => Ok(None),
    }
}

fn text_of(path: &Path) -> io::Result<String> {
    // A pipe or a device could keep the run waiting for ever.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(io::Error::other(format!("it has more than {MOST_BYTES} bytes")));
    }
    let text = String::from_utf8(bytes).map_err(|_| io::Error::other("it is not UTF-8 text"))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_at_the_root_is_found_from_below_and_shown_from_there() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("a/b");
        fs::create_dir_all(&below).unwrap();
        fs::write(folder.path().join(NAME), "[policy]\n").unwrap();
        // Without a repository only the folder itself is looked into.
        assert_eq!(locate(&below, None).unwrap(), None);
        fs::create_dir(folder.path().join(".git")).unwrap();
        let found = locate(&below, None).unwrap().unwrap();
        assert_eq!((found.shown.as_str(), found.text.as_str()), ("../../partner.toml", "[policy]\n"));
        assert_eq!(found.root, folder.path());
    }

    #[test]
    fn a_named_file_must_exist() {
        let folder = tempfile::tempdir().unwrap();
        let error = locate(folder.path(), Some(Path::new("other.toml"))).unwrap_err();
        assert_eq!(error.to_string(), "the configuration `other.toml` does not exist");
        let error = locate(folder.path(), Some(Path::new("."))).unwrap_err();
        assert_eq!(error.to_string(), "the configuration `.` cannot be read: it is no file");
    }
}

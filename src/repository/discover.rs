//! Which folders are searched, and which files a search finds.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::excluded::Excluded;
use super::file_name::has_charter_name;
use super::walk::Walked;
use crate::paths::normal;
use thiserror::Error;

/// Why nothing could be judged at all.
#[derive(Debug, Error)]
pub enum SearchError {
    /// A path that was named does not exist.
    #[error("`{path}` does not exist")]
    Missing {
        /// As it was named.
        path: String,
    },
    /// A path that was named cannot be looked at.
    #[error("`{path}` cannot be read: {reason}")]
    Unreadable {
        /// As it was named.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// A path that was named is a device, a pipe or the like: reading it could wait or go on for ever.
    #[error("`{path}` is neither a file nor a folder; name `-` to read one charter from standard input")]
    NoFile {
        /// As it was named.
        path: String,
    },
    /// No charter lies under the named paths.
    #[error(
        "no charter found under {paths}{}: looked for YAML files that begin with `partner: charter/v1`, and for files called charter.yaml or *.charter.yaml{}",
        if *.records > 0 { " (only records, which need one)" } else { "" },
        but_left_out(*.left_out, "charter")
    )]
    NothingFound {
        /// The named paths.
        paths: String,
        /// How many records lie there without a charter.
        records: usize,
        /// How many charters lie there and are left out.
        left_out: usize,
    },
    /// Neither a charter nor a candidates record lies under the named paths.
    #[error(
        "no candidates found under {paths}: looked for YAML files that begin with `partner: candidates/v1`{}",
        but_left_out(*.left_out, "record")
    )]
    NoCandidates {
        /// The named paths.
        paths: String,
        /// How many records lie there and are left out.
        left_out: usize,
    },
}

fn but_left_out(count: usize, what: &str) -> String {
    match count {
        0 => String::new(),
        1 => format!(
            "; 1 {what} is left out by `.gitignore` or `[files] exclude`: name its file to have it judged"
        ),
        _ => format!(
            "; {count} {what}s are left out by `.gitignore` or `[files] exclude`: name their files to have them judged"
        ),
    }
}

/// The named paths, and the folders that are searched for what belongs to them.
#[derive(Debug, Clone)]
pub struct Roots {
    base: PathBuf,
    named: Vec<PathBuf>,
    tops: BTreeSet<PathBuf>,
}

impl Roots {
    /// Looks the named paths up. What belongs to them is searched for in the git repository around them, else in the
    /// folder itself, or around a file in the nearest folder with a charter.
    ///
    /// # Errors
    /// A path that does not exist or cannot be looked at.
    pub fn of(base: &Path, paths: &[PathBuf]) -> Result<Self, SearchError> {
        let base = std::path::absolute(base).unwrap_or_else(|_| base.to_owned());
        let mut named = Vec::new();
        let mut tops = BTreeSet::new();
        for path in paths {
            let full = normal(&base.join(path));
            let shown = path.display().to_string();
            let metadata = std::fs::metadata(&full).map_err(|error| match error.kind() {
                std::io::ErrorKind::NotFound => SearchError::Missing { path: shown.clone() },
                _ => SearchError::Unreadable { path: shown.clone(), reason: error.to_string() },
            })?;
            if !metadata.is_dir() && !metadata.is_file() {
                return Err(SearchError::NoFile { path: shown });
            }
            tops.insert(top_of(&full, metadata.is_dir()));
            named.push(full);
        }
        Ok(Self { base, named, tops })
    }

    /// The named paths as a commit has them, whether or not they are on the disk. `top` is the folder of the whole work tree.
    pub(super) fn in_tree(base: &Path, paths: &[PathBuf], top: PathBuf) -> Self {
        let named = paths.iter().map(|path| normal(&base.join(path))).collect();
        Self { base: base.to_owned(), named, tops: BTreeSet::from([top]) }
    }

    /// The folders to search around texts in an editor, whether or not these were ever saved. None of them is named yet.
    pub(super) fn of_texts<'f>(base: &Path, texts: impl Iterator<Item = &'f Path>) -> Self {
        let tops = texts.map(|file| top_of(file, false)).collect();
        Self { base: base.to_owned(), named: Vec::new(), tops }
    }

    /// The same folders, and these files named.
    pub(super) fn naming(&self, files: Vec<PathBuf>) -> Self {
        Self { named: files, ..self.clone() }
    }

    /// The folders that are searched.
    pub(super) fn tops(&self) -> impl Iterator<Item = &Path> {
        self.tops.iter().map(PathBuf::as_path)
    }

    /// Whether this file was named, or lies under a folder that was.
    pub(super) fn names(&self, file: &Path) -> bool {
        self.named.iter().any(|named| file.starts_with(named))
    }

    /// The same of a file that is given without links.
    pub(super) fn names_really(&self, file: &Path) -> bool {
        let real = |named: &PathBuf| named.canonicalize().unwrap_or_else(|_| named.clone());
        self.named.iter().any(|named| file.starts_with(real(named)))
    }

    /// Whether this very file was named: then it is ours, whatever it looks like.
    pub(super) fn names_file(&self, file: &Path) -> bool {
        self.named.iter().any(|named| named == file)
    }

    /// The outermost folder that was searched for this file: paths in it must not lead further out.
    pub(super) fn top(&self, file: &Path) -> Option<&Path> {
        self.tops
            .iter()
            .map(PathBuf::as_path)
            .filter(|top| file.starts_with(top))
            .min_by_key(|top| top.as_os_str().len())
    }

    /// The path as shown to people: relative to where the program runs, with forward slashes.
    pub(super) fn shown_path(&self, file: &Path) -> String {
        let mut up = PathBuf::new();
        for folder in self.base.ancestors() {
            if let Ok(rest) = file.strip_prefix(folder) {
                return slashed(&up.join(rest));
            }
            up.push("..");
        }
        slashed(file)
    }

    /// The named paths for a message.
    pub(super) fn shown(&self) -> String {
        let name = |path: &PathBuf| match self.shown_path(path) {
            shown if shown.is_empty() => ".".to_owned(),
            shown => shown,
        };
        self.named.iter().map(|path| format!("`{}`", name(path))).collect::<Vec<_>>().join(", ")
    }
}

/// The files that were named, and no search for what belongs to them.
pub(super) fn named(roots: &Roots) -> Walked {
    Walked { files: roots.named.iter().cloned().collect(), ..Walked::default() }
}

/// Every YAML file below the searched folders, sorted by whether it is to be read, and every file that was named.
pub(super) fn files(roots: &Roots, excluded: Option<Excluded<'_>>) -> Walked {
    let mut found = Walked::default();
    for named in &roots.named {
        if named.is_file() {
            found.files.insert(named.clone());
        } else if named.is_dir() {
            found.walk(named, excluded);
        }
    }
    // What was named has been walked already.
    for top in roots.tops.iter().filter(|top| !roots.named.contains(top)) {
        found.walk(top, excluded);
    }
    keep_one_name_each(roots, &mut found);
    found
}

/// The same around texts in an editor, whether or not these were ever saved.
pub(super) fn around(roots: &Roots, excluded: Option<Excluded<'_>>) -> Walked {
    let mut found = Walked::default();
    found.files.extend(roots.named.iter().cloned());
    for top in &roots.tops {
        found.walk(top, excluded);
    }
    keep_one_name_each(roots, &mut found);
    found
}

/// A named path may lead through a link to files that the search finds under their own names too: each file counts once,
/// under the name that was asked for.
fn keep_one_name_each(roots: &Roots, found: &mut Walked) {
    let is_link = |named: &PathBuf| named.canonicalize().is_ok_and(|file| file != *named);
    if !roots.named.iter().any(is_link) {
        return;
    }
    let all = std::mem::take(&mut found.files);
    let (named, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|file| roots.names(file));
    let mut seen = BTreeSet::new();
    for file in named.into_iter().chain(others) {
        if seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone())) {
            found.files.insert(file);
        }
    }
}

/// The folder that is searched for what belongs to a text, whether or not it was ever saved: the git repository around it, else
/// the nearest folder with a charter, else its own.
#[must_use]
pub fn folder_around(file: &Path) -> PathBuf {
    top_of(file, false)
}

/// The folder to search for what belongs to a path.
fn top_of(path: &Path, is_dir: bool) -> PathBuf {
    let start = if is_dir { path } else { path.parent().unwrap_or(path) };
    let repository = start.ancestors().find(|folder| folder.join(".git").exists());
    let charter = || start.ancestors().take(8).find(|folder| holds_charter(folder));
    repository.or_else(charter).unwrap_or(start).to_owned()
}

fn holds_charter(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| has_charter_name(&entry.path()))
}

/// The path with forward slashes on every system.
fn slashed(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    let joined = parts.collect::<Vec<_>>().join("/");
    joined.replacen("//", "/", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_relative_to_where_the_program_runs() {
        let roots =
            Roots { base: PathBuf::from("/a/b"), named: vec![PathBuf::from("/a/b")], tops: BTreeSet::new() };
        assert_eq!(roots.shown_path(Path::new("/a/b/c/charter.yaml")), "c/charter.yaml");
        assert_eq!(roots.shown_path(Path::new("/a/x.yaml")), "../x.yaml");
        assert_eq!(roots.shown(), "`.`");
    }
}

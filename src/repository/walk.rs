//! Walks folders: what there is, what an ignore file or the configuration would leave out, and links.
//!
//! Ignore files are read as git reads them: `.gitignore` from the root of the repository down and `.git/info/exclude`, none above
//! the repository, none behind a link, and no other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, DirEntry, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::excluded::Excluded;
use super::file_name::{has_charter_name, is_yaml};
use crate::partnership::Reason;
use crate::unfinished;

/// The most that is read of an ignore file: far more than anybody writes.
const MOST_BYTES: u64 = 1 << 20;

/// What a walk has found.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// YAML files, in the order of their paths.
    pub(super) files: BTreeSet<PathBuf>,
    /// Folders and files that could not be looked at, with what the system says.
    pub(super) unreadable: BTreeMap<PathBuf, String>,
    /// YAML files that are not to be read.
    pub(super) left_out: BTreeMap<PathBuf, Reason>,
    /// Links that may hide something of ours.
    pub(super) links: BTreeSet<PathBuf>,
    /// Which of the excluding patterns have fitted something, counted from 0.
    pub(super) fitting: BTreeSet<usize>,
    /// Drafts that were left by runs that were killed while they wrote.
    pub(super) drafts: BTreeSet<PathBuf>,
}

/// The ignore files that hold in a folder: its own, then those above it within the repository.
struct Ignores {
    own: Gitignore,
    above: Option<Arc<Ignores>>,
}

/// A folder to walk.
struct Folder {
    path: PathBuf,
    ignores: Option<Arc<Ignores>>,
    is_ignored: bool,
}

impl Walked {
    /// Walks a folder that was named or is to be searched.
    pub(super) fn walk(&mut self, start: &Path, excluded: Option<Excluded<'_>>) {
        let mut open = vec![Folder { path: start.to_owned(), ignores: above(start), is_ignored: false }];
        while let Some(folder) = open.pop() {
            self.look_into(folder, excluded, &mut open);
        }
    }

    fn look_into(&mut self, folder: Folder, excluded: Option<Excluded<'_>>, open: &mut Vec<Folder>) {
        let ignores = with_own(&folder.path, folder.ignores);
        let entries = fs::read_dir(&folder.path).and_then(Iterator::collect::<Result<Vec<DirEntry>, _>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                if !folder.is_ignored {
                    self.unreadable.insert(folder.path, error.to_string());
                }
                return;
            }
        };
        entries.sort_by_key(DirEntry::file_name);
        for entry in entries.into_iter().filter(|entry| entry.file_name() != ".git") {
            let path = entry.path();
            let kind = match entry.file_type() {
                Ok(kind) => kind,
                Err(error) => {
                    self.unreadable.insert(path, error.to_string());
                    continue;
                }
            };
            let is_ignored =
                folder.is_ignored || ignores.as_ref().is_some_and(|it| it.name(&path, kind.is_dir()));
            if kind.is_dir() {
                // A repository within this one has ignore files of its own.
                let is_repository = path.join(".git").exists();
                let ignores = if is_repository { excludes_of(&path) } else { ignores.clone() };
                open.push(Folder { path, ignores, is_ignored });
            } else if kind.is_file() && is_yaml(&path) {
                self.sort_in(path, is_ignored, excluded);
            } else if kind.is_file() && !is_ignored && unfinished::is_left(&path) {
                self.drafts.insert(path);
            } else if kind.is_symlink() && !is_ignored {
                self.links.insert(path);
            } else if !kind.is_file() && !kind.is_symlink() && !is_ignored && has_charter_name(&path) {
                self.unreadable.insert(path, "it is a pipe or a device".to_owned());
            }
        }
    }

    fn sort_in(&mut self, path: PathBuf, is_ignored: bool, excluded: Option<Excluded<'_>>) {
        self.fitting.extend(excluded.map(|it| it.fitting(&path)).unwrap_or_default());
        if excluded.is_some_and(|it| it.leaves_out(&path)) {
            self.left_out.insert(path, Reason::Excluded);
        } else if is_ignored {
            self.left_out.insert(path, Reason::Ignored);
        } else {
            // Without the room that putting it together has left: there may be hundreds of thousands.
            self.files.insert(path.into_boxed_path().into_path_buf());
        }
    }
}

impl Ignores {
    /// Whether the file or folder is to be left out; the innermost file that names it decides.
    fn name(&self, path: &Path, is_folder: bool) -> bool {
        let mut next = Some(self);
        while let Some(ignores) = next {
            match ignores.own.matched(path, is_folder) {
                ignore::Match::None => next = ignores.above.as_deref(),
                decided => return decided.is_ignore(),
            }
        }
        false
    }
}

/// The ignore files above a folder, up to the root of the repository around it; none without a repository.
fn above(start: &Path) -> Option<Arc<Ignores>> {
    let root = start.ancestors().find(|folder| folder.join(".git").exists())?;
    let between: Vec<&Path> =
        start.ancestors().skip(1).take_while(|folder| folder.starts_with(root)).collect();
    let excludes = excludes_of(root);
    between.into_iter().rev().fold(excludes, |ignores, folder| with_own(folder, ignores))
}

/// What this clone alone leaves out.
fn excludes_of(root: &Path) -> Option<Arc<Ignores>> {
    let own = read(root, &root.join(".git/info/exclude"))?;
    Some(Arc::new(Ignores { own, above: None }))
}

fn with_own(folder: &Path, above: Option<Arc<Ignores>>) -> Option<Arc<Ignores>> {
    match read(folder, &folder.join(".gitignore")) {
        None => above,
        Some(own) => Some(Arc::new(Ignores { own, above })),
    }
}

/// An ignore file, if it is a plain file. Lines that are no patterns leave nothing out.
fn read(folder: &Path, file: &Path) -> Option<Gitignore> {
    let metadata = fs::symlink_metadata(file).ok()?;
    if !metadata.is_file() || metadata.len() > MOST_BYTES {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(file).ok()?.take(MOST_BYTES).read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let mut builder = GitignoreBuilder::new(folder);
    for line in text.strip_prefix('\u{feff}').unwrap_or(&text).lines() {
        let _ = builder.add_line(None, line);
    }
    builder.build().ok().filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)], start: &str) -> (Vec<String>, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let mut found = Walked::default();
        found.walk(&folder.path().join(start), None);
        let shown = |path: &PathBuf| path.strip_prefix(folder.path()).unwrap().display().to_string();
        (found.files.iter().map(shown).collect(), found.left_out.keys().map(shown).collect())
    }

    #[test]
    fn ignore_files_hold_from_the_root_of_the_repository_down() {
        let files = [
            (".gitignore", "*.yaml\n"),
            ("r/.git/info/exclude", "e.yaml\n"),
            ("r/.gitignore", "d/\n/a.yaml\n!s/a.yaml\n[\n"),
            ("r/.ignore", "*\n"),
            ("r/.partnerignore", "*\n"),
            ("r/a.yaml", ""),
            ("r/b.yaml", ""),
            ("r/d/x.yaml", ""),
            ("r/e.yaml", ""),
            ("r/s/.gitignore", "b.yaml\n!c.yaml\n"),
            ("r/s/a.yaml", ""),
            ("r/s/b.yaml", ""),
            ("r/n/.git/x", ""),
            ("r/n/d/x.yaml", ""),
        ];
        let (read, left_out) = found(&files, "r");
        assert_eq!(read, ["r/b.yaml", "r/n/d/x.yaml", "r/s/a.yaml"]);
        assert_eq!(left_out, ["r/a.yaml", "r/d/x.yaml", "r/e.yaml", "r/s/b.yaml"]);
        // What is above the folder holds there too, but not for the folder itself, which was named.
        assert_eq!(found(&files, "r/s").0, ["r/s/a.yaml"]);
        assert_eq!(found(&files, "r/d").0, ["r/d/x.yaml"]);
    }
}

//! Which partnerships differ from what git has at a revision.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use thiserror::Error;

use super::attachments::without_fragment;
use super::document_file::{DocumentFile, from_bytes};
use super::file_name::is_yaml;
use super::git::{Git, GitError};
use super::outline::{Changed, Outline};
use super::queue::Queue;
use crate::cores;
use crate::document::Source;
use crate::document::header::DocumentKind;
use crate::document::scalar::Link;
use crate::partnership::{Attachment, Partnership};
use crate::paths::normal;
use crate::yaml::Limits;

/// Files whose change can change what is found, read or meant everywhere.
const FILES_FOR_ALL: [&str; 1] = [".gitignore"];

/// Why a comparison cannot be made.
#[derive(Debug, Error)]
pub enum ComparisonError {
    /// Git cannot answer.
    #[error(transparent)]
    Git(#[from] GitError),
    /// A file lies outside the repository that is compared.
    #[error("`{path}` is outside the git repository `{top}`, so changes to it are unknown")]
    Outside {
        /// The file as shown to people.
        path: String,
        /// The repository's folder.
        top: String,
    },
    /// A charter came from standard input or another place that is no file.
    #[error("`{0}` is not a file, so git has no history of it")]
    NoFile(String),
    /// A file lies in a repository within the one that is compared.
    #[error("`{0}` is in a git repository of its own: run there")]
    Nested(String),
    /// The folder of the run cannot be found on the disk.
    #[error("`{0}` cannot be found on the disk")]
    NoFolder(String),
    /// A file changed meanwhile.
    #[error(transparent)]
    Changed(#[from] Changed),
}

/// The work tree against the point at which the current commit left a revision.
#[derive(Debug)]
pub struct Comparison {
    git: Git,
    /// The folder of the whole work tree, without links and as this system writes it; git may write it in another way.
    top: PathBuf,
    /// The folder from which paths are shown, without links.
    base: PathBuf,
    /// The files that differ from what they were there, with the object ids of what they were.
    changed: BTreeMap<PathBuf, Option<String>>,
    tracked: BTreeSet<PathBuf>,
}

/// What a file was, as far as it decides whom it concerned.
struct Was {
    is_charter: bool,
    is_record: bool,
    /// The partnership that it named.
    partnership: Option<String>,
}

impl Was {
    fn of(file: &DocumentFile) -> Self {
        Self {
            is_charter: file.is_charter(),
            is_record: file.kind.is_some_and(|kind| kind != DocumentKind::Charter),
            partnership: file.top_level("partnership").map(|(id, _)| id.to_owned()),
        }
    }
}

/// A partnership's place, as far as it decides to whom a file belongs.
struct Owner {
    id: Arc<str>,
    /// The charter's file.
    charter: PathBuf,
}

impl Comparison {
    /// Asks git what has changed. `base` is the folder from which paths are shown.
    ///
    /// # Errors
    /// No git, no repository, no such revision, or no common ancestor with it.
    pub fn since(revision: &str, base: &Path) -> Result<Self, ComparisonError> {
        let real = |folder: &Path| {
            folder.canonicalize().map_err(|_| ComparisonError::NoFolder(folder.display().to_string()))
        };
        let base = real(base)?;
        let git = Git::around(&base)?;
        let top = real(git.top())?;
        let fork_point = git.fork_point(revision)?;
        let from_git = |file: PathBuf| file.strip_prefix(git.top()).map_or(file.clone(), |it| top.join(it));
        let changed = git.changes_since(&fork_point)?.into_iter();
        let changed = changed.map(|it| (from_git(it.path), it.before)).collect();
        let tracked = git.tracked()?.into_iter().map(|it| from_git(it.path)).collect();
        Ok(Self { git, top, base, changed, tracked })
    }

    /// Refuses a file of which this repository knows nothing.
    fn require_inside(&self, full: &Path, shown: String) -> Result<(), ComparisonError> {
        let outside = || ComparisonError::Outside { path: shown, top: self.git.top().display().to_string() };
        full.starts_with(&self.top).then_some(()).ok_or_else(outside)
    }

    /// Whether a file has changed that decides on all partnerships: one of `files`, such as the configuration, or one that
    /// says which files are left out.
    #[must_use]
    pub fn concerns_all(&self, files: &[PathBuf]) -> bool {
        let is_for_all = |path: &PathBuf| {
            path.file_name().is_some_and(|name| FILES_FOR_ALL.iter().any(|file| name == *file))
        };
        self.changed.keys().any(is_for_all)
            || files.iter().any(|file| self.has_changed(&self.base.join(file)))
    }

    /// Whether this file has changed, or a link on the way to it, what it links to, or a repository within this one that
    /// holds it. Of a file that git does not watch nobody knows, so that it counts as changed.
    fn has_changed(&self, path: &Path) -> bool {
        let target = path.canonicalize().ok().filter(|target| target.is_file());
        if target.as_ref().is_some_and(|target| !self.tracked.contains(target)) {
            return true;
        }
        let names = [normal(path), as_git_names_it(path)].into_iter().chain(target);
        names.into_iter().any(|name| name.ancestors().any(|folder| self.changed.contains_key(folder)))
    }

    fn full(&self, source: &Source) -> PathBuf {
        // The path as shown may be a poor copy of one that is no text.
        as_git_names_it(&self.base.join(source.file().unwrap_or(Path::new(&source.path))))
    }

    /// Whether a file of the partnership has changed: its charter, its records, and the files that they name.
    fn has_changed_in(&self, partnership: &Partnership) -> bool {
        let sources = partnership.sources().into_iter().map(|source| self.full(source));
        let beside = |source: &Source, path: &str| {
            let file = self.full(source);
            file.parent().unwrap_or(&file).join(without_fragment(path))
        };
        // What lies outside is not looked at, and says nothing.
        let attachments = partnership.attachments.iter().filter(|(_, state)| **state != Attachment::Outside);
        let attachments = attachments.map(|(path, _)| beside(&partnership.charter.source, path));
        let sheets =
            partnership.records.deals.iter().filter_map(|deals| match deals.record.value.source.get()? {
                Link::Path(path) => Some(beside(&deals.record.source, path)),
                Link::Url(_) => None,
            });
        sources.chain(attachments).chain(sheets).any(|path| self.has_changed(&path))
    }

    /// The charters that were there and are no more, by their paths as shown.
    ///
    /// # Errors
    /// Git cannot hand over what they were.
    pub fn gone(&self) -> Result<Vec<String>, ComparisonError> {
        let is_gone = |path: &Path| !path.exists();
        let were = self.as_they_were_where(&is_gone)?;
        let charters = were.into_iter().filter(|(_, was)| was.as_ref().is_some_and(|was| was.is_charter));
        Ok(charters
            .map(|(path, _)| path.strip_prefix(&self.base).unwrap_or(path).display().to_string())
            .collect())
    }

    /// The YAML files that have changed, each with what it was, if it was one of ours.
    fn as_they_were(&self) -> Result<Vec<(&Path, Option<Was>)>, ComparisonError> {
        self.as_they_were_where(&|_| true)
    }

    fn as_they_were_where(
        &self,
        is_asked: &dyn Fn(&Path) -> bool,
    ) -> Result<Vec<(&Path, Option<Was>)>, ComparisonError> {
        let changed = || self.changed.iter().filter(|(path, _)| is_yaml(path) && is_asked(path));
        let was_there: Vec<(&Path, &String)> =
            changed().filter_map(|(path, id)| Some((path.as_path(), id.as_ref()?))).collect();
        let ids: Vec<String> = was_there.iter().map(|(_, id)| (*id).clone()).collect();
        let were = self.git.blobs(&ids, Limits::default().bytes + 1, |nth, bytes| {
            let (path, _) = was_there[nth];
            let was = from_bytes(path.to_owned(), path.display().to_string(), bytes, false, false);
            (path, was.as_ref().map(Was::of))
        })?;
        let mut were: BTreeMap<&Path, Option<Was>> = were.into_iter().collect();
        Ok(changed().map(|(path, _)| (path.as_path(), were.remove(path.as_path()).flatten())).collect())
    }
}

impl Queue {
    /// Keeps the partnerships of which a file has changed, and the stray files that have, or that a changed charter may have
    /// left without one. Gives how many partnerships it has left out. Each is read for what its charter names, so many at once.
    ///
    /// # Errors
    /// A file outside the compared repository, git says no, or a file that has changed while it was read.
    pub fn keep_changed(
        &mut self,
        comparison: &Comparison,
        for_each_core: usize,
    ) -> Result<usize, ComparisonError> {
        let full = |outline: &Outline| as_git_names_it(&comparison.base.join(&outline.path));
        let charters = self.outlines().filter_map(|mut files| files.next());
        let charters: Vec<(PathBuf, &Outline)> = charters.map(|it| (full(it), it)).collect();
        for (full, outline) in &charters {
            comparison.require_inside(full, self.shown(outline))?;
        }
        for source in self.rest.strays.iter().map(|it| &it.source) {
            comparison.require_inside(&comparison.full(source), source.path.clone())?;
        }
        let charters = charters.into_iter().map(|(charter, _)| charter);
        let ids = self.sheaves.iter().map(|sheaf| Arc::clone(&sheaf.id));
        let owners: Vec<Owner> = ids.zip(charters).map(|(id, charter)| Owner { id, charter }).collect();
        let (mut concerned, has_charter_changed) = concerned_by_files(comparison, &owners)?;
        let mut nth = 0;
        self.each(for_each_core, |read| {
            for has_changed in cores::each(&read, |it| comparison.has_changed_in(it)) {
                concerned.extend(has_changed.then_some(nth));
                nth += 1;
            }
            Ok::<(), ComparisonError>(())
        })?;
        // Of two partnerships of one id, each says something of the other.
        let ids: BTreeSet<&str> = concerned.iter().map(|index| &*owners[*index].id).collect();
        let before = self.sheaves.len();
        self.sheaves.retain(|it| ids.contains(&*it.id));
        let is_concerned =
            |source: &Source| has_charter_changed || comparison.has_changed(&comparison.full(source));
        self.rest.strays.retain(|it| is_concerned(&it.source));
        self.note_wanted();
        Ok(before - self.sheaves.len())
    }
}

/// The partnerships that have lost a record, or may have won or lost some with another charter; and whether a charter has
/// changed at all.
fn concerned_by_files(
    comparison: &Comparison,
    owners: &[Owner],
) -> Result<(BTreeSet<usize>, bool), ComparisonError> {
    let mut concerned = BTreeSet::new();
    let mut has_charter_changed = false;
    let charters: BTreeSet<&Path> = owners.iter().map(|owner| owner.charter.as_path()).collect();
    for (path, was) in comparison.as_they_were()? {
        let is_charter = charters.contains(path);
        let was_charter = was.as_ref().is_some_and(|was| was.is_charter);
        has_charter_changed |= is_charter || was_charter;
        if is_charter != was_charter {
            concerned.extend(nearest(path, owners));
        }
        let Some(was) = was.filter(|was| was.is_record) else {
            continue;
        };
        match was.partnership {
            Some(id) => {
                concerned.extend(
                    owners.iter().enumerate().filter(|(_, it)| *it.id == *id).map(|(index, _)| index),
                );
            }
            None => concerned.extend(nearest(path, owners)),
        }
    }
    Ok((concerned, has_charter_changed))
}

/// The partnerships whose charters lie nearest above a file, itself not counted.
fn nearest(path: &Path, owners: &[Owner]) -> Vec<usize> {
    let in_folder = |folder: &Path| -> Vec<usize> {
        let here = |owner: &Owner| owner.charter.parent() == Some(folder) && owner.charter != path;
        owners.iter().enumerate().filter(|(_, owner)| here(owner)).map(|(index, _)| index).collect()
    };
    path.ancestors().skip(1).map(in_folder).find(|here| !here.is_empty()).unwrap_or_default()
}

/// The path as git names it: links to folders are followed, a link at its end is not. What is not there any more is told
/// from the nearest folder that is.
fn as_git_names_it(path: &Path) -> PathBuf {
    let path = normal(path);
    for folder in path.ancestors().skip(1) {
        if let (Ok(real), Ok(rest)) = (folder.canonicalize(), path.strip_prefix(folder)) {
            return real.join(rest);
        }
    }
    path
}

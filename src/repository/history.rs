//! What git tells of the past of partnerships: charters as they were, and who recorded what.

mod authors;
mod recall;
mod requests;

pub use recall::Recall;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::changed::ComparisonError;
use super::charter_id::charter_id;
use super::discover::Roots;
use super::document_file::{DocumentFile, from_bytes};
use super::file_name::is_yaml;
use super::git::{Git, Kept};
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::{Document, Ids, ProblemKind, Source};
use crate::partnership::{BaseCharter, Traits};
use crate::paths::read_plain;
use crate::yaml::Limits;

/// The history of the repository around a folder.
#[derive(Debug)]
pub struct History {
    git: Git,
    /// The folder of the whole work tree, without links; git may write it in another way.
    top: PathBuf,
    /// The folder from which paths are shown, without links.
    base: PathBuf,
    fork: Option<Fork>,
    /// Texts that count as open besides `TBD` and its like.
    words: Arc<BTreeSet<String>>,
}

/// The point where the current commit left a revision.
#[derive(Debug)]
struct Fork {
    /// The revision as it was named.
    revision: String,
    /// The object id of the commit.
    commit: String,
    /// The files that differ from it, with the object ids of what they were.
    changed: BTreeMap<PathBuf, Option<String>>,
    /// The files whose changes git sees.
    tracked: Vec<Kept>,
}

/// A file where the current commit left the revision.
enum Then {
    /// It was not there.
    Absent,
    /// It was the same.
    Same,
    /// The object id of what it was.
    Blob(String),
}

/// What a file said where the current commit left a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileThen {
    /// It was not there.
    Absent,
    /// What it says now.
    Same,
    /// Something else.
    Bytes(Vec<u8>),
}

/// A charter that is no longer where it was.
#[derive(Debug, Clone)]
pub struct Gone {
    /// Where it was, as shown.
    pub path: String,
    /// The charter that it is now, as shown; nothing where none is known to be.
    pub now: Option<String>,
    /// Whether it was among what was named.
    pub is_named: bool,
    /// What it said.
    pub was: BaseCharter,
}

/// A charter at the fork point that is no charter there any more.
#[derive(Debug)]
struct Left {
    shown: String,
    is_named: bool,
    traits: Traits,
    was: BaseCharter,
}

impl History {
    /// The history that git keeps around a folder, and the point where the current commit left a revision, if one is named.
    ///
    /// # Errors
    /// No git, no repository, or the revision names no commit here or has nothing in common with the current one.
    pub fn around(folder: &Path, revision: Option<&str>) -> Result<Self, ComparisonError> {
        let real = |folder: &Path| {
            folder.canonicalize().map_err(|_| ComparisonError::NoFolder(folder.display().to_string()))
        };
        let base = real(folder)?;
        let git = Git::around(&base)?;
        let top = real(git.top())?;
        let fork = revision.map(|revision| Fork::of(&git, revision)).transpose()?;
        Ok(Self { git, top, base, fork, words: Arc::default() })
    }

    /// The same, reading charters with further texts that count as open.
    #[must_use]
    pub fn with_placeholders(self, words: Arc<BTreeSet<String>>) -> Self {
        Self { words, ..self }
    }

    /// Whether only a part of the history is here, so that it does not tell who wrote a line, or when.
    #[must_use]
    pub fn is_shallow(&self) -> bool {
        self.git.is_shallow()
    }

    /// What a file said where the current commit left the revision; the same where none is named.
    ///
    /// # Errors
    /// Git says no.
    pub fn then(&self, file: &Path) -> Result<FileThen, ComparisonError> {
        let Some(fork) = &self.fork else { return Ok(FileThen::Same) };
        let real = file.parent().and_then(|folder| folder.canonicalize().ok());
        let real = real.zip(file.file_name()).map(|(folder, name)| folder.join(name));
        // What lies elsewhere is no part of the change.
        let Some(inside) = real.as_deref().and_then(|real| real.strip_prefix(&self.top).ok()) else {
            return Ok(FileThen::Same);
        };
        Ok(match fork.then(&self.git, &self.git.top().join(inside))? {
            Then::Absent => FileThen::Absent,
            Then::Same => FileThen::Same,
            Then::Blob(id) => {
                let mut read = self.git.blobs(&[id], most_bytes(), |_, bytes| bytes)?;
                FileThen::Bytes(read.pop().unwrap_or_default())
            }
        })
    }

    /// The charters among the changed files that are charters no longer.
    fn left(
        &self,
        fork: &Fork,
        here: &BTreeSet<PathBuf>,
        is_named: impl Fn(&Path) -> bool + Sync,
    ) -> Result<Vec<Left>, ComparisonError> {
        let changed = fork.changed.iter().filter(|(file, _)| is_yaml(file) && !here.contains(*file));
        let (files, ids): (Vec<&PathBuf>, Vec<String>) =
            changed.filter_map(|(file, was)| Some((file, was.clone()?))).unzip();
        let left = self.git.blobs(&ids, most_bytes(), |nth, bytes| {
            let file = files[nth];
            let place =
                file.strip_prefix(self.git.top()).map_or_else(|_| file.clone(), |it| self.top.join(it));
            let shown = self.shown(&place);
            let read = |bytes: Vec<u8>| from_bytes(file.clone(), shown.clone(), bytes, false, false);
            let was = read(bytes).filter(DocumentFile::is_charter)?;
            // One that is still there was not asked about.
            let now = read_plain(file, most_bytes() as u64).ok().and_then(read);
            let is_there = now.is_some_and(|now| now.is_charter());
            (!is_there).then(|| Left {
                traits: traits_of(&was),
                is_named: is_named(&place),
                shown,
                was: base_charter(was.holding(&self.words)),
            })
        })?;
        Ok(left.into_iter().flatten().collect())
    }

    /// A file as it is shown, given without links.
    fn shown(&self, file: &Path) -> String {
        Roots::in_tree(&self.base, &[], self.top.clone()).shown_path(file)
    }

    /// A file under the name that git is asked by; a link is followed.
    fn inside(&self, source: &Source) -> Result<PathBuf, ComparisonError> {
        self.inside_of(source.file(), &source.path)
    }

    /// The same of a file by where it lies and how it is shown.
    fn inside_of(&self, file: Option<&Path>, shown: &str) -> Result<PathBuf, ComparisonError> {
        let no_file = || ComparisonError::NoFile(shown.to_owned());
        let file = file.and_then(|file| file.canonicalize().ok()).ok_or_else(no_file)?;
        let Ok(inside) = file.strip_prefix(&self.top) else {
            let top = self.git.top().display().to_string();
            return Err(ComparisonError::Outside { path: shown.to_owned(), top });
        };
        let folders = file.ancestors().skip(1).take_while(|folder| *folder != self.top);
        match folders.into_iter().any(|folder| folder.join(".git").exists()) {
            true => Err(ComparisonError::Nested(shown.to_owned())),
            false => Ok(self.git.top().join(inside)),
        }
    }
}

impl Fork {
    fn of(git: &Git, revision: &str) -> Result<Self, ComparisonError> {
        let commit = git.fork_point(revision)?;
        let changed = git.changes_since(&commit)?.into_iter().map(|it| (it.path, it.before)).collect();
        Ok(Self { revision: revision.to_owned(), commit, changed, tracked: git.tracked()? })
    }

    fn then(&self, git: &Git, file: &Path) -> Result<Then, ComparisonError> {
        let blob = |id: Option<String>| id.map_or(Then::Absent, Then::Blob);
        Ok(match self.changed.get(file) {
            Some(before) => blob(before.clone()),
            None if self.tracked.binary_search_by(|it| it.path.as_path().cmp(file)).is_ok() => Then::Same,
            // Git does not list what it ignores or was told not to look at; it may have kept it before.
            None => blob(git.id_at(&self.commit, file)?),
        })
    }
}

/// By what a charter's file is known again where it lies elsewhere.
fn traits_of(file: &DocumentFile) -> Traits {
    let id = charter_id(&file.path, file.top_level("id").map(|(id, _)| id));
    Traits::of(&id, file.top_level("name").map(|(name, _)| name), &file.source.text)
}

/// One byte more than what is read tells that there is more.
fn most_bytes() -> usize {
    Limits::default().bytes + 1
}

/// A charter from its text, as it once was.
#[must_use]
pub fn charter_of_text(path: &str, text: String) -> BaseCharter {
    charter_of(Path::new(path), path, text.into_bytes(), &Arc::default())
}

/// The same from its bytes; `None` where it cannot be read.
pub(super) fn charter_at(
    file: &Path,
    shown: &str,
    bytes: Vec<u8>,
    words: &Arc<BTreeSet<String>>,
) -> Option<Arc<Document<Charter>>> {
    match charter_of(file, shown, bytes, words) {
        BaseCharter::Other(charter) => Some(charter),
        BaseCharter::New | BaseCharter::Same | BaseCharter::Unreadable(_) => None,
    }
}

fn charter_of(file: &Path, shown: &str, bytes: Vec<u8>, words: &Arc<BTreeSet<String>>) -> BaseCharter {
    match from_bytes(file.to_owned(), shown.to_owned(), bytes, true, false) {
        Some(file) => base_charter(file.holding(words)),
        None => BaseCharter::Unreadable("it is empty".to_owned()),
    }
}

fn base_charter(file: DocumentFile) -> BaseCharter {
    let is_broken = |kind: ProblemKind| {
        matches!(kind, ProblemKind::YamlSyntax | ProblemKind::FileUnreadable | ProblemKind::KindUnknown)
    };
    if let Some(problem) = file.problems.iter().find(|problem| is_broken(problem.kind)) {
        let at = file.source.position(problem.span.start);
        return BaseCharter::Unreadable(format!("line {} there: {}", at.line, problem.message));
    }
    if file.kind != Some(DocumentKind::Charter) || file.source.tree.root().is_none() {
        return BaseCharter::Unreadable("it was not a charter there".to_owned());
    }
    let ids = Ids::of_charter(&file.source.tree, &file.damaged);
    let charter: Document<Charter> = Document::decode(file.source, &ids, file.problems, &file.damaged);
    BaseCharter::Other(Arc::new(charter))
}

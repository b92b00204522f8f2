//! What lies around the named paths: the files to read, what is left out of them and why, and what hides behind links.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::commit_tree::CommitTree;
use super::discover::{self, Roots};
use super::document_file::read_file;
use super::file_name::{has_charter_name, is_yaml};
use super::git::{Git, GitError};
use super::loading::{Loading, Reach};
use super::walk::Walked;
use crate::cores;
use crate::document::header::DocumentKind;
use crate::partnership::{LeftOut, Reason};

/// The named paths and what was found around them.
#[derive(Debug, Clone)]
pub(super) struct Surroundings {
    pub(super) roots: Roots,
    /// YAML files to read.
    pub(super) files: BTreeSet<PathBuf>,
    /// Folders and files that could not be looked at, with what the system says.
    pub(super) unreadable: BTreeMap<PathBuf, String>,
    /// Links that hide something of ours.
    pub(super) links: Vec<Link>,
    /// Files that a sparse checkout does not have on the disk.
    pub(super) sparse: BTreeSet<PathBuf>,
    /// How many charters and records are left out.
    pub(super) left_out: LeftOut,
    /// Which of the excluding patterns have fitted something, counted from 0.
    pub(super) fitting: BTreeSet<usize>,
    /// Drafts that were left by runs that were killed while they wrote.
    pub(super) drafts: BTreeSet<PathBuf>,
    /// Texts that count as open besides `TBD` and its like.
    pub(super) words: Arc<BTreeSet<String>>,
    candidates: BTreeSet<PathBuf>,
    /// The commit that all of it is from; `None` for what lies on the disk.
    pub(super) tree: Option<Arc<CommitTree>>,
}

/// A link that is not followed.
#[derive(Debug, Clone)]
pub(super) struct Link {
    /// Where it lies.
    pub(super) path: PathBuf,
    /// Whether it leads to a folder.
    pub(super) is_folder: bool,
    /// The files of ours behind it, by where they really lie; none where it leads to nothing or to more than is looked through.
    pub(super) targets: BTreeSet<PathBuf>,
    /// Whether each of them is read under its own name.
    pub(super) is_read_elsewhere: bool,
}

/// How many files and folders behind a link are looked at.
const MOST_BEHIND_LINK: usize = 2_000;

impl Surroundings {
    /// Looks around the named paths.
    pub(super) fn of(roots: Roots, how: &Loading<'_>) -> Self {
        let mut found = match how.reach {
            Reach::Around => discover::files(&roots, how.excluded),
            Reach::Named => discover::named(&roots),
        };
        // A file that is not written yet is found by nobody.
        let unsaved = how.unsaved.into_iter().flat_map(BTreeMap::keys);
        found.files.extend(unsaved.filter(|file| roots.top(file).is_some()).cloned());
        Self::of_found(roots, found, how)
    }

    /// The same from what was found already.
    pub(super) fn of_found(roots: Roots, mut found: Walked, how: &Loading<'_>) -> Self {
        take_in_tracked(&mut found);
        found.left_out.retain(|file, _| !found.files.contains(file));
        let sparse = sparse(&roots);
        let mut left_out = LeftOut::default();
        let ours = cores::each(&found.left_out, |(file, reason)| Some((*reason, is_charter(file)?)));
        for (reason, is_charter) in ours.into_iter().flatten() {
            left_out.add(reason, usize::from(is_charter), usize::from(!is_charter));
        }
        let absent = sparse.iter().filter(|file| is_yaml(file));
        let charters = absent.clone().filter(|file| has_charter_name(file)).count();
        left_out.add(Reason::Sparse, charters, absent.count() - charters);
        let Walked { files, unreadable, links, fitting, drafts, .. } = found;
        Self {
            roots,
            files,
            unreadable,
            links: Vec::new(),
            sparse,
            left_out,
            fitting,
            drafts,
            words: how.words(),
            candidates: links,
            tree: None,
        }
    }

    /// The same of what a commit has: there is nothing else.
    pub(super) fn in_tree(roots: Roots, words: Arc<BTreeSet<String>>, tree: Arc<CommitTree>) -> Self {
        Self {
            roots,
            files: BTreeSet::new(),
            unreadable: BTreeMap::new(),
            links: Vec::new(),
            sparse: BTreeSet::new(),
            left_out: LeftOut::default(),
            fitting: BTreeSet::new(),
            drafts: BTreeSet::new(),
            words,
            candidates: BTreeSet::new(),
            tree: Some(tree),
        }
    }

    /// Finds out which links hide something of ours, once it is known what is read.
    pub(super) fn look_behind_links<'f>(&mut self, read: impl Iterator<Item = &'f Path>) {
        let known: BTreeSet<PathBuf> = match self.candidates.is_empty() {
            true => BTreeSet::new(),
            false => read.filter_map(|file| file.canonicalize().ok()).collect(),
        };
        let links = self.candidates.iter().filter(|link| !self.roots.names_file(link));
        let links: Vec<Link> =
            cores::each(links, |link| behind(link, &known)).into_iter().flatten().collect();
        for link in links.iter().filter(|link| !link.is_read_elsewhere) {
            let hidden = link.targets.iter().filter(|file| !known.contains(*file));
            let charters = hidden.clone().filter(|file| is_charter(file) == Some(true)).count();
            self.left_out.add(Reason::Linked, charters, hidden.count() - charters);
        }
        self.links = links;
    }
}

/// Whether a file of ours is a charter; `None` if it is none of ours.
fn is_charter(file: &Path) -> Option<bool> {
    let read = read_file(file, String::new(), false)?;
    (read.nearly.is_none() || read.is_ours_anywhere())
        .then(|| read.is_charter() || read.meant == Some(DocumentKind::Charter))
}

/// What a link hides, if that is or may be something of ours.
fn behind(link: &Path, known: &BTreeSet<PathBuf>) -> Option<Link> {
    let nothing = |is_folder| Link {
        path: link.to_owned(),
        is_folder,
        targets: BTreeSet::new(),
        is_read_elsewhere: false,
    };
    let Ok(target) = link.canonicalize() else { return is_yaml(link).then(|| nothing(false)) };
    let metadata = fs::metadata(&target).ok()?;
    let candidates = match (metadata.is_dir(), metadata.is_file()) {
        (true, _) => match yaml_below(&target) {
            Some(files) => files,
            None => return Some(nothing(true)),
        },
        (_, true) if is_yaml(link) => vec![target],
        (false, false) if is_yaml(link) => return Some(nothing(false)),
        _ => return None,
    };
    let targets: BTreeSet<PathBuf> =
        candidates.into_iter().filter(|file| is_charter(file).is_some()).collect();
    let is_read_elsewhere = targets.iter().all(|file| known.contains(file));
    (!targets.is_empty()).then(|| Link { targets, is_read_elsewhere, ..nothing(metadata.is_dir()) })
}

/// The YAML files below a folder; `None` where there is more than is looked through, or a folder that cannot be.
fn yaml_below(folder: &Path) -> Option<Vec<PathBuf>> {
    let (mut open, mut files, mut seen) = (vec![folder.to_owned()], Vec::new(), 0);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).ok()? {
            seen += 1;
            let entry = entry.ok()?;
            let kind = entry.file_type().ok()?;
            if seen > MOST_BEHIND_LINK {
                return None;
            }
            if kind.is_dir() && entry.file_name() != ".git" {
                open.push(entry.path());
            } else if kind.is_file() && is_yaml(&entry.path()) {
                files.push(entry.path());
            }
        }
    }
    Some(files)
}

/// Takes in what an ignore file names and git keeps all the same. Where git cannot be asked, everything may be such a file.
fn take_in_tracked(found: &mut Walked) {
    let mut by_repository: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for (file, _) in found.left_out.iter().filter(|(_, reason)| **reason == Reason::Ignored) {
        if let Some(top) = repository_around(file) {
            by_repository.entry(top).or_default().push(file.clone());
        }
    }
    for (top, files) in by_repository {
        match listed(&top, &files) {
            Ok(listed) => found.files.extend(listed),
            Err(GitError::NoRepository(_)) => {}
            Err(_) => found.files.extend(files),
        }
    }
}

fn repository_around(file: &Path) -> Option<PathBuf> {
    file.ancestors().skip(1).find(|folder| folder.join(".git").exists()).map(Path::to_owned)
}

/// Those of the files that git keeps.
fn listed(top: &Path, files: &[PathBuf]) -> Result<Vec<PathBuf>, GitError> {
    let git = Git::around(top)?;
    if !is_same(git.top(), top) {
        return Ok(Vec::new());
    }
    let inside: Vec<&Path> = files.iter().filter_map(|file| file.strip_prefix(top).ok()).collect();
    let kept = git.kept(&inside)?;
    Ok(inside.into_iter().filter(|file| kept.contains(*file)).map(|file| top.join(file)).collect())
}

/// The files that a sparse checkout leaves out of the repositories that are searched.
fn sparse(roots: &Roots) -> BTreeSet<PathBuf> {
    let tops = roots.tops().filter(|top| may_be_sparse(top));
    let of_top = |top: &Path| -> Option<Vec<PathBuf>> {
        let git = Git::around(top).ok()?;
        let absent = git.not_checked_out().ok()?;
        is_same(git.top(), top).then(|| absent.into_iter().map(|file| top.join(file)).collect())
    };
    tops.filter_map(of_top).flatten().filter(|file| !file.exists()).collect()
}

/// Whether there is a list of what is checked out; a work tree beside its repository has it elsewhere, so that git is asked.
fn may_be_sparse(top: &Path) -> bool {
    let git = top.join(".git");
    git.is_file() || git.join("info/sparse-checkout").is_file()
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

//! Partnerships as each commit left them: every text is read from git once, and no more of them are held than those of some commits.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::assemble::{decode, is_named};
use super::changed::ComparisonError;
use super::commit_tree::CommitTree;
use super::discover::Roots;
use super::document_file::{DocumentFile, from_bytes};
use super::file_name::{has_charter_name, is_yaml};
use super::git::{Git, Walked};
use super::loading::Loading;
use super::outline::{FoundFile, Outline};
use super::revision::Revision;
use super::sorted::{Sheaf, Sorted};
use super::surroundings::Surroundings;
use crate::cores;
use crate::partnership::Partnership;
use crate::paths::normal;
use crate::yaml::Limits;

/// The commits that touched what some paths name, oldest first.
#[derive(Debug)]
pub struct Chronicle {
    git: Git,
    roots: Roots,
    /// The folder of the whole work tree, as it is seen from where the program runs.
    top: PathBuf,
    steps: Vec<Walked>,
}

/// A charter as a commit left it.
#[derive(Debug)]
pub enum Left<'l> {
    /// With its records.
    Partnership(&'l Partnership),
    /// It was there, and is nothing that can be read as a charter: its path as shown, and why.
    Lost(&'l str, &'l str),
}

/// How many commits are worked on at a time.
const AT_A_TIME: usize = 256;

/// Which file belongs to which partnership, as long as none of them says otherwise.
struct Layout {
    sheaves: Vec<Sheaf>,
    /// Those that were asked for.
    is_named: Vec<bool>,
    paths: Vec<PathBuf>,
}

/// A charter to look at.
struct Task {
    step: usize,
    what: What,
}

enum What {
    Draft(Box<super::sorted::Draft>, Arc<BTreeMap<PathBuf, String>>),
    Lost(String, String),
}

impl Chronicle {
    /// The commits that touched what the paths name, seen from a folder.
    ///
    /// # Errors
    /// No git, no repository, or git says no.
    pub fn of(base: &Path, paths: &[PathBuf]) -> Result<Self, ComparisonError> {
        let base = normal(&std::path::absolute(base).unwrap_or_else(|_| base.to_owned()));
        let git = Git::around(&base)?;
        let seen = base.ancestors().find(|folder| folder.join(".git").exists());
        let top = seen.unwrap_or(git.top()).to_owned();
        let roots = Roots::in_tree(&base, paths, top.clone());
        let steps =
            if git.has_commits()? { git.walk(&common_folder(&base, paths, &top))? } else { Vec::new() };
        Ok(Self { git, roots, top, steps })
    }

    /// The commits, oldest first.
    #[must_use]
    pub fn steps(&self) -> &[Walked] {
        &self.steps
    }

    /// Leaves out all commits but the first so many.
    pub fn cut(&mut self, count: usize) {
        self.steps.truncate(count);
    }

    /// Whether only a part of the history is here.
    #[must_use]
    pub fn is_shallow(&self) -> bool {
        self.git.is_shallow()
    }

    /// Looks at each partnership as each commit left it that touched one of its files, in the order of the commits. `look` is given the
    /// commit's place in [`Chronicle::steps`].
    ///
    /// # Errors
    /// Git says no, or what stood in a file is not in this clone.
    pub fn follow<T: Send>(
        &self,
        how: &Loading<'_>,
        look: impl Fn(usize, Left<'_>) -> T + Sync,
    ) -> Result<Vec<T>, ComparisonError> {
        let words = how.words();
        let around = |tree: Arc<BTreeMap<PathBuf, String>>| {
            Surroundings::in_tree(
                self.roots.clone(),
                Arc::clone(&words),
                Arc::new(CommitTree::of(&self.git, tree)),
            )
        };
        let mut files: BTreeMap<PathBuf, DocumentFile> = BTreeMap::new();
        let mut tree: Arc<BTreeMap<PathBuf, String>> = Arc::default();
        let mut layout: Option<Layout> = None;
        let mut seen = Vec::new();
        for (nth, steps) in self.steps.chunks(AT_A_TIME).enumerate() {
            let mut read = self.read(steps, how)?;
            let mut tasks = Vec::new();
            for (at, step) in steps.iter().enumerate() {
                let mut touched = BTreeSet::new();
                let mut lost = Vec::new();
                for (inside, id) in &step.files {
                    let path = self.top.join(inside);
                    let present = Arc::make_mut(&mut tree);
                    match id {
                        Some(id) => _ = present.insert(path.clone(), id.clone()),
                        None => _ = present.remove(&path),
                    }
                    let now = id
                        .as_ref()
                        .and_then(|id| read.get_mut(&(inside.clone(), id.clone())))
                        .cloned()
                        .flatten();
                    let was = files.get(&path);
                    if was.is_none() && now.is_none() {
                        continue;
                    }
                    let is_as_before =
                        was.zip(now.as_ref()).is_some_and(|(was, now)| Outline::of(was) == Outline::of(now));
                    if !is_as_before {
                        layout = None;
                    }
                    let was_charter = was.is_some_and(DocumentFile::is_charter) || has_charter_name(&path);
                    let is_lost = id.is_some() && now.as_ref().is_none_or(|it| it.kind.is_none());
                    if was_charter && is_lost && self.roots.names(&path) {
                        let problem = now.as_ref().and_then(|it| it.problems.first());
                        let why =
                            problem.map_or_else(|| "it is not a charter".to_owned(), |it| it.message.clone());
                        lost.push((self.roots.shown_path(&path), why));
                    }
                    match now {
                        Some(now) => _ = files.insert(path.clone(), now),
                        None => _ = files.remove(&path),
                    }
                    touched.insert(path);
                }
                let layout = layout.get_or_insert_with(|| Layout::of(&files, &around(Arc::clone(&tree))));
                let step = nth * AT_A_TIME + at;
                tasks.extend(
                    layout
                        .drafts(&files, &touched)
                        .map(|draft| Task { step, what: What::Draft(Box::new(draft), Arc::clone(&tree)) }),
                );
                tasks.extend(lost.into_iter().map(|(path, why)| Task { step, what: What::Lost(path, why) }));
            }
            let looked = cores::each(tasks, |Task { step, what }| match what {
                What::Draft(draft, tree) => {
                    look(step, Left::Partnership(&decode(*draft, Some(&around(tree)))))
                }
                What::Lost(path, why) => look(step, Left::Lost(&path, &why)),
            });
            seen.extend(looked);
        }
        Ok(seen)
    }

    /// The texts of some commits, each read once; `None` for what is none of ours.
    fn read(
        &self,
        steps: &[Walked],
        how: &Loading<'_>,
    ) -> Result<BTreeMap<(PathBuf, String), Option<DocumentFile>>, ComparisonError> {
        let is_ours = |path: &Path| {
            let file = self.top.join(path);
            is_yaml(path) && !how.excluded.is_some_and(|it| it.leaves_out(&file))
        };
        let changed = steps.iter().flat_map(|step| &step.files);
        let wanted: BTreeSet<(PathBuf, String)> = changed
            .filter(|(path, _)| is_ours(path))
            .filter_map(|(path, id)| Some((path.clone(), id.clone()?)))
            .collect();
        let wanted: Vec<(PathBuf, String)> = wanted.into_iter().collect();
        let ids: Vec<String> = wanted.iter().map(|(_, id)| id.clone()).collect();
        let words = how.words();
        let read = self.git.blobs(&ids, Limits::default().bytes + 1, |nth, bytes| {
            let path = self.top.join(&wanted[nth].0);
            let shown = self.roots.shown_path(&path);
            from_bytes(path, shown, bytes, false, true).map(|file| file.holding(&words))
        })?;
        Ok(wanted.into_iter().zip(read).collect())
    }
}

impl Layout {
    fn of(files: &BTreeMap<PathBuf, DocumentFile>, surroundings: &Surroundings) -> Self {
        let found = files.values().cloned().map(FoundFile::whole).collect();
        let sorted = Sorted::of(found, surroundings);
        let is_named =
            (0..sorted.sheaves.len()).map(|nth| is_named(&sorted, nth, &surroundings.roots)).collect();
        let paths = (0..sorted.files.len()).map(|index| sorted.path(index).to_owned()).collect();
        Self { sheaves: sorted.sheaves, is_named, paths }
    }

    /// The partnerships of which a file was touched.
    fn drafts<'d>(
        &'d self,
        files: &'d BTreeMap<PathBuf, DocumentFile>,
        touched: &'d BTreeSet<PathBuf>,
    ) -> impl Iterator<Item = super::sorted::Draft> + 'd {
        let wanted = self.sheaves.iter().zip(&self.is_named).filter(|(_, is_named)| **is_named);
        let is_touched = |sheaf: &Sheaf| sheaf.files().any(|index| touched.contains(&self.paths[index]));
        wanted.filter(move |(sheaf, _)| is_touched(sheaf)).filter_map(|(sheaf, _)| {
            sheaf.draft(|index| files.get(&self.paths[index]).cloned().ok_or(())).ok()
        })
    }
}

/// The folder that holds everything that is named, from the top of the work tree. A file brings its folder along: records lie beside it.
fn common_folder(base: &Path, paths: &[PathBuf], top: &Path) -> PathBuf {
    let mut folders = paths.iter().map(|path| {
        let full = normal(&base.join(path));
        let folder = if full.is_file() { full.parent().unwrap_or(&full).to_owned() } else { full };
        folder.strip_prefix(top).map(Path::to_owned).unwrap_or_default()
    });
    let mut common = folders.next().unwrap_or_default();
    for folder in folders {
        while !folder.starts_with(&common) {
            common.pop();
        }
    }
    common
}

impl Revision {
    /// What there is to say of the commit, without its files.
    ///
    /// # Errors
    /// Git says no.
    pub fn told(&self) -> Result<Option<Walked>, ComparisonError> {
        Ok(self.git().told(&self.commit)?)
    }
}

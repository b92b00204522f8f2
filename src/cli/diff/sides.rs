//! Which two sides are compared, and what stands there.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail, ensure};

use crate::cli::reading::loading;
use crate::cli::{Common, output};
use crate::config::Configuration;
use crate::document::Document;
use crate::document::records::change::{ChangeRequest, ChangeStatus};
use crate::paths::normal;
use crate::repository::{GitError, History, Loading, Reach, Repository, Request, Revision, SearchError};

/// What is compared.
#[derive(Debug)]
pub(super) enum Sides {
    /// A revision with another one, or with what is on the disk; seen from the paths.
    Revisions { before: Revision, after: Option<Revision>, paths: Vec<PathBuf> },
    /// Two files; one that is not there is `None`. Under the names by which they are shown.
    Files { before: Named, after: Named },
}

/// A file and what to call it; no file where there is none.
#[derive(Debug)]
pub(super) struct Named {
    name: String,
    file: Option<PathBuf>,
    /// The file that git means by it.
    stands_for: Option<String>,
}

/// What stands on a side.
#[derive(Debug)]
pub(super) struct Loaded {
    /// What the side is called.
    pub(super) name: String,
    /// What stands there.
    pub(super) repository: Repository,
    /// Whether it is a file that was named.
    pub(super) is_file: bool,
}

impl Sides {
    /// The sides that words and the paths behind `--` name.
    pub(super) fn of(common: &Common, words: &[String], further: &[PathBuf]) -> anyhow::Result<Self> {
        let base = common.base()?;
        let (revisions, mut paths) = match further {
            [] => told_apart(&base, words)?,
            _ => (words.to_vec(), Vec::new()),
        };
        paths.extend(further.iter().cloned());
        let is_file = |path: &PathBuf| base.join(path).is_file();
        if revisions.is_empty()
            && further.is_empty()
            && let [one, other] = paths.as_slice()
            && is_file(one)
            && is_file(other)
        {
            let named = |path: &PathBuf| Named {
                name: path.display().to_string(),
                file: Some(path.clone()),
                stands_for: None,
            };
            return Ok(Self::Files { before: named(one), after: named(other) });
        }
        if paths.is_empty() {
            paths.push(PathBuf::from("."));
        }
        let revision = |name: &str| {
            Revision::of(&base, if name.is_empty() { "HEAD" } else { name })
                .context("`partner diff` needs git")
        };
        let (before, after) = match revisions.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            [] => (revision("HEAD")?, None),
            [range] if range.contains("...") => {
                let (one, other) = range.split_once("...").unwrap_or_default();
                let after = revision(other)?;
                (revision(one)?.parted_from(&after.name)?, Some(after))
            }
            [range] if range.contains("..") => {
                let (one, other) = range.split_once("..").unwrap_or_default();
                (revision(one)?, Some(revision(other)?))
            }
            [one] => (revision(one)?, None),
            [one, other] => (revision(one)?, Some(revision(other)?)),
            more => bail!("{} revisions are named, but only two can be compared", more.len()),
        };
        Ok(Self::Revisions { before, after, paths })
    }

    /// The sides that git names: the path, then the file, the object id and the mode of either. `None` for a file in conflict, of
    /// which git names the path alone.
    pub(super) fn of_driver(words: &[String]) -> anyhow::Result<Option<Self>> {
        let (path, before, after) = match words {
            [_] => return Ok(None),
            [path, before, _, _, after, _, _, ..] => (path, before, after),
            _ => {
                bail!("git calls an external diff driver with seven arguments, and there are {}", words.len())
            }
        };
        let named = |file: &String, side: &str| Named {
            name: format!("{side}/{path}"),
            file: (file != "/dev/null").then(|| PathBuf::from(file)),
            stands_for: Some(path.clone()),
        };
        Ok(Some(Self::Files { before: named(before, "a"), after: named(after, "b") }))
    }

    /// What stands on both sides.
    pub(super) fn load(
        &self,
        common: &Common,
        configuration: &Configuration,
    ) -> anyhow::Result<(Loaded, Loaded)> {
        let base = common.base()?;
        let how = loading(configuration);
        let (before, after) = match self {
            Self::Files { before, after } => (before.load(&base, &how)?, after.load(&base, &how)?),
            Self::Revisions { before, after, paths } => {
                let at = |revision: &Revision| -> anyhow::Result<Loaded> {
                    let repository = revision.load(&base, paths, &how).context("`partner diff` needs git")?;
                    Ok(Loaded { name: format!("`{}`", revision.name), repository, is_file: false })
                };
                let then = at(before)?;
                let mut now = match after {
                    Some(revision) => at(revision)?,
                    None => on_disk(&base, paths, &how, &then.repository)?,
                };
                let is_here = after
                    .as_ref()
                    .is_none_or(|it| Revision::of(&base, "HEAD").is_ok_and(|head| head.commit == it.commit));
                if is_here {
                    trace_requests(&base, before, configuration, &mut now.repository);
                }
                leave_out_submodules(&base, paths, before, after.as_ref(), &mut now.repository)?;
                (then, now)
            }
        };
        common.inputs.add_repository(&before.repository);
        common.inputs.add_repository(&after.repository);
        Ok((before, after))
    }
}

/// Looks which approved change requests have permitted what they asked for already. Where history does not tell, each of them may
/// still permit it.
fn trace_requests(
    base: &Path,
    before: &Revision,
    configuration: &Configuration,
    repository: &mut Repository,
) {
    let is_approved =
        |change: &Document<ChangeRequest>| change.value.status.get() == Some(&ChangeStatus::Approved);
    if !repository.partnerships.iter().any(|it| it.records.changes.iter().any(is_approved)) {
        return;
    }
    let untold = |why: &str| {
        output::warn(&format!("whether approved change requests have been made already is not known: {why}"));
    };
    let history = match History::around(base, Some(&before.commit)) {
        Ok(history) if history.is_shallow() => return untold("this clone is shallow"),
        Ok(history) => history.with_placeholders(Arc::clone(&configuration.placeholders)),
        Err(error) => return untold(&error.to_string()),
    };
    if let Err(error) = history.trace_requests(&mut repository.partnerships) {
        untold(&error.to_string());
    }
}

/// Leaves out what lies in repositories within this one, which a commit knows by their commits alone, and names those that may differ.
fn leave_out_submodules(
    base: &Path,
    paths: &[PathBuf],
    before: &Revision,
    after: Option<&Revision>,
    now: &mut Repository,
) -> anyhow::Result<()> {
    let then = before.submodules(base).context("`partner diff` needs git")?;
    let later = match after {
        Some(revision) => revision.submodules(base).context("`partner diff` needs git")?,
        None => then.clone(),
    };
    let base = normal(&std::path::absolute(base)?);
    for folder in then.keys().chain(later.keys().filter(|it| !then.contains_key(*it))) {
        let named = |path: &PathBuf| {
            let path = normal(&base.join(path));
            folder.starts_with(&path) || path.starts_with(folder)
        };
        let is_within = |file: Option<&Path>| file.is_some_and(|file| file.starts_with(folder));
        let found = now.partnerships.len();
        now.partnerships.retain(|it| !is_within(it.charter.source.file()));
        let is_told = then.get(folder) != later.get(folder) || now.partnerships.len() < found;
        if is_told && paths.iter().any(named) {
            let shown = folder.strip_prefix(&base).unwrap_or(folder).display();
            output::warn(&format!(
                "`{shown}` is a repository of its own and not compared: run `partner diff` in it"
            ));
        }
    }
    Ok(())
}

/// What is on the disk. What is there no longer, and was at the revision, is gone and no mistake.
fn on_disk(base: &Path, paths: &[PathBuf], how: &Loading<'_>, then: &Repository) -> anyhow::Result<Loaded> {
    let mut there = Vec::new();
    for path in paths {
        let is_there = base.join(path).symlink_metadata().is_ok();
        ensure!(
            is_there || !then.partnerships.is_empty(),
            "`{}` does not exist, neither on the disk nor at the revision",
            path.display()
        );
        there.extend(is_there.then(|| path.clone()));
    }
    let request = Request::Paths { base: base.to_owned(), paths: there };
    let repository = match how.load(&request) {
        Err(SearchError::NothingFound { .. }) => Repository::default(),
        other => other?,
    };
    Ok(Loaded { name: "the work tree".to_owned(), repository, is_file: false })
}

impl Named {
    fn load(&self, base: &Path, how: &Loading<'_>) -> anyhow::Result<Loaded> {
        let mut repository = match &self.file {
            None => Repository::default(),
            Some(file) => {
                let how = Loading { reach: Reach::Named, ..*how };
                how.load(&Request::Paths { base: base.to_owned(), paths: vec![file.clone()] })?
            }
        };
        if let Some(path) = &self.stands_for {
            for partnership in &mut repository.partnerships {
                Arc::make_mut(&mut partnership.charter.source).path.clone_from(path);
            }
            repository.left_out.unread.iter_mut().for_each(|file| file.path.clone_from(path));
        }
        Ok(Loaded { name: format!("`{}`", self.name), repository, is_file: true })
    }
}

/// Tells revisions from paths: what exists is a path, what does not is a revision, and what is both is a question.
fn told_apart(base: &Path, words: &[String]) -> anyhow::Result<(Vec<String>, Vec<PathBuf>)> {
    let (mut revisions, mut paths) = (Vec::new(), Vec::new());
    for word in words {
        ensure!(word != "-", "`diff` compares files and revisions, and standard input is neither");
        let is_path = base.join(word).symlink_metadata().is_ok();
        if !is_path {
            ensure!(
                paths.is_empty(),
                "there is no file or folder `{word}`; a revision comes before the paths, and `--` separates them"
            );
            revisions.push(word.clone());
            continue;
        }
        let is_revision = match Revision::is_known(base, word) {
            Ok(is_known) => is_known,
            Err(GitError::NoRepository(_) | GitError::Absent(_) | GitError::NoWorkTree(_)) => false,
            Err(error) => return Err(error.into()),
        };
        ensure!(
            !is_revision,
            "`{word}` is a path and a revision: write `./{word}` for the path or `{word} -- .` for the revision"
        );
        paths.push(PathBuf::from(word));
    }
    Ok((revisions, paths))
}

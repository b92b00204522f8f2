//! `check --fix` and `check --diff`: fixes what a program can fix, in memory first, and writes whole files at the end.

mod rounds;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;
use thiserror::Error;

use self::rounds::Rounds;
use super::turn::Turn;
use super::{Common, Outcome, links, output, progress_line};
use crate::check::Options;
use crate::document::Source;
use crate::grammar::{counted, series};
use crate::partnership::Partnership;
use crate::render::{self, Spool};
use crate::repository::{Git, GitError, Queue, Request};

/// What to fix, and how carefully.
#[derive(Debug, Args)]
#[command(next_help_heading = "Fixing")]
pub(super) struct Correctioning {
    /// Fix what can only have been meant one way, then check what remains
    #[arg(long)]
    fix: bool,
    /// Show what `--fix` would change as a unified diff, and write nothing; exit code 1 if it would change something
    #[arg(long)]
    diff: bool,
    /// With `--fix`: also change files that git could not restore, with uncommitted work or outside a repository
    #[arg(long)]
    allow_dirty: bool,
}

/// How many files a note names; of more it says how many there are.
const MOST_NAMED: usize = 3;

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Somebody else has written a file since it was read, so that writing it would take their change away.
#[derive(Debug, Error)]
#[error("`{0}` was just changed by someone else, and was left as it is; run again")]
pub(super) struct Overtaken(pub(super) String);

/// A file that is changed.
pub(super) struct Changed {
    /// As it was read.
    pub(super) before: Arc<Source>,
    /// Its text now, without a byte order mark.
    pub(super) after: String,
}

impl Correctioning {
    /// Whether anything is asked of it.
    pub(super) fn is_asked(&self) -> bool {
        self.fix || self.diff
    }

    /// Refuses what says nothing by itself.
    pub(super) fn refuse_alone(&self) -> anyhow::Result<()> {
        anyhow::ensure!(
            self.is_asked() || !self.allow_dirty,
            "`--allow-dirty` goes with `--fix` or `--diff`"
        );
        Ok(())
    }

    /// Fixes what waits in the queue, in memory. Each partnership is handed to `seen` once it is read.
    pub(super) fn rounds(
        &self,
        common: &Common,
        queue: &mut Queue,
        question: &Options,
        seen: &dyn Fn(&Partnership),
    ) -> anyhow::Result<Rounds> {
        Ok(progress_line::during(common, |progress| Rounds::of(queue, question, progress, seen))?)
    }

    /// Writes or shows what was fixed. Gives how the run ends where there is nothing more to say.
    pub(super) fn make(
        &self,
        common: &Common,
        request: &Request,
        rounds: &Rounds,
    ) -> anyhow::Result<Option<Outcome>> {
        if self.diff {
            return self.preview(common, rounds).map(Some);
        }
        if !self.allow_dirty {
            let refused = uncommitted(&rounds.changed)?;
            anyhow::ensure!(
                refused.is_empty(),
                "not committed, so git could not restore what a fix replaces: {}; commit first, or give `--allow-dirty`",
                refused.join(", ")
            );
        }
        match request {
            Request::Text(bytes) => output::emit_bytes(common, &rounds.fixed_text(bytes))?,
            Request::Paths { .. } => write_all(&rounds.changed)?,
        }
        rounds.list(common);
        rounds.tell(common, "fixed");
        Ok(None)
    }

    /// Shows what would change. Nothing is in danger, so that work which is not committed stands in no way.
    fn preview(&self, common: &Common, rounds: &Rounds) -> anyhow::Result<Outcome> {
        let is_for_eyes = output::is_for_eyes(common);
        let mut diff = Spool::default();
        // What goes wrong is told when it is read.
        rounds.changed.values().for_each(|it| _ = diff.write_str(&it.diff(is_for_eyes)));
        output::emit_spool(common, common.output.as_deref(), &mut diff)?;
        rounds.tell(common, "would be fixed by `--fix`");
        // Where git cannot say, `--fix` will tell why.
        let refused = uncommitted(&rounds.changed).unwrap_or_default();
        if !self.allow_dirty && !refused.is_empty() {
            let (are, them) = if refused.len() == 1 { ("is", "it") } else { ("are", "them") };
            let shown = match refused.get(..MOST_NAMED) {
                Some(first) if refused.len() > MOST_NAMED + 1 => {
                    [first, &[counted(refused.len() - MOST_NAMED, "more file")]].concat()
                }
                _ => refused,
            };
            let message = format!(
                "{} {are} not committed, so that `--fix` would refuse to change {them} without `--allow-dirty`",
                series(&shown)
            );
            output::note(common, &message);
        }
        let is_clean = rounds.changed.is_empty() && rounds.unread.is_empty();
        Ok(if is_clean { Outcome::Clean } else { Outcome::Found })
    }
}

impl Changed {
    /// What changes, as a unified diff.
    pub(super) fn diff(&self, is_for_eyes: bool) -> String {
        if is_for_eyes {
            return render::shown_diff(&self.before, &self.after);
        }
        let is_marked = self.target().ok().flatten().and_then(|file| fs::read(file).ok());
        let is_marked = is_marked.is_some_and(|bytes| bytes.starts_with(BYTE_ORDER_MARK.as_bytes()));
        let whole = |text: &str| if is_marked { format!("{BYTE_ORDER_MARK}{text}") } else { text.to_owned() };
        render::unified_diff(&self.before.path, &whole(&self.before.text), &whole(&self.after))
    }

    /// Where the text is written: a link is followed.
    fn target(&self) -> anyhow::Result<Option<PathBuf>> {
        let Some(file) = self.before.file() else { return Ok(None) };
        let target = fs::canonicalize(file);
        target.map(Some).with_context(|| format!("`{}` cannot be found any more", self.before.path))
    }

    /// The bytes to write, if the file still is what was read.
    fn bytes(&self, target: &Path) -> anyhow::Result<Vec<u8>> {
        let shown = &self.before.path;
        let metadata = fs::metadata(target).with_context(|| format!("`{shown}` cannot be read"))?;
        anyhow::ensure!(metadata.is_file(), "`{shown}` is not a plain file, and nothing was written to it");
        anyhow::ensure!(
            !metadata.permissions().readonly(),
            "`{shown}` is write-protected, and was left as it is"
        );
        let now = fs::read(target).with_context(|| format!("`{shown}` cannot be read"))?;
        let mark = if now.starts_with(BYTE_ORDER_MARK.as_bytes()) { BYTE_ORDER_MARK } else { "" };
        let is_as_read = now.get(mark.len()..) == Some(self.before.text.as_bytes());
        anyhow::ensure!(is_as_read, Overtaken(shown.clone()));
        Ok([mark.as_bytes(), self.after.as_bytes()].concat())
    }
}

/// Writes the files, each whole or not at all, and none if one of them is not as it was read.
pub(super) fn write_all(changed: &BTreeMap<String, Changed>) -> anyhow::Result<()> {
    let mut all = Vec::new();
    for it in changed.values() {
        let Some(target) = it.target()? else { continue };
        all.push((it, target));
    }
    // Held until all is written: whoever writes one of these files meanwhile waits, and then sees that it has changed.
    let _turn = Turn::at(all.iter().map(|(_, target)| target.as_path()))?;
    let mut targets: Vec<(&Changed, PathBuf)> = Vec::new();
    let mut taken = BTreeSet::new();
    for (it, target) in all {
        it.bytes(&target)?;
        // A link and what it points at may both have been named.
        if taken.insert(target.clone()) {
            targets.push((it, target));
        }
    }
    let mut written: Vec<String> = Vec::new();
    for (nth, (it, target)) in targets.iter().enumerate() {
        let path = &it.before.path;
        let outcome = it.bytes(target).and_then(|bytes| {
            if let Some(file) = it.before.file() {
                links::refuse_way_out(file).with_context(|| format!("`{path}` was left as it is"))?;
            }
            output::write_file(target, &bytes)
                .with_context(|| format!("`{path}` cannot be written, and was left as it is"))
        });
        if let Err(error) = outcome {
            return Err(partly(error, &written, targets.len() - nth - 1));
        }
        written.push(format!("`{path}`"));
    }
    Ok(())
}

/// What was done before a file could not be written, and what was not tried behind it.
fn partly(error: anyhow::Error, written: &[String], untried: usize) -> anyhow::Error {
    if written.is_empty() && untried == 0 {
        return error;
    }
    let changed = match written {
        [] => "no file was changed".to_owned(),
        written => format!("changed before it: {}", written.join(", ")),
    };
    let left = match untried {
        0 => String::new(),
        1 => "; one more file was left as it is".to_owned(),
        more => format!("; {more} more files were left as they are"),
    };
    anyhow::anyhow!("{error:#}; {changed}{left}")
}

/// The files, as code for a message, that git could not bring back: with work that is not committed, unknown to it, or
/// outside
/// a repository.
fn uncommitted(changed: &BTreeMap<String, Changed>) -> anyhow::Result<Vec<String>> {
    let mut by_repository: BTreeMap<PathBuf, Vec<(PathBuf, &str)>> = BTreeMap::new();
    for it in changed.values() {
        let Some(target) = it.target()? else { continue };
        let folder = target.parent().unwrap_or(Path::new("."));
        // Git is asked once a repository.
        let top = folder.ancestors().find(|above| above.join(".git").exists()).unwrap_or(folder);
        by_repository.entry(top.to_owned()).or_default().push((target, &it.before.path));
    }
    let mut found: BTreeSet<&str> = BTreeSet::new();
    for (top, files) in by_repository {
        let paths: Vec<PathBuf> = files.iter().map(|(path, _)| path.clone()).collect();
        let dirty = match Git::around(&top).and_then(|git| git.uncommitted(&paths)) {
            Ok(dirty) => dirty,
            Err(GitError::NoRepository(_)) => paths,
            Err(error) => {
                return Err(error)
                    .context("whether files are committed is not known; `--allow-dirty` skips the check");
            }
        };
        let is_dirty = |path: &PathBuf| dirty.contains(path);
        found.extend(files.iter().filter(|(path, _)| is_dirty(path)).map(|(_, shown)| *shown));
    }
    Ok(found.iter().map(|shown| format!("`{shown}`")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::Tree;

    fn changed(file: &Path) -> Changed {
        let before = Source::new("x.yaml".to_owned(), "a: 1\n".to_owned(), Tree::default());
        Changed { before: Arc::new(before.in_file(file.to_owned())), after: "a: 2\n".to_owned() }
    }

    #[test]
    fn a_file_that_somebody_else_has_changed_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.yaml");
        fs::write(&file, "a: 1\n").unwrap();
        let changed = changed(&file);
        assert_eq!(changed.bytes(&file).unwrap(), b"a: 2\n");
        fs::write(&file, "\u{feff}a: 1\n").unwrap();
        assert_eq!(changed.bytes(&file).unwrap(), "\u{feff}a: 2\n".as_bytes(), "the mark stays");
        fs::write(&file, "a: 3\n").unwrap();
        let all = BTreeMap::from([("x.yaml".to_owned(), changed)]);
        let error = write_all(&all).unwrap_err().to_string();
        assert_eq!(error, "`x.yaml` was just changed by someone else, and was left as it is; run again");
        assert_eq!(fs::read(&file).unwrap(), b"a: 3\n");
    }
}

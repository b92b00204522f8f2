//! `check --fix` and `check --diff`: mends what a program can mend, in memory first, and writes whole files at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;

use super::{Common, Outcome, output, progress_line};
use crate::document::Source;
use crate::finding::{Finding, Fix, fixed};
use crate::render;
use crate::report::{CheckReport, Question};
use crate::repository::{Git, GitError, Repository, Request, Unsaved};

/// What to mend, and how carefully.
#[derive(Debug, Args)]
#[command(next_help_heading = "Mending")]
pub(super) struct Mending {
    /// Mend what can only have been meant one way, then judge what remains
    #[arg(long, conflicts_with_all = ["changed_since", "partition"])]
    fix: bool,
    /// Show what `--fix` would change as a unified diff, and write nothing; exit code 1 if it would change something
    #[arg(long, conflicts_with_all = ["changed_since", "partition"])]
    diff: bool,
    /// Change files that git could not bring back: with work that is not committed, or outside a repository
    #[arg(long)]
    allow_dirty: bool,
}

/// One mend replaces what another needs only now and then; more rounds than this are a mistake of ours.
const MOST_ROUNDS: usize = 10;

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// What was mended, and what there is now.
pub(super) struct Mended {
    /// Everything that was read, after the mends.
    pub(super) repository: Repository,
    /// How the run ends where there is nothing more to say.
    pub(super) outcome: Option<Outcome>,
    /// Whether standard output is taken by the mended text.
    takes_output: bool,
}

/// A file that the mends change.
pub(super) struct Changed {
    /// As it was read.
    pub(super) before: Arc<Source>,
    /// Its text now, without a byte order mark.
    pub(super) after: String,
}

impl Mended {
    /// Writes the report: to standard error where standard output holds the mended charter.
    pub(super) fn emit(&self, common: &Common, text: &str) -> anyhow::Result<()> {
        match self.takes_output {
            true => output::emit_beside(text),
            false => output::emit(common, text),
        }
    }
}

impl Mending {
    /// Reads what the request names, and mends it if that is asked for.
    pub(super) fn load(
        &self,
        common: &Common,
        request: &Request,
        question: &Question,
    ) -> anyhow::Result<Mended> {
        if !self.fix && !self.diff {
            anyhow::ensure!(!self.allow_dirty, "`--allow-dirty` goes with `--fix` or `--diff`");
            let repository =
                progress_line::during(common, |progress| Repository::load_watched(request, progress))?;
            return Ok(Mended { repository, outcome: None, takes_output: false });
        }
        let run = Run::of(request, question)?;
        if !self.allow_dirty {
            refuse_uncommitted(&run.changed)?;
        }
        if self.diff {
            let diff: String = run.changed.values().map(|it| it.diff(output::is_for_eyes(common))).collect();
            output::emit(common, &diff)?;
            run.tell(common, "would be fixed by `--fix`");
            let outcome = if run.changed.is_empty() { Outcome::Clean } else { Outcome::Found };
            return Ok(Mended { repository: run.repository, outcome: Some(outcome), takes_output: false });
        }
        match request {
            Request::Text(bytes) => output::emit_bytes(common, &run.mended_text(bytes))?,
            Request::Paths { .. } => write_all(&run.changed)?,
        }
        run.list(common);
        run.tell(common, "fixed");
        let takes_output = matches!(request, Request::Text(_));
        Ok(Mended { repository: run.repository, outcome: None, takes_output })
    }
}

/// Mends in memory until there is nothing more to mend.
struct Run {
    repository: Repository,
    /// By path as shown.
    changed: BTreeMap<String, Changed>,
    /// One line a mend, as in the concise format.
    made: Vec<String>,
}

impl Run {
    fn of(request: &Request, question: &Question) -> anyhow::Result<Self> {
        let mut changed: BTreeMap<String, Changed> = BTreeMap::new();
        let mut made = Vec::new();
        let mut unsaved = Unsaved::default();
        let mut request = request.clone();
        let mut repository = Repository::load(&request)?;
        for _ in 0..MOST_ROUNDS {
            let round = round(&repository, question);
            if round.is_empty() {
                break;
            }
            for (source, text, lines) in round {
                made.extend(lines);
                if let Some(file) = source.file() {
                    unsaved.insert(file.to_owned(), text.clone().into_bytes());
                }
                if let Request::Text(bytes) = &mut request {
                    *bytes = text.clone().into_bytes();
                }
                let before = Arc::clone(&source);
                changed
                    .entry(source.path.clone())
                    .or_insert_with(|| Changed { before, after: String::new() })
                    .after = text;
            }
            repository = Repository::load_with(&request, &unsaved)?;
        }
        changed.retain(|_, it| it.after != it.before.text);
        Ok(Self { repository, changed, made })
    }

    /// The text for standard output: the one that came in where nothing was mended.
    fn mended_text(&self, before: &[u8]) -> Vec<u8> {
        let Some(changed) = self.changed.values().next() else { return before.to_owned() };
        let mark = if before.starts_with(BYTE_ORDER_MARK.as_bytes()) { BYTE_ORDER_MARK } else { "" };
        [mark.as_bytes(), changed.after.as_bytes()].concat()
    }

    fn list(&self, common: &Common) {
        if !common.quiet {
            output::list(&self.made.join("\n"));
        }
    }

    fn tell(&self, common: &Common, what: &str) {
        let (count, files) = (self.made.len(), self.changed.len());
        let of = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        output::note(
            common,
            &match count {
                0 => "nothing here can be fixed by machine".to_owned(),
                count => format!("{} in {} {what}", of(count, "problem"), of(files, "file")),
            },
        );
    }
}

/// The files that can be mended now, each with its new text and what was done.
fn round(repository: &Repository, question: &Question) -> Vec<(Arc<Source>, String, Vec<String>)> {
    let report = CheckReport::of(repository, question);
    let mut fixable: BTreeMap<&str, Vec<(&Finding, &Fix)>> = BTreeMap::new();
    for finding in report.findings().filter(|finding| finding.is_fixable()) {
        if let Some(fix) = &finding.fix {
            fixable.entry(&finding.source.path).or_default().push((finding, fix));
        }
    }
    let mend = |mut fixes: Vec<(&Finding, &Fix)>| {
        fixes.sort_by_key(|(finding, _)| finding.span);
        let source = Arc::clone(&fixes.first()?.0.source);
        let (text, made) = fixed(&source, &fixes.iter().map(|(_, fix)| *fix).collect::<Vec<_>>()).ok()?;
        let lines = made.into_iter().filter_map(|index| fixes.get(index)).map(|(finding, fix)| {
            let at = source.position(finding.span.start);
            format!("{}:{}:{}: fixed[{}] {}", source.path, at.line, at.column, finding.rule, fix.title)
        });
        let lines = lines.collect();
        Some((source, text, lines))
    };
    fixable.into_values().filter_map(mend).collect()
}

impl Changed {
    fn diff(&self, is_for_eyes: bool) -> String {
        render::unified_diff(&self.before.path, &self.before.text, &self.after, is_for_eyes)
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
        anyhow::ensure!(metadata.is_file(), "`{shown}` is no plain file, and nothing was written to it");
        anyhow::ensure!(
            !metadata.permissions().readonly(),
            "`{shown}` is write-protected, and was left as it is"
        );
        let now = fs::read(target).with_context(|| format!("`{shown}` cannot be read"))?;
        let mark = if now.starts_with(BYTE_ORDER_MARK.as_bytes()) { BYTE_ORDER_MARK } else { "" };
        let is_as_read = now.get(mark.len()..) == Some(self.before.text.as_bytes());
        anyhow::ensure!(
            is_as_read,
            "`{shown}` was changed by somebody else just now, and was left as it is; run again"
        );
        Ok([mark.as_bytes(), self.after.as_bytes()].concat())
    }
}

/// Writes the files, each whole or not at all, and none if one of them is not as it was read.
pub(super) fn write_all(changed: &BTreeMap<String, Changed>) -> anyhow::Result<()> {
    let mut targets = Vec::new();
    for it in changed.values() {
        let Some(target) = it.target()? else { continue };
        it.bytes(&target)?;
        // A link and what it points at may both have been named.
        if !targets.iter().any(|(_, other)| *other == target) {
            targets.push((it, target));
        }
    }
    for (it, target) in targets {
        let bytes = it.bytes(&target)?;
        output::write_file(&target, &bytes)
            .with_context(|| format!("`{}` cannot be written, and was left as it is", it.before.path))?;
    }
    Ok(())
}

/// Refuses to change what git could not bring back.
fn refuse_uncommitted(changed: &BTreeMap<String, Changed>) -> anyhow::Result<()> {
    let mut by_folder: BTreeMap<PathBuf, Vec<(PathBuf, &str)>> = BTreeMap::new();
    for it in changed.values() {
        let Some(target) = it.target()? else { continue };
        let folder = target.parent().unwrap_or(Path::new(".")).to_owned();
        by_folder.entry(folder).or_default().push((target, &it.before.path));
    }
    let mut refused: BTreeSet<&str> = BTreeSet::new();
    for (folder, files) in by_folder {
        let paths: Vec<PathBuf> = files.iter().map(|(path, _)| path.clone()).collect();
        let dirty = match Git::around(&folder).and_then(|git| git.uncommitted(&paths)) {
            Ok(dirty) => dirty,
            Err(GitError::NoRepository(_)) => paths,
            Err(error) => {
                return Err(error)
                    .context("whether files are committed cannot be told; `--allow-dirty` does without");
            }
        };
        let is_dirty = |path: &PathBuf| dirty.contains(path);
        refused.extend(files.iter().filter(|(path, _)| is_dirty(path)).map(|(_, shown)| *shown));
    }
    let names: Vec<String> = refused.iter().map(|shown| format!("`{shown}`")).collect();
    anyhow::ensure!(
        names.is_empty(),
        "not committed, so that git could not bring back what a fix replaces: {}; commit first, or give `--allow-dirty`",
        names.join(", ")
    );
    Ok(())
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
        assert_eq!(error, "`x.yaml` was changed by somebody else just now, and was left as it is; run again");
        assert_eq!(fs::read(&file).unwrap(), b"a: 3\n");
    }
}

//! Which of the partnerships that were found are judged.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;

use super::super::Common;
use crate::config::Configuration;
use crate::paths;
use crate::render::Part;
use crate::repository::{Comparison, Queue};

/// Which partnerships are judged.
#[derive(Debug, Args)]
pub(super) struct Scope {
    /// Only partnerships with a file that changed since the current commit branched off this revision, such as `origin/main`
    #[arg(long, value_name = "REV")]
    changed_since: Option<String>,
    /// Only part K of N, such as 2/4, to split the work between several jobs
    #[arg(long, value_name = "K/N", value_parser = part)]
    partition: Option<Part>,
}

fn part(text: &str) -> Result<Part, String> {
    let numbers = text.split_once('/').and_then(|(nth, of)| Some((nth.parse().ok()?, of.parse().ok()?)));
    match numbers {
        Some((nth, of)) if 1 <= nth && nth <= of => Ok(Part { nth, of }),
        Some(_) => Err("the first number is from 1 to the second one".to_owned()),
        None => Err("write two numbers, such as `2/4` for the second of four parts".to_owned()),
    }
}

impl Scope {
    /// The part that is judged, if it is not all.
    pub(super) fn part(&self) -> Option<Part> {
        self.partition
    }

    /// Whether the whole repository is judged.
    pub(super) fn is_whole(
        &self,
        common: &Common,
        paths: &[PathBuf],
        configuration: &Configuration,
    ) -> anyhow::Result<bool> {
        let base = common.base()?;
        let Some(file) = &configuration.file else { return Ok(false) };
        let holds_root = |path: &PathBuf| file.root().starts_with(paths::normal(&base.join(path)));
        Ok(self.changed_since.is_none() && self.partition.is_none() && paths.iter().any(holds_root))
    }

    /// Leaves the other partnerships out. Gives how many these are, and what to say of it. They are read so many at once where it
    /// depends on what stands in them.
    pub(super) fn narrow(
        &self,
        common: &Common,
        paths: &[PathBuf],
        baseline: Option<&Path>,
        for_each_core: usize,
        queue: &mut Queue,
    ) -> anyhow::Result<(usize, Vec<String>)> {
        let (mut left_out, mut notes) = (0, Vec::new());
        if let Some(revision) = &self.changed_since {
            let (others, said) = since(revision, common, paths, baseline, for_each_core, queue)?;
            left_out += others;
            notes = said;
        }
        if let Some(part) = self.partition {
            let found = queue.len();
            let others = queue.keep_part(part.nth, part.of);
            left_out += others;
            notes.push(told(part, found, others));
        }
        Ok((left_out, notes))
    }
}

fn told(part: Part, found: usize, others: usize) -> String {
    format!("part {} of {}: {} of {}", part.nth, part.of, found - others, partnerships(found))
}

fn since(
    revision: &str,
    common: &Common,
    paths: &[PathBuf],
    baseline: Option<&Path>,
    for_each_core: usize,
    queue: &mut Queue,
) -> anyhow::Result<(usize, Vec<String>)> {
    anyhow::ensure!(
        !paths.iter().any(|path| path.as_os_str() == "-"),
        "`--changed-since` compares files in git, and standard input is not one"
    );
    let base = common.base()?;
    let comparison = Comparison::since(revision, &base).context("`--changed-since` needs git")?;
    let configuration = match &common.config {
        Some(named) => base.join(named),
        None => root(&base).join("partner.toml"),
    };
    let deciding: Vec<PathBuf> =
        std::iter::once(configuration).chain(baseline.map(|file| base.join(file))).collect();
    let found = queue.len();
    if comparison.concerns_all(&deciding) {
        let message = format!(
            "the configuration, the baseline or what is ignored has changed since `{revision}`: all {} are judged",
            partnerships(found)
        );
        return Ok((0, vec![message]));
    }
    let left_out = queue.keep_changed(&comparison, for_each_core)?;
    let gone = comparison.gone()?.into_iter();
    let mut notes: Vec<String> =
        gone.map(|path| format!("the charter `{path}` of `{revision}` is gone")).collect();
    let message = match left_out {
        0 => return Ok((0, notes)),
        all if all == found && queue.rest.strays.is_empty() && notes.is_empty() => {
            format!("nothing has changed since `{revision}`: {} left out", partnerships(found))
        }
        some => format!(
            "{some} of {} left out: nothing of {} has changed since `{revision}`",
            partnerships(found),
            if some == 1 { "it" } else { "them" }
        ),
    };
    notes.push(message);
    Ok((left_out, notes))
}

fn partnerships(count: usize) -> String {
    format!("{count} partnership{}", if count == 1 { "" } else { "s" })
}

/// The root of the repository around a folder, or the folder itself.
fn root(base: &Path) -> PathBuf {
    let base = paths::normal(base);
    base.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&base).to_owned()
}

/// The folder as the repository's root sees it, with forward slashes.
pub(super) fn below_root(base: &Path) -> String {
    let base = paths::normal(base);
    let below = base.strip_prefix(root(&base)).map(Path::to_owned).unwrap_or_default();
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

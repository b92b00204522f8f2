//! What of a run looks into git: the charters as they were, and who recorded what.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;

use super::super::{Common, baseline, output};
use crate::check::{Baseline, Guard, Skipped};
use crate::config::{self as configuration, Configuration, Location};
use crate::document::Source;
use crate::repository::{FileThen, Gone, History, Queue, Recall, Request};
use crate::rules::{self, Needs, Rule};
use crate::yaml::Tree;

/// What to ask git.
#[derive(Debug, Args)]
#[command(next_help_heading = "History")]
pub(super) struct Past {
    /// Compare each charter with its state where the current commit branched off this revision: agreed terms change only
    /// by an approved change request
    #[arg(long, value_name = "REV", conflicts_with_all = ["fix", "diff"])]
    base: Option<String>,
    /// Let only what is worse than where the current commit branched off this revision count: new findings, a verdict or a balance that
    /// fell; both judged as of one day, by the settings of the revision
    #[arg(long, value_name = "REV", conflicts_with_all = ["base", "verify_authors", "fix", "diff", "baseline"])]
    worse_than: Option<String>,
    /// Compare who voted, approved or acknowledged with the author of the commit that recorded it; with `=REV`, only what
    /// was recorded since
    #[arg(long, value_name = "REV", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    #[arg(conflicts_with_all = ["fix", "diff"])]
    verify_authors: Option<String>,
}

/// The history of a run that asks for it.
pub(super) struct Told<'p> {
    past: &'p Past,
    history: History,
    /// What was in force at the revision that is compared with.
    pub(super) guard: Option<Arc<Guard>>,
}

impl Past {
    /// The revision that everything is compared with, if only what is worse counts.
    pub(super) fn worse_than(&self) -> Option<&str> {
        self.worse_than.as_deref()
    }

    /// Whether git is asked for anything.
    pub(super) fn is_asked(&self) -> bool {
        self.base.is_some() || self.verify_authors.is_some()
    }

    /// Looks what was in force at the revision, before anything is read: it decides what is left out, too. `None` where no history
    /// is asked for.
    pub(super) fn look(
        &self,
        common: &Common,
        request: &Request,
        now: &Configuration,
        baseline: Option<&Path>,
    ) -> anyhow::Result<Option<Told<'_>>> {
        if !self.is_asked() {
            return Ok(None);
        }
        let flag = if self.base.is_some() { "--base" } else { "--verify-authors" };
        anyhow::ensure!(
            !matches!(request, Request::Text(_)),
            "`{flag}` works on files in git, and standard input is not one"
        );
        let history = History::around(&common.base()?, self.base.as_deref())
            .with_context(|| format!("`{flag}` needs git"))?;
        let guard = match &self.base {
            Some(revision) => Some(Arc::new(guard(common, &history, revision, now, baseline)?)),
            None => None,
        };
        let then = guard.as_ref().map_or(&now.placeholders, |guard| &guard.configuration.placeholders);
        let history = history.with_placeholders(Arc::clone(then));
        Ok(Some(Told { past: self, history, guard }))
    }
}

impl Told<'_> {
    /// Asks git about everything that waits.
    pub(super) fn recall(&self, queue: &Queue) -> anyhow::Result<Recall<'_>> {
        let authors = self.past.verify_authors.as_deref();
        let since = |revision| Some(revision).filter(|it: &&str| !it.is_empty());
        Ok(self.history.recall(queue, authors.map(since))?)
    }

    /// The revision that everything is compared with; empty where there is none.
    pub(super) fn revision(&self) -> &str {
        self.past.base.as_deref().unwrap_or_default()
    }

    /// What to say of charters that are no longer where they were, once all partnerships were looked at.
    pub(super) fn told_of_gone(&self, gone: &[Gone]) -> Vec<String> {
        let revision = self.revision();
        let gone = gone.iter().map(|gone| {
            let what = match &gone.now {
                Some(now) => format!("was renamed, and is compared with `{now}`"),
                None => {
                    "is gone, or has another id, name and text now: nothing is compared with it".to_owned()
                }
            };
            format!("the charter `{}` of `{revision}` {what}", gone.path)
        });
        gone.collect()
    }

    /// Which rules could not run.
    pub(super) fn skipped(&self) -> Vec<Skipped> {
        if !self.history.is_shallow() {
            return Vec::new();
        }
        let is_asked = |rule: &&Rule| {
            rule.needs == Needs::Requests
                || (self.past.verify_authors.is_some() && rule.needs == Needs::Authors)
        };
        let rules = rules::all().filter(is_asked).map(|rule| rule.id).collect();
        let reason = "this clone is shallow, so that history does not tell who recorded what, and when: fetch the whole history \
                      first (`git fetch --unshallow`, in CI a fetch depth of 0)";
        vec![Skipped { rules, reason: reason.to_owned() }]
    }
}

/// Says which rules could not run.
pub(super) fn tell_skipped(skipped: &[Skipped]) {
    for it in skipped {
        output::warn(&format!("skipped {}: {}", it.rules.join(" and "), it.reason));
    }
}

/// What was in force where the current commit left the revision.
fn guard(
    common: &Common,
    history: &History,
    revision: &str,
    now: &Configuration,
    baseline: Option<&Path>,
) -> anyhow::Result<Guard> {
    let base = common.base()?;
    let location = configuration::locate(&base, common.config.as_deref(), configuration::ON_DISK)?;
    let then = history.then(&configuration::file_of(&base, common.config.as_deref()))?;
    let is_changed = then != FileThen::Same;
    let (configuration, unknown) = match then {
        FileThen::Same => (now.clone(), None),
        FileThen::Absent => (Configuration::default(), None),
        FileThen::Bytes(bytes) => match settings_of(&base, location.as_ref(), bytes) {
            Ok(configuration) => (configuration, None),
            Err(why) => (Configuration::default(), Some(why)),
        },
    };
    let (shown, text) = location.map_or(("partner.toml".to_owned(), String::new()), |it| (it.shown, it.text));
    let file = Arc::new(Source::new(shown, text, Tree::default()));
    let baseline = match baseline {
        Some(file) => baseline_then(&base.join(file), history)?,
        None => None,
    };
    Ok(Guard { revision: revision.to_owned(), configuration, unknown, is_changed, file, baseline })
}

/// The settings that a text holds, in the place of those that are in force.
pub(super) fn settings_of(
    base: &Path,
    location: Option<&Location>,
    bytes: Vec<u8>,
) -> Result<Configuration, String> {
    let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
    let location = match location {
        Some(now) => Location { text, ..now.clone() },
        None => {
            let base = base.to_owned();
            Location { shown: "partner.toml".to_owned(), root: base.clone(), base, text }
        }
    };
    configuration::read(location, &rules::names()).map_err(|problems| problems.to_string())
}

/// A baseline as it was. One that cannot be read as it was silenced nothing.
fn baseline_then(file: &Path, history: &History) -> anyhow::Result<Option<Baseline>> {
    let text = match history.then(file)? {
        FileThen::Same => baseline::text_of(file).ok(),
        FileThen::Absent => None,
        FileThen::Bytes(bytes) => String::from_utf8(bytes).ok(),
    };
    Ok(text.and_then(|text| Baseline::read(&text).ok()))
}

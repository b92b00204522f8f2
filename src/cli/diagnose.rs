//! `partner diagnose`: which symptoms a partnership shows, which causes they add up to, and what to do about them.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use chrono::DateTime;
use clap::Args;

use super::reading::{Format, Reading, give};
use super::{Common, Outcome, date};
use crate::document::scalar::Date;
use crate::repository::Git;
use crate::view::diagnose::{Diagnoses, Wish};

/// Trace symptoms to their causes, and name who does what by when
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner diagnose                              every partnership below this folder
  partner diagnose lending --score              with a profile by area and party
  partner diagnose lending --since 2026-01-01   what has moved since that day
  partner diagnose --since v1 --format json     what has moved since the commit of a tag

Symptoms are noted in reviews or follow from the records. One alone settles no cause: it is
`watch`. Two make it `likely`; three make it `strong`, as do two where one follows from the records
and no evidence contradicts the cause. Where a symptom may point to several causes, the
question that tells them apart is shown. `--since` compares with what the records said on a date,
with the charter as it is now; for a revision, the date of its commit counts.")]
pub(super) struct Diagnose {
    /// Files or folders; `-` reads one charter from standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Output format: table (for people), markdown, json or csv
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true)]
    format: Format,
    /// Also show a profile by area and party: average health scores, checklists met, promises kept
    #[arg(long)]
    score: bool,
    /// Also show what has moved since a date, or since the commit of a git revision
    #[arg(long, value_name = "DATE|REV")]
    since: Option<String>,
}

impl Diagnose {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let since = self.since.as_deref().map(|since| self.day(common, since)).transpose()?;
        let reading = Reading::of(common, &self.paths)?;
        let survey = reading.survey();
        give(common, self.format, &survey, &Diagnoses::of(&survey, Wish { score: self.score, since }))
    }

    /// The earlier day: as it is written, else that of the commit that is named.
    fn day(&self, common: &Common, since: &str) -> anyhow::Result<Date> {
        let day = match date(since) {
            Ok(day) => day,
            Err(_) => self.day_of_commit(common, since)?,
        };
        let as_of = common.day()?;
        ensure!(day <= as_of, "`--since {since}` is after the date to judge as of, {as_of}");
        Ok(day)
    }

    fn day_of_commit(&self, common: &Common, revision: &str) -> anyhow::Result<Date> {
        let base = common.base()?;
        let first = self.paths.first().map_or_else(|| Path::new("."), PathBuf::as_path);
        let place = base.join(first);
        let folder = if place.is_dir() { place.as_path() } else { place.parent().unwrap_or(&base) };
        let folder = if folder.is_dir() { folder } else { base.as_path() };
        let made = Git::around(folder).and_then(|git| git.made(revision));
        let seconds = made.with_context(|| format!("`--since {revision}` is neither a date nor a commit"))?;
        let time = DateTime::from_timestamp(seconds, 0).and_then(|time| Date::from_naive(time.date_naive()));
        time.with_context(|| format!("the commit of `{revision}` has no date"))
    }
}

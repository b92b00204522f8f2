//! The history for programs.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Figures, History, Stop};
use crate::document::scalar::Date;
use crate::method::gates::CommitmentState;
use crate::method::readiness::Verdict;
use crate::method::value::Ratio;

/// What became of partnerships, commit by commit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HistoryData<'a> {
    /// Each partnership as each commit left it that touched it: by charter, oldest first.
    commits: Vec<CommitEntry<'a>>,
    /// The commits whose charter was broken: they are skipped.
    skipped_commits: Vec<SkippedEntry<'a>>,
    /// Whether only a part of the history is here: what was before is not known.
    shallow: bool,
}

/// A partnership as a commit left it, judged as of the commit's own day.
#[derive(Debug, Serialize, JsonSchema)]
struct CommitEntry<'a> {
    /// The object id of the commit.
    commit: &'a str,
    /// The name by which it was asked for; null where all commits are shown.
    revision: Option<&'a str>,
    /// The day on which it was made, in UTC.
    day: Date,
    /// The first line of its message.
    subject: &'a str,
    /// Who wrote it.
    author: &'a str,
    /// The id of the partnership.
    partnership: &'a str,
    /// What people call it.
    name: &'a str,
    /// The charter, from where the run starts.
    path: &'a str,
    /// The stage.
    stage: &'a str,
    /// The verdict of each checklist that it is judged by, by the checklist's id.
    verdicts: BTreeMap<&'a str, VerdictEntry>,
    /// Errors that count.
    errors: usize,
    /// Warnings that count.
    warnings: usize,
    /// Advisory findings.
    advice: usize,
    /// The commitment in force; null where it cannot be told.
    commitment_state: Option<CommitmentState>,
    /// The smallest return per 1 contributed over the largest; null where it is not known.
    balance: Option<Ratio>,
    /// The lowest of the last scores of all parties, from 1 to 5; null where none was given.
    lowest_party_score: Option<u8>,
    /// How many questions of the last health check two parties answered far apart; null without a check.
    health_gaps: Option<usize>,
    /// How many of its questions the parties rated low; null without a check.
    health_low: Option<usize>,
}

/// What a checklist came to.
#[derive(Debug, Serialize, JsonSchema)]
struct VerdictEntry {
    /// The verdict.
    verdict: Verdict,
    /// How many questions are not met.
    no: usize,
    /// How many apply.
    of: usize,
}

/// A commit that is skipped.
#[derive(Debug, Serialize, JsonSchema)]
struct SkippedEntry<'a> {
    /// The object id of the commit.
    commit: &'a str,
    /// The day on which it was made.
    day: Date,
    /// The charter that could not be read.
    path: &'a str,
    /// Why.
    reason: &'a str,
}

pub(super) fn data(history: &History) -> HistoryData<'_> {
    let mut commits = Vec::new();
    let mut skipped = Vec::new();
    for (path, readings) in &history.charters {
        commits.extend(history.judged(readings).map(|(stop, figures)| entry(path, stop, figures)));
        skipped.extend(history.broken(readings).map(|(stop, reason)| SkippedEntry {
            commit: &stop.id,
            day: stop.day,
            path,
            reason,
        }));
    }
    HistoryData { commits, skipped_commits: skipped, shallow: history.is_shallow }
}

fn entry<'a>(path: &'a str, stop: &'a Stop, figures: &'a Figures) -> CommitEntry<'a> {
    let verdict = |(list, verdict, no, of): &'a (String, Verdict, usize, usize)| {
        (list.as_str(), VerdictEntry { verdict: *verdict, no: *no, of: *of })
    };
    CommitEntry {
        commit: &stop.id,
        revision: stop.name.as_deref(),
        day: stop.day,
        subject: &stop.subject,
        author: &stop.author,
        partnership: &figures.id,
        name: &figures.name,
        path,
        stage: &figures.stage,
        verdicts: figures.verdicts.iter().map(verdict).collect(),
        errors: figures.errors,
        warnings: figures.warnings,
        advice: figures.advice,
        commitment_state: figures.commitment,
        balance: figures.balance,
        lowest_party_score: figures.lowest_score,
        health_gaps: figures.health_gaps,
        health_low: figures.health_low,
    }
}

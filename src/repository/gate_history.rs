//! The gates of a charter as git remembers them.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::git::{Git, GitError};
use crate::document::charter::Charter;
use crate::document::charter::gates::Gate;
use crate::document::charter::term::Term;
use crate::document::{Document, Field, Ids, List, Source};
use crate::yaml::{self, Limits};

/// The gates of a charter in the past.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GateHistory {
    /// When the charter was last committed, in seconds since 1970.
    pub committed: i64,
    /// How many commits changed something in the charter's folder.
    pub commits_of_folder: u32,
    /// What the charter said of gates and term, oldest first, each different from the one before.
    pub versions: Vec<(Field<List<Gate>>, Field<Term>)>,
    /// How many older commits of the charter were not looked into.
    pub unread: u32,
    /// Whether only a part of the history is here.
    pub is_shallow: bool,
}

/// How many versions of a charter are read: more than five years of a change each day that people work.
const VERSIONS_MOST: usize = 1500;

impl GateHistory {
    /// Reads the history of a charter; `None` where it was never committed.
    ///
    /// # Errors
    /// No git, no repository, or git says no.
    pub fn of(charter: &Path) -> Result<Option<Self>, GitError> {
        let charter = &std::fs::canonicalize(charter).unwrap_or_else(|_| charter.to_owned());
        let folder = charter.parent().unwrap_or(charter);
        let git = Git::around(folder)?;
        if matches!(git.commit("HEAD"), Err(GitError::NoRevision { .. })) {
            return Ok(None);
        }
        let commits = git.commits_of(charter)?;
        let Some(newest) = commits.first() else { return Ok(None) };
        let read: Vec<&str> = commits.iter().take(VERSIONS_MOST).map(|commit| commit.id.as_str()).collect();
        let texts = git.texts_at(&read, charter)?;
        let mut versions: Vec<_> = texts.into_par_iter().rev().flatten().filter_map(gates_in).collect();
        versions.dedup();
        Ok(Some(Self {
            committed: newest.seconds,
            commits_of_folder: count(git.commits_of(folder)?.len()),
            versions,
            unread: count(commits.len().saturating_sub(VERSIONS_MOST)),
            is_shallow: git.is_shallow()?,
        }))
    }
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What a charter says of gates and term; `None` where that cannot be read.
fn gates_in(bytes: Vec<u8>) -> Option<(Field<List<Gate>>, Field<Term>)> {
    let text = yaml::text_of(bytes).ok()?;
    let reading = yaml::read(&text, &Limits::default());
    if reading.damaged.iter().any(|section| section == "gates" || section == "term") {
        return None;
    }
    let source = Arc::new(Source::new(String::new(), text, reading.tree?));
    source.tree.root()?;
    let charter = Document::<Charter>::decode(source, &Ids::default(), Vec::new(), &reading.damaged).value;
    Some((charter.gates, charter.term))
}

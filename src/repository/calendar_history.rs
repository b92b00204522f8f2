//! What a charter once had on its calendar, as git remembers it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::git::{Git, GitError, Way};
use crate::document::charter::Charter;
use crate::document::charter::canvas::Canvas;
use crate::document::{Document, Field, Ids, Source};
use crate::yaml::{self, Limits};

/// The charters of the past, of each what has a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CalendarHistory {
    /// When the charter was last committed, in seconds since 1970.
    pub committed: i64,
    /// How many commits changed something in the charter's folder.
    pub commits_of_folder: u32,
    /// What the charter said of gates, term, goals, deliverables and waivers, oldest first, each different from the one before;
    /// the other sections are left out.
    pub versions: Vec<Charter>,
    /// How many older commits of the charter were not looked into.
    pub unread: u32,
    /// Whether only a part of the history is here.
    pub is_shallow: bool,
}

/// How many versions of a charter are read: more than five years of a change each day that people work.
const VERSIONS_MOST: usize = 1500;

impl CalendarHistory {
    /// Reads the history of a charter; `None` where it was never committed.
    ///
    /// # Errors
    /// No git, no repository, or git says no.
    pub fn of(charter: &Path) -> Result<Option<Self>, GitError> {
        let charter = &std::fs::canonicalize(charter).unwrap_or_else(|_| charter.to_owned());
        let folder = charter.parent().unwrap_or(charter);
        let git = Git::around(folder)?;
        if !git.has_commits()? {
            return Ok(None);
        }
        // Git may write the folder of the work tree in another way.
        let inside =
            git.top().canonicalize().ok().and_then(|top| Some(charter.strip_prefix(top).ok()?.to_owned()));
        let charter = &inside.map_or_else(|| charter.clone(), |inside| git.top().join(inside));
        let log = git.log(Way::Kept, &BTreeSet::from([charter.clone()]))?;
        let touches = log.of(charter);
        let Some(newest) = touches.first().map(|touch| &log.commits[touch.commit]) else { return Ok(None) };
        let read = touches.iter().take(VERSIONS_MOST).rev();
        let mut ids: Vec<String> = read.filter_map(|touch| touch.after.clone()).collect();
        ids.dedup();
        let versions = git.blobs(&ids, Limits::default().bytes + 1, |_, bytes| dated_in(bytes))?;
        let mut versions: Vec<_> = versions.into_iter().flatten().collect();
        versions.dedup();
        Ok(Some(Self {
            committed: newest.seconds,
            commits_of_folder: count(git.commits_of(folder)?.len()),
            versions,
            unread: count(touches.len().saturating_sub(VERSIONS_MOST)),
            is_shallow: git.is_shallow(),
        }))
    }
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The sections of a charter that put something on the calendar by what they say; `None` where gates or term cannot be read.
fn dated_in(bytes: Vec<u8>) -> Option<Charter> {
    let text = yaml::text_of(bytes).ok()?;
    let reading = yaml::read(&text, &Limits::default());
    let is_lost = reading.damaged.iter().any(|section| section == "gates" || section == "term");
    if is_lost || reading.has_nameless_damage {
        return None;
    }
    let source = Arc::new(Source::new(String::new(), text, reading.tree?));
    source.tree.root()?;
    let charter = Document::<Charter>::decode(source, &Ids::default(), Vec::new(), &reading.damaged).value;
    let canvas = match charter.canvas {
        Field::Given(canvas) => Field::Given(Canvas { goals: canvas.goals, ..Canvas::default() }),
        other => other,
    };
    Some(Charter {
        parties: charter.parties,
        gates: charter.gates,
        term: charter.term,
        canvas,
        joint_plan: charter.joint_plan,
        deliverables: charter.deliverables,
        waivers: charter.waivers,
        ..Charter::default()
    })
}

//! The texts that a charter has had, as git remembers them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::git::{Git, GitError, Way};
use super::history::charter_at;
use crate::document::Document;
use crate::document::charter::Charter;
use crate::yaml::Limits;

/// How many texts are looked through: more than five years of a change each working day.
const MOST: usize = 1500;

/// The texts of a charter that history has, newest first, as far as they can be read.
///
/// # Errors
/// No git, no repository, or git says no.
pub fn charter_versions(
    charter: &Path,
    shown: &str,
    words: &Arc<BTreeSet<String>>,
) -> Result<Vec<Arc<Document<Charter>>>, GitError> {
    let charter = std::fs::canonicalize(charter).unwrap_or_else(|_| charter.to_owned());
    let git = Git::around(charter.parent().unwrap_or(&charter))?;
    if !git.has_commits()? {
        return Ok(Vec::new());
    }
    // Git may write the folder of the work tree in another way.
    let inside: Option<PathBuf> =
        git.top().canonicalize().ok().and_then(|top| Some(charter.strip_prefix(top).ok()?.to_owned()));
    let charter = inside.map_or_else(|| charter.clone(), |inside| git.top().join(inside));
    let log = git.log(Way::Kept, &BTreeSet::from([charter.clone()]))?;
    let mut ids: Vec<String> = log.of(&charter).iter().take(MOST).filter_map(|it| it.after.clone()).collect();
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    let read =
        git.blobs(&ids, Limits::default().bytes + 1, |_, bytes| charter_at(&charter, shown, bytes, words))?;
    Ok(read.into_iter().flatten().collect())
}

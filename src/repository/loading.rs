//! How a repository is loaded: what stands in for files, what is left out, and how far to look.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Unsaved;
use super::excluded::Excluded;
use crate::progress::Progress;

/// How to load. By default everything around what is named is read as it lies on the disk, and a charter must be there.
#[derive(Debug, Clone, Copy, Default)]
pub struct Loading<'a> {
    /// Texts that count as if they were written already.
    pub unsaved: Option<&'a Unsaved>,
    /// What is left out.
    pub excluded: Option<Excluded<'a>>,
    /// Texts that count as open besides `TBD` and its like.
    pub placeholders: Option<&'a Arc<BTreeSet<String>>>,
    /// Counts the files that are read.
    pub progress: Option<&'a Progress>,
    /// How far to look.
    pub reach: Reach,
    /// Without what there is nothing to say.
    pub needs: Needs,
    /// Whether it is read for whoever fixes it: every problem of a file is told, however many there are, and files may be replaced.
    pub is_for_fixes: bool,
}

/// How far to look for what belongs to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// In the repository around it.
    #[default]
    Around,
    /// Nowhere: what is named is all there is. One partnership whose files are known is read again without a look at the others.
    Named,
}

/// Without what a request has found nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Needs {
    /// A charter.
    #[default]
    Charter,
    /// A charter, or a candidates record: who looks for a partner has no charter yet.
    CharterOrCandidates,
}

impl Loading<'_> {
    /// Texts that count as open besides `TBD` and its like; none unless given.
    pub(super) fn words(&self) -> Arc<BTreeSet<String>> {
        self.placeholders.cloned().unwrap_or_default()
    }
}

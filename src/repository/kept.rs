//! What was decoded before some texts changed, so that the rest need not be decoded again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::document_file::DocumentFile;
use crate::document::{Problem, ProblemKind, Source};
use crate::partnership::{Partnership, UnreadRecord};

/// A charter with the records that belong to it, not decoded yet.
pub(super) struct Draft {
    pub(super) id: String,
    pub(super) charter: DocumentFile,
    pub(super) records: Vec<DocumentFile>,
    /// What lies in its folder and could not be read as one of its records.
    pub(super) unread: Vec<UnreadRecord>,
}

/// Whether these are the same files as they were read once, in any order.
fn are_same<'a>(
    one: impl IntoIterator<Item = &'a Arc<Source>>,
    other: impl IntoIterator<Item = &'a Arc<Source>>,
) -> bool {
    let by_path = |sources: &mut Vec<&Arc<Source>>| sources.sort_by(|a, b| a.path.cmp(&b.path));
    let (mut one, mut other): (Vec<_>, Vec<_>) = (one.into_iter().collect(), other.into_iter().collect());
    by_path(&mut one);
    by_path(&mut other);
    one.len() == other.len() && one.iter().zip(&other).all(|(a, b)| Arc::ptr_eq(a, b))
}

/// What was decoded before some texts changed, by the charter's path as shown, and what is looked at.
#[derive(Debug, Default)]
pub(super) struct Before<'a> {
    pub(super) decoded: BTreeMap<String, Partnership>,
    pub(super) wanted: Option<&'a BTreeSet<String>>,
}

impl Before<'_> {
    /// Whether the partnership is looked at.
    pub(super) fn wants(&self, draft: &Draft) -> bool {
        std::iter::once(&draft.charter).chain(&draft.records).any(|file| self.wants_file(file))
    }

    /// Whether the file is looked at.
    pub(super) fn wants_file(&self, file: &DocumentFile) -> bool {
        self.wanted.is_none_or(|wanted| wanted.contains(&file.source.path))
    }

    /// The partnership as it was decoded, if none of its files has changed, nor what other charters make of its id.
    pub(super) fn known(&mut self, draft: &Draft) -> Option<Partnership> {
        let path = &draft.charter.source.path;
        let files = std::iter::once(&draft.charter).chain(&draft.records);
        let partnership = self.decoded.get(path)?;
        let is_same = partnership.id == draft.id
            && partnership.records.unread == draft.unread
            && are_same(files.map(|file| &file.source), partnership.sources())
            && ambiguities(&draft.charter.problems).eq(ambiguities(&partnership.charter.problems));
        if is_same { self.decoded.remove(path) } else { None }
    }
}

/// The problems of a charter that other charters bring upon it.
fn ambiguities(problems: &[Problem]) -> impl Iterator<Item = &Problem> {
    problems.iter().filter(|problem| problem.kind == ProblemKind::CharterAmbiguous)
}

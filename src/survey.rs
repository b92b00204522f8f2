//! What the commands that answer rather than judge go by: the partnerships of a call with their calculations.

use std::collections::BTreeSet;

use crate::check::hold_up;
use crate::config::Configuration;
use crate::cores;
use crate::document::charter::stage::Stage;
use crate::document::records::candidates::Candidates;
use crate::document::scalar::Date;
use crate::document::{Document, Problem, ProblemKind, Source};
use crate::method::Assessment;
use crate::partnership::{LeftOut, Partnership};
use crate::repository::Repository;

/// The partnerships of a call.
#[derive(Debug)]
pub struct Survey<'a> {
    /// On which day.
    pub as_of: Date,
    /// By which numbers and lists.
    pub configuration: &'a Configuration,
    /// The partnerships whose charter could be read, by the path of their charter.
    pub partnerships: Vec<Surveyed<'a>>,
    /// The candidates records without a charter, by path; only where they are asked for.
    pub unattached: Vec<&'a Document<Candidates>>,
    /// The files of which something could not be read, by partnership and path: what they say there is missing from every answer.
    pub unread: Vec<Unread<'a>>,
    /// How many charters and records were found and are not read.
    pub left_out: &'a LeftOut,
}

/// One partnership with what the calculations say of it.
#[derive(Debug)]
pub struct Surveyed<'a> {
    /// The partnership.
    pub partnership: &'a Partnership,
    /// What the calculations say.
    pub assessment: Assessment,
}

/// A file of which something could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unread<'a> {
    /// Its path as shown.
    pub path: &'a str,
    /// How many problems it has.
    pub problems: usize,
    /// Whether it could not be read as a document, or not to its end; else single values are wrong.
    pub is_broken: bool,
}

impl<'a> Survey<'a> {
    /// Calculates everything for every partnership found, in parallel.
    #[must_use]
    pub fn of(repository: &'a Repository, configuration: &'a Configuration, as_of: Date) -> Self {
        Self::of_some(&repository.partnerships, repository, configuration, as_of)
    }

    /// The same of these partnerships and of what was found besides.
    #[must_use]
    pub fn of_some(
        partnerships: &'a [Partnership],
        rest: &'a Repository,
        configuration: &'a Configuration,
        as_of: Date,
    ) -> Self {
        let readable = |it: &&Partnership| it.charter.is_readable();
        let survey = |partnership| Surveyed {
            partnership,
            assessment: Assessment::of(partnership, configuration, as_of),
        };
        Self {
            as_of,
            configuration,
            partnerships: cores::each(partnerships.iter().filter(readable), survey),
            unattached: Vec::new(),
            unread: unread(partnerships, rest),
            left_out: &rest.left_out,
        }
    }

    /// What is known before anything is calculated: which files could not be read.
    #[must_use]
    pub fn unassessed(
        partnerships: &'a [Partnership],
        rest: &'a Repository,
        configuration: &'a Configuration,
        as_of: Date,
    ) -> Self {
        let unread = unread(partnerships, rest);
        let (partnerships, unattached) = (Vec::new(), Vec::new());
        Self { as_of, configuration, partnerships, unattached, unread, left_out: &rest.left_out }
    }

    /// Lets the lists be READY only where no error is found, as `partner check` does; as if every partnership were at a stage, where
    /// one is given.
    #[must_use]
    pub fn held_up(mut self, stage: Option<Stage>) -> Self {
        let (configuration, as_of) = (self.configuration, self.as_of);
        cores::each(&mut self.partnerships, |it| {
            let stage = stage.unwrap_or_else(|| it.partnership.charter.value.stage());
            hold_up(&mut it.assessment, it.partnership, configuration, as_of, stage);
        });
        self
    }

    /// Counts the candidates records without a charter among what was read.
    #[must_use]
    pub fn with_unattached(mut self, repository: &'a Repository) -> Self {
        let admitted: BTreeSet<&str> =
            repository.unattached.iter().map(|it| it.source.path.as_str()).collect();
        self.unread.retain(|it| !admitted.contains(it.path));
        let problems = |it: &'a Document<Candidates>| unread_in(&it.source, &it.problems);
        self.unread.extend(repository.unattached.iter().filter_map(problems));
        self.unattached = repository.unattached.iter().collect();
        self
    }

    /// Whether a file could not be read as a document.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.unread.iter().any(|it| it.is_broken)
    }
}

fn unread<'a>(partnerships: &'a [Partnership], rest: &'a Repository) -> Vec<Unread<'a>> {
    let of_partnerships = partnerships.iter().flat_map(|partnership| {
        let charter = (&partnership.charter.source, partnership.charter.problems.as_slice());
        std::iter::once(charter).chain(partnership.records.documents())
    });
    let strays = rest.strays.iter().map(|stray| (&stray.source, stray.problems.as_slice()));
    of_partnerships.chain(strays).filter_map(|(source, problems)| unread_in(source, problems)).collect()
}

fn unread_in<'a>(source: &'a Source, problems: &[Problem]) -> Option<Unread<'a>> {
    // A draft that was left is no part of any partnership.
    let is_document = problems.iter().all(|problem| problem.kind != ProblemKind::DraftLeft);
    (!problems.is_empty() && is_document).then(|| Unread {
        path: &source.path,
        problems: problems.len(),
        is_broken: source.tree.root().is_none() || problems.iter().any(|problem| problem.kind.breaks()),
    })
}

//! What an answer could not read, said before the answer itself: no figure is right over what nobody has read.

use std::collections::BTreeSet;

use super::{Page, Text};
use crate::document::{Problem, ProblemKind};
use crate::grammar::{counted, series};
use crate::partnership::Partnership;
use crate::survey::Survey;
use crate::wording::left_out::left_out;

/// How many files are named; of more it is said how many there are.
const MOST_NAMED: usize = 3;

/// Says which sections, records and values of a partnership could not be read, where there are any.
pub(super) fn unread(page: &mut Page, partnership: &Partnership) {
    say(page, &unread_of(partnership));
    let twice = twice_of(partnership);
    if !twice.is_empty() {
        page.say(of_twice(&twice));
    }
}

/// The keys that the files of a partnership have twice.
pub(super) fn twice_of(partnership: &Partnership) -> Vec<String> {
    let charter = (&partnership.charter.source, partnership.charter.problems.as_slice());
    let documents = std::iter::once(charter).chain(partnership.records.documents());
    documents.flat_map(|(source, problems)| twice(&source.path, problems)).collect()
}

/// Whether there are any.
pub(super) fn is_unread(partnership: &Partnership) -> bool {
    !unread_of(partnership).is_empty() || !twice_of(partnership).is_empty()
}

/// Which sections, records and values of a partnership could not be read, each with what it is.
pub(super) fn unread_of(partnership: &Partnership) -> Vec<String> {
    let records = partnership.records.unread.iter().map(|record| &record.path);
    let named = partnership.charter.unread.iter().chain(records).map(|it| format!("`{it}`"));
    let charter = (&partnership.charter.source, partnership.charter.problems.as_slice());
    let documents = std::iter::once(charter).chain(partnership.records.documents());
    let values = documents.filter_map(|(source, problems)| values(&source.path, problems));
    named.chain(values).collect()
}

/// The same of one file.
pub(super) fn unread_in(page: &mut Page, path: &str, problems: &[Problem]) {
    say(page, values(path, problems).as_slice());
    let twice = twice(path, problems);
    if !twice.is_empty() {
        page.say(of_twice(&twice));
    }
}

/// The keys that a file has twice, as people find them: `` `stage` in `charter.yaml` ``.
fn twice(path: &str, problems: &[Problem]) -> Vec<String> {
    let twice = problems.iter().filter(|problem| problem.kind == ProblemKind::DuplicateKey);
    let named: BTreeSet<String> = twice.map(|problem| format!("`{}` in `{path}`", problem.path)).collect();
    named.into_iter().collect()
}

fn of_twice(twice: &[String]) -> String {
    format!("Written twice: {}. The first is used here; the parties may mean the other.", series(twice))
}

fn say(page: &mut Page, unread: &[String]) {
    if !unread.is_empty() {
        page.say(format!(
            "Cannot be read: {}. Whatever depends on it is left out here; `partner check` has the details.",
            series(unread)
        ));
    }
}

/// `2 values in `lending/charter.yaml``.
fn values(path: &str, problems: &[Problem]) -> Option<String> {
    let is_value = |problem: &&Problem| match problem.kind {
        ProblemKind::UnknownKey
        | ProblemKind::InvalidValue
        | ProblemKind::ReferenceUnknown
        | ProblemKind::FlowValueSplit => true,
        ProblemKind::YamlSyntax
        | ProblemKind::FileUnreadable
        | ProblemKind::HeaderMissing
        | ProblemKind::KindUnknown
        | ProblemKind::KeyMissing
        | ProblemKind::RecordOrphaned
        | ProblemKind::CharterAmbiguous
        // Of these the first is read.
        | ProblemKind::DuplicateKey
        | ProblemKind::DraftLeft => false,
    };
    let count = problems.iter().filter(is_value).count();
    (count > 0).then(|| format!("{} in `{path}`", counted(count, "value")))
}

/// What of a call is in none of its partnerships: files that could not be read at all, and what is left out.
#[must_use]
pub fn unseen(survey: &Survey<'_>) -> Option<Text> {
    let mut unseen = Unseen::default();
    unseen.add(survey);
    unseen.said()
}

/// The same where the partnerships come part by part.
#[derive(Debug, Default)]
pub struct Unseen {
    /// Files that could not be read.
    broken: Vec<String>,
    /// Those that are told with a partnership; other parts may hold them, too.
    told: BTreeSet<String>,
    left_out: Option<String>,
}

impl Unseen {
    /// Takes a part in.
    pub fn add(&mut self, survey: &Survey<'_>) {
        let partnerships = || survey.partnerships.iter().map(|it| it.partnership);
        let sources = partnerships().flat_map(Partnership::sources);
        let unattached = survey.unattached.iter().map(|record| &record.source);
        let shown: BTreeSet<&str> = sources.chain(unattached).map(|source| source.path.as_str()).collect();
        let broken = survey.unread.iter().filter(|it| it.is_broken && !shown.contains(it.path));
        self.broken.extend(broken.map(|it| it.path.to_owned()));
        let told = partnerships().flat_map(|it| &it.records.unread);
        self.told.extend(told.map(|record| record.path.clone()));
        self.left_out = left_out(survey.left_out).or(self.left_out.take());
    }

    /// What to say of it all; nothing where everything was read and nothing left out.
    #[must_use]
    pub fn said(self) -> Option<Text> {
        let broken = self.broken.iter().filter(|path| !self.told.contains(*path));
        let broken: Vec<String> = broken.map(|path| format!("`{path}`")).collect();
        let broken = match broken.get(..MOST_NAMED) {
            Some(first) if broken.len() > MOST_NAMED + 1 => {
                [first, &[counted(broken.len() - MOST_NAMED, "more file")]].concat()
            }
            _ => broken,
        };
        let left_out = self.left_out.map(|told| format!("{told}."));
        match (broken.as_slice(), left_out) {
            ([], left_out) => left_out.map(Text::from),
            (broken, left_out) => {
                let rest = left_out.map(|told| format!(" {told}")).unwrap_or_default();
                let unread = format!(": {} cannot be read.{rest}", series(broken));
                Some(Text::default().strong("Incomplete").and(unread))
            }
        }
    }
}

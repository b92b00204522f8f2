//! What `partner diff` answers: what changed between two texts of each charter, for whom, and what follows [S0, S2].

mod data;
mod page;
mod pairs;
mod sheet;

pub use data::DiffData;

use std::sync::Arc;

use self::pairs::{Pair, pairs};
use crate::config::Configuration;
use crate::document::scalar::Date;
use crate::document::{Said, Source};
use crate::method::term_changes::{Effect, TermChange, Texts};
use crate::partnership::{LeftOut, Partnership};
use crate::view::place::line_at;
use crate::view::{Answer, Data, Page, Table};

/// Partnerships as they are on one side of a comparison.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What the side is called: a revision, a file, `the work tree`.
    pub name: &'a str,
    /// Whether it is a file that was named, and no state of a folder: two files are two texts, and nothing has moved.
    pub is_file: bool,
    /// Its partnerships.
    pub partnerships: &'a [Partnership],
    /// What could not be read there.
    pub left_out: &'a LeftOut,
}

/// The changes between two sides.
#[derive(Debug)]
pub struct Diff<'a> {
    before: Side<'a>,
    after: Side<'a>,
    compared: Vec<Compared<'a>>,
    not_compared: Vec<NotCompared<'a>>,
    order: By,
}

/// In which order changes are shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// What weighs most first, with what it means for whom.
    #[default]
    Weight,
    /// In the order of the charter, in words alone.
    Section,
}

/// A partnership on both sides, or on one of them only.
#[derive(Debug)]
struct Compared<'a> {
    pair: Pair<'a>,
    changes: Vec<TermChange>,
}

/// Something of which nobody can tell whether it changed.
#[derive(Debug)]
struct NotCompared<'a> {
    path: &'a str,
    side: &'a str,
    why: String,
}

/// What makes a run fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FailOn {
    /// A change that is worse for this party, in one of its roles at least.
    WorseFor(String),
    /// A change of an agreed term that not every party has approved.
    Unapproved,
    /// Any change.
    Any,
}

impl<'a> Diff<'a> {
    /// Compares two sides as of one day.
    #[must_use]
    pub fn of(before: Side<'a>, after: Side<'a>, configuration: &Configuration, as_of: Date) -> Self {
        let mut not_compared = unread(before);
        not_compared.extend(unread(after));
        // What stands in a file that cannot be read has not come or gone.
        let is_lost = |there: Option<&Partnership>, here: Option<&Partnership>, side: Side<'_>| {
            let unread = &side.left_out.unread;
            let is_same = |path: &str| unread.iter().any(|file| file.path == path);
            there.is_none()
                && (is_same(here.map_or("", |it| &it.charter.source.path))
                    || (side.partnerships.is_empty() && !unread.is_empty()))
        };
        let mut compared = Vec::new();
        for pair in pairs(before.partnerships, after.partnerships, before.is_file) {
            let broken: Vec<NotCompared<'a>> = [(pair.before, before.name), (pair.after, after.name)]
                .into_iter()
                .filter_map(|(partnership, side)| broken(partnership?, side))
                .collect();
            if !broken.is_empty() {
                not_compared.extend(broken);
                continue;
            }
            if is_lost(pair.before, pair.after, before) || is_lost(pair.after, pair.before, after) {
                continue;
            }
            let changes = match (pair.before, pair.after) {
                (Some(then), Some(now)) => {
                    let registers = &then.records.deals;
                    let texts = Texts { before: &then.charter, after: now, registers, configuration, as_of };
                    texts.changes()
                }
                _ => Vec::new(),
            };
            compared.push(Compared { pair, changes });
        }
        not_compared.sort_by(|one, other| (one.path, one.side).cmp(&(other.path, other.side)));
        not_compared.dedup_by(|one, other| (one.path, one.side) == (other.path, other.side));
        Self { before, after, compared, not_compared, order: By::default() }
    }

    /// The same in another order.
    #[must_use]
    pub fn by(self, order: By) -> Self {
        Self { order, ..self }
    }

    /// What the side before is called.
    #[must_use]
    pub fn before(&self) -> &str {
        self.before.name
    }

    /// What the side after is called.
    #[must_use]
    pub fn after(&self) -> &str {
        self.after.name
    }

    /// Whether something could not be compared.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        !self.not_compared.is_empty()
    }

    /// What no row of a table of changes says: what could not be compared, and charters that came or went as a whole.
    #[must_use]
    pub fn told_beside_rows(&self) -> Vec<String> {
        let lost = self.not_compared.iter();
        let lost = lost.map(|it| format!("`{}` of {} was not compared: {}", it.path, it.side, it.why));
        let whole = self.compared.iter().filter_map(|compared| {
            let (there, side, what) = match (compared.pair.before, compared.pair.after) {
                (Some(then), None) => (then, self.after, "gone from"),
                (None, Some(now)) => (now, self.after, "new in"),
                _ => return None,
            };
            Some(format!("`{}` is {what} {}: it has no row", there.charter.source.path, side.name))
        });
        lost.chain(whole).collect()
    }

    /// Whether nothing was there to compare.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.compared.is_empty() && self.not_compared.is_empty()
    }

    /// The ids of all parties of the charters.
    #[must_use]
    pub fn parties(&self) -> Vec<&str> {
        let mut parties: Vec<&str> = self.compared.iter().flat_map(|it| it.pair.parties()).collect();
        parties.sort_unstable();
        parties.dedup();
        parties
    }

    /// Whether there is a change that makes the run fail.
    #[must_use]
    pub fn fails(&self, on: &FailOn) -> bool {
        self.compared.iter().any(|compared| {
            let is_whole = compared.pair.before.is_none() || compared.pair.after.is_none();
            match on {
                FailOn::Any => is_whole || !compared.changes.is_empty(),
                FailOn::Unapproved => {
                    compared.pair.after.is_none()
                        || compared.changes.iter().any(|change| change.approved == Some(false))
                }
                FailOn::WorseFor(party) => compared
                    .changes
                    .iter()
                    .any(|change| matches!(change.effect(party), Effect::Worse | Effect::BothWays)),
            }
        })
    }
}

/// The files of a side that could not be read at all.
fn unread(side: Side<'_>) -> Vec<NotCompared<'_>> {
    let unread = side.left_out.unread.iter();
    unread.map(|file| NotCompared { path: &file.path, side: side.name, why: file.reason.clone() }).collect()
}

/// The file of a partnership in which a change stands: the record of this path, else the charter.
fn source_of<'a>(partnership: &'a Partnership, record: Option<&String>) -> &'a Arc<Source> {
    let mut registers = partnership.records.deals.iter().map(|register| &register.record.source);
    let found = record.and_then(|path| registers.find(|source| source.path == *path));
    found.unwrap_or(&partnership.charter.source)
}

/// The lines of a change before and after, counted from 1.
fn lines(change: &TermChange, before: &Partnership, after: &Partnership) -> [Option<usize>; 2] {
    let line = |partnership, record, said: &Option<Said>| {
        line_at(source_of(partnership, record), &said.as_ref()?.path)
    };
    let [then, now] = change.record.as_ref().map_or([None, None], |[then, now]| [Some(then), Some(now)]);
    [line(before, then, &change.difference.before), line(after, now, &change.difference.after)]
}

/// Why nobody can tell what a charter says, where that is so.
fn broken<'a>(partnership: &'a Partnership, side: &'a str) -> Option<NotCompared<'a>> {
    let charter = &partnership.charter;
    let problem = charter.problems.iter().find(|problem| problem.kind.breaks());
    let why = match problem {
        Some(problem) => problem.message.clone(),
        None if !charter.unread.is_empty() => format!("`{}` cannot be read", charter.unread.join("`, `")),
        None if !charter.is_readable() => "it cannot be read".to_owned(),
        None => return None,
    };
    Some(NotCompared { path: &charter.source.path, side, why })
}

impl Answer for Diff<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> Table {
        sheet::sheet(self)
    }

    fn data(&self) -> Data<'_> {
        Data::Diff(data::data(self))
    }
}

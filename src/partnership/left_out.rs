//! Charters and records that are there and are not read.

use std::collections::BTreeMap;

/// Why a file is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// `[files] exclude` names it.
    Excluded,
    /// An ignore file names it, and git does not keep it.
    Ignored,
    /// It lies behind a link, which is not followed.
    Linked,
    /// A sparse checkout does not have it on the disk.
    Sparse,
    /// The run was asked for other partnerships only.
    NotAsked,
}

/// So many charters and records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Charters.
    pub charters: usize,
    /// Records.
    pub records: usize,
}

/// A file that is no part of any answer, since it cannot be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadFile {
    /// Its path as shown.
    pub path: String,
    /// What is wrong with it.
    pub reason: String,
}

/// How many charters and records are left out, by the reason, and which cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    by_reason: BTreeMap<Reason, Count>,
    /// Charters that cannot be read, and files that belong to no charter that can be, by path.
    pub unread: Vec<UnreadFile>,
}

impl LeftOut {
    /// Counts so many more.
    pub fn add(&mut self, reason: Reason, charters: usize, records: usize) {
        if charters + records > 0 {
            let count = self.by_reason.entry(reason).or_default();
            count.charters += charters;
            count.records += records;
        }
    }

    /// How many, by the reason; none that is nothing.
    pub fn iter(&self) -> impl Iterator<Item = (Reason, Count)> + '_ {
        self.by_reason.iter().map(|(reason, count)| (*reason, *count))
    }

    /// How many in all.
    #[must_use]
    pub fn total(&self) -> Count {
        self.by_reason.values().fold(Count::default(), |sum, it| Count {
            charters: sum.charters + it.charters,
            records: sum.records + it.records,
        })
    }

    /// Whether nothing is.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.by_reason.is_empty()
    }
}

//! What can be mended without asking: a slip of the hand for which only one thing can have been meant.

use super::suggestion;
use crate::yaml::edit::Change;
use crate::yaml::{NodeId, Tree};

/// Whether a mend may be made without anybody looking at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// It says what was meant and nothing else; `check --fix` makes it.
    Safe,
    /// It is likely, and for a person to decide: it may say something that nobody has agreed.
    Unsafe,
}

impl Safety {
    /// The word for it in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

/// A change of the document that mends a problem. Never one that says something of the partnership that nobody has said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// What it does, as an order: "write `notice` for `notise`".
    pub title: String,
    /// Whether it may be made without a look.
    pub safety: Safety,
    /// What changes.
    pub change: Change,
}

/// With more keys beside it than this, nobody looks for another key that was meant to be the same.
const MOST_KEYS: usize = 100;

impl Mend {
    /// Another spelling of a value or a key that says the same.
    ///
    /// Nothing for a key if the map has one of that name, or if another of its keys may have been meant for it too.
    #[must_use]
    pub fn respell(tree: &Tree, node: NodeId, meant: &str) -> Option<Self> {
        let written = tree.scalar(node)?;
        if let Some(map) = tree.map_of_key(node) {
            let others: Vec<&str> = tree
                .entries(map)
                .filter(|(key, _)| *key != node)
                .take(MOST_KEYS)
                .filter_map(|(key, _)| tree.scalar(key))
                .collect();
            let is_meant = |other: &&str| **other == *meant || suggestion::certain(other, [meant]).is_some();
            if others.len() == MOST_KEYS || others.iter().any(is_meant) {
                return None;
            }
        }
        Some(Self {
            title: format!("write `{meant}` for `{}`", super::decoder::shortened(written.trim())),
            safety: Safety::Safe,
            change: Change::Respell { node, text: meant.to_owned() },
        })
    }

    /// The one known name that a misspelt one can only stand for.
    #[must_use]
    pub fn slip<'a>(tree: &Tree, node: NodeId, known: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let meant = suggestion::certain(tree.scalar(node)?, known)?;
        Self::respell(tree, node, meant)
    }
}

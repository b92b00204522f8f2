//! What can be fixed without asking: a slip of the hand for which only one thing can have been meant.

use schemars::JsonSchema;
use serde::Serialize;

use super::suggestion;
use crate::grammar::quoted;
use crate::yaml::edit::NodeEdit;
use crate::yaml::{NodeId, Tree};

/// Whether a fix may be made without anybody looking at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
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

/// A change of the document that fixes a problem. Never one that says something of the partnership that nobody has said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// What it does, as an order: "write `notice` for `notise`".
    pub title: String,
    /// Whether it may be made without a look.
    pub safety: Safety,
    /// What changes.
    pub change: NodeEdit,
    /// The same in other places of the document.
    pub elsewhere: Vec<NodeEdit>,
}

/// With more keys beside it than this, nobody looks for another key that was meant to be the same.
const MOST_KEYS: usize = 100;

impl Correction {
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
            title: format!("write `{meant}` for {}", quoted(written.trim())),
            safety: Safety::Safe,
            change: NodeEdit::Respell { node, text: meant.to_owned() },
            elsewhere: Vec::new(),
        })
    }

    /// Quotes around a number in `{…}` whose commas between thousands have cut it. `value` is what stands before the
    /// first of
    /// them and `key` what stands behind it.
    #[must_use]
    pub fn cut_number(tree: &Tree, map: NodeId, value: NodeId, key: NodeId) -> Option<Self> {
        let starts = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let head = tree.scalar(value)?;
        let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let mut whole = head.to_owned();
        let (mut end, mut last) = (tree.span(value).end, None);
        // The key and those behind it, as long as nothing but a comma lies between and they begin with three digits.
        for (next, its_value) in tree.entries(map).skip_while(|(it, _)| *it != key) {
            let text = tree.scalar(next)?;
            let goes_on =
                tree.span(next).start == end + 1 && starts(text) == 3 && tree.span(its_value).is_empty();
            if !goes_on {
                break;
            }
            whole.push(',');
            whole.push_str(text);
            (end, last) = (tree.span(next).end, Some(next));
            if text.len() > 3 {
                break;
            }
        }
        let last = last.filter(|_| (1..=3).contains(&digits))?;
        Some(Self {
            title: format!("put {} in quotes", quoted(&whole)),
            safety: Safety::Safe,
            change: NodeEdit::Join { value, key: last, text: whole },
            elsewhere: Vec::new(),
        })
    }

    /// All that changes.
    pub fn changes(&self) -> impl Iterator<Item = &NodeEdit> {
        std::iter::once(&self.change).chain(&self.elsewhere)
    }

    /// The one known name that a misspelt one can only stand for.
    #[must_use]
    pub fn slip<'a>(tree: &Tree, node: NodeId, known: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let meant = suggestion::certain(tree.scalar(node)?, known)?;
        Self::respell(tree, node, meant)
    }
}

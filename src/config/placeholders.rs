//! Words of a team's own that only hold a place: `[words]`.

use std::collections::BTreeSet;
use std::fmt;

use super::checks::shortened;
use crate::document::record::record;
use crate::document::scalar::{Malformed, Scalar};
use crate::document::shape::Plain;
use crate::document::{List, placeholder_word};

record! { "the words section",
    /// How texts are read.
    pub struct WordsTable {
        /// Texts that count as undecided, besides `TBD` and the like: in any case, alone or before a note in brackets.
        placeholders: List<Placeholder>,
    }
}

/// A text that only holds the place of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    written: String,
    word: String,
}

impl fmt::Display for Placeholder {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.written)
    }
}

impl Scalar for Placeholder {
    const EXPECTED: &'static str = "a few words that stand for something undecided, such as `offen`";

    fn parse(text: &str) -> Result<Self, Malformed> {
        match placeholder_word(text) {
            Some(word) => Ok(Self { written: text.to_owned(), word }),
            None => Err(Malformed::new(
                format!("`{}` cannot stand for something undecided", shortened(text)),
                "write up to 60 characters with a letter in them that are no answer, such as `offen`",
            )),
        }
    }

    fn plain() -> Plain {
        Plain::any("", Self::EXPECTED).with_examples(&["offen", "to follow"])
    }
}

/// The words as texts are compared with them.
pub(super) fn placeholders(table: &WordsTable) -> BTreeSet<String> {
    let words = table.placeholders.get().into_iter().flat_map(List::values);
    words.map(|placeholder| placeholder.word.clone()).collect()
}

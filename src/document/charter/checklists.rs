//! Answers to checklists.

use crate::document::record::record;
use crate::document::scalar::{AnswerWord, Link, Malformed, Scalar, Score, Text};
use crate::document::{Decode, Decoder, Named};
use crate::yaml::{Kind, NodeId};

/// The answers to one list, by item.
pub type Checklist = Named<Answer>;

record! { "an answer",
    /// An answer with what bears it out.
    pub struct Answer short answer {
        /// The answer itself.
        answer: AnswerValue,
        /// A file in the repository, or an address.
        evidence: Link,
        /// Why; needed where the item does not apply.
        reason: Text,
    }
}

/// A word, or a score where the item is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerValue {
    /// yes, no, unknown or n/a.
    Word(AnswerWord),
    /// 1 to 5.
    Score(Score),
}

impl Decode for AnswerValue {
    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        const EXPECTED: &str = "yes, no, unknown or n/a, or a score from 1 to 5";
        if decoder.tree.kind(node) != Kind::Scalar {
            decoder.unexpected(node, EXPECTED);
            return None;
        }
        let text = decoder.text(node, EXPECTED)?;
        let is_number = text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        let read: Result<Self, Malformed> = if is_number {
            Score::parse(text).map(Self::Score)
        } else {
            AnswerWord::parse(text).map(Self::Word)
        };
        read.map_err(|malformed| decoder.invalid(node, malformed)).ok()
    }
}

//! Answers to checklists.

use crate::document::record::record;
use crate::document::scalar::{AnswerWord, Link, Malformed, Scalar, Score, Text};
use crate::document::{Decode, Decoder, Field, Named};
use crate::yaml::{Kind, NodeId};

/// The answers to one list, by item.
pub type Checklist = Named<Answer>;

/// One item of a built-in list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltInItem {
    /// Its id, the key of its answer.
    pub id: &'static str,
    /// Whether it is answered with a score from 1 to 5 instead of a word.
    pub is_scored: bool,
}

/// A list that comes with the format. Lists with other names are the team's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltInList {
    /// Its id, the key of its answers.
    pub id: &'static str,
    /// Its items.
    pub items: &'static [BuiltInItem],
}

const fn word(id: &'static str) -> BuiltInItem {
    BuiltInItem { id, is_scored: false }
}

/// The built-in lists: signing [S0], partner fit, launch and the charter on one page [S3].
pub const BUILT_IN: &[BuiltInList] = &[
    BuiltInList {
        id: "signing",
        items: &[
            word("alignment_canvas"),
            word("governance_blueprint"),
            word("shared_metrics"),
            word("communication_charter"),
            word("resource_commitments"),
            word("conflict_protocol"),
            word("exit_process"),
            word("health_checks"),
        ],
    },
    BuiltInList {
        id: "fit",
        items: &[
            BuiltInItem { id: "strategic_fit", is_scored: true },
            word("resource_commitment"),
            word("culture"),
            word("clear_metrics"),
            word("governance"),
            word("exit_plan"),
        ],
    },
    BuiltInList {
        id: "launch",
        items: &[word("milestone_calendar"), word("channels"), word("conflict_process")],
    },
    BuiltInList {
        id: "one-page",
        items: &[word("what_for"), word("how_measured"), word("who_decides_scope"), word("way_out")],
    },
];

/// The answers to all lists, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklists(Named<Checklist>);

impl Checklists {
    /// The lists that were given.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Checklist)> {
        self.0.iter()
    }

    /// The answers to one list.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Field<Checklist>> {
        self.0.get(id)
    }
}

impl Decode for Checklists {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let lists = Named::<Checklist>::decode(decoder, node)?;
        for built_in in BUILT_IN {
            let (Some((_, list)), Some(answers)) =
                (decoder.tree.get(node, built_in.id), lists.get(built_in.id).and_then(Field::get))
            else {
                continue;
            };
            for (name, answer) in &answers.0 {
                hold_against(decoder, built_in, list, name, answer);
            }
        }
        Some(Self(lists))
    }
}

/// A misspelt item of a built-in list would be an answer to nothing.
fn hold_against(
    decoder: &mut Decoder<'_>,
    built_in: &BuiltInList,
    list: NodeId,
    name: &str,
    answer: &Field<Answer>,
) {
    let Some((key, value)) = decoder.tree.get(list, name) else { return };
    let Some(item) = built_in.items.iter().find(|item| item.id == name) else {
        let ids: Vec<&'static str> = built_in.items.iter().map(|item| item.id).collect();
        decoder.unknown_key(key, name, &ids, &format!("the list `{}`", built_in.id));
        return;
    };
    let given = answer.get().and_then(|answer| answer.answer.get());
    if let Some(AnswerValue::Score(score)) = given
        && !item.is_scored
    {
        let value = decoder.tree.get(value, "answer").map_or(value, |(_, value)| value);
        let message = format!("`{score}` is a score, and `{name}` is answered with a word");
        decoder.invalid(value, Malformed::new(message, format!("write {}", AnswerWord::EXPECTED)));
    }
}

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

//! Answers to checklists.

use crate::document::record::record;
use crate::document::scalar::{AnswerWord, Link, Malformed, Scalar, Score, Text};
use crate::document::shape::{Declared, Describe, Key, Plain, Shape, Table};
use crate::document::{Decode, Decoder, Field, Named};
use crate::yaml::{Kind, NodeId};

/// The answers to one list, by item.
pub type Checklist = Named<Answer>;

/// A list that comes with the format. Lists with other names are the team's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltInList {
    /// Its id, the key of its answers.
    pub id: &'static str,
    /// The ids of its items, the keys of their answers.
    pub items: &'static [&'static str],
}

/// The built-in lists: signing [S0], partner fit, launch and the charter on one page [S3].
pub const BUILT_IN: &[BuiltInList] = &[
    BuiltInList {
        id: "signing",
        items: &[
            "alignment_canvas",
            "governance_blueprint",
            "shared_metrics",
            "communication_charter",
            "resource_commitments",
            "conflict_protocol",
            "exit_process",
            "health_checks",
        ],
    },
    BuiltInList {
        id: "fit",
        items: &[
            "strategic_fit",
            "resource_commitment",
            "culture",
            "clear_metrics",
            "governance",
            "exit_plan",
        ],
    },
    BuiltInList { id: "launch", items: &["milestone_calendar", "channels", "conflict_process"] },
    BuiltInList { id: "one-page", items: &["what_for", "how_measured", "who_decides_scope", "way_out"] },
];

/// The answers to all lists, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklists(Named<Checklist>);

impl Checklists {
    /// The lists that were given.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Checklist)> {
        self.0.iter()
    }

    /// The names of the lists, whether or not they could be read.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.names()
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
            if let Some((_, list)) = decoder.tree.get(node, built_in.id) {
                let answers = lists.get(built_in.id).and_then(Field::get);
                for name in answers.into_iter().flat_map(Named::names) {
                    refuse_unknown(decoder, built_in, list, name);
                }
            }
        }
        Some(Self(lists))
    }
}

/// A misspelt item of a built-in list would be an answer to nothing.
fn refuse_unknown(decoder: &mut Decoder<'_>, built_in: &BuiltInList, list: NodeId, name: &str) {
    if let Some((key, _)) = decoder.tree.get(list, name)
        && !built_in.items.contains(&name)
    {
        decoder.unknown_key(key, name, built_in.items, &format!("the list `{}`", built_in.id));
    }
}

impl Describe for Checklists {
    fn shape() -> Shape {
        let answer = Answer::shape();
        let list = |list: &BuiltInList| {
            let items = list.items.iter().map(|item| Key::new(item, "", answer.clone())).collect();
            let doc = format!("The answers to the list `{}`.", list.id);
            Key::new(list.id, doc, Table::of("", "", items).into())
        };
        let keys = BUILT_IN.iter().map(list).collect();
        Table::of("", "", keys).with_rest(Declared::Own, Checklist::shape()).into()
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

impl Describe for AnswerValue {
    fn shape() -> Shape {
        let plain = AnswerWord::plain().or(Score::plain());
        Plain { name: "AnswerValue".into(), ..plain }.into()
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
        let value = read.map_err(|malformed| decoder.invalid(node, malformed)).ok()?;
        decoder.note(
            node,
            match value {
                Self::Word(word) => word.meaning(),
                Self::Score(score) => score.meaning(),
            },
        );
        Some(value)
    }
}

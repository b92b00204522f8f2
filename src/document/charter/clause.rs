//! One clause of the contract: whether it is there, what it says, and where it stands.

use super::clause_kind::ClauseKind;
use super::clause_value::ClauseValue;
use crate::document::pattern;
use crate::document::record::record;
use crate::document::scalar::{Link, Malformed, Scalar as _, Text, YesNo};
use crate::document::shape::Declared;
use crate::document::shape::{Describe as _, Key, Plain, Shape, Table};
use crate::document::{ByDocument, ByParty, Decoder, Each, Field, Slot, suggestion};
use crate::grammar::quoted;
use crate::yaml::{Kind, NodeId};

/// The keys of the long form. No party is called so: a clause that has one of them is no map of parties.
pub(super) const KEYS: [&str; 4] = ["present", "value", "evidence", "documents"];

/// Those of what one document says.
const IN_A_DOCUMENT: [&str; 3] = ["present", "value", "evidence"];

/// One clause: whether the contract has it, what it says, and where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clause {
    /// Whether the contract has it. Given by yes or no, or by a value, which means yes.
    pub present: Field<YesNo>,
    /// What it says.
    pub value: Field<ClauseValue>,
    /// Status.
    pub evidence: Field<Quote>,
    /// What each of several documents says of it; what holds then stands in `present` and `value`.
    pub documents: Field<ByDocument<Self>>,
}

record! { "the evidence",
    /// A passage of a file.
    pub struct Quote short file {
        /// The file.
        file: Link,
        /// The words that stand in it.
        quote: Text,
    }
}

impl Clause {
    /// Whether the contract has it, as far as the charter says.
    #[must_use]
    pub fn is_there(&self) -> Option<bool> {
        self.present.get().map(|present| present.is_yes())
    }

    /// What is said of a clause for all parties, or for each.
    pub(super) fn read_each(decoder: &mut Decoder<'_>, node: NodeId, kind: ClauseKind) -> Option<Each<Self>> {
        if !names_parties(decoder, node) {
            return Self::read(decoder, node, kind).map(Each::All);
        }
        ByParty::read(decoder, node, |decoder, node| Self::read(decoder, node, kind)).map(Each::Parties)
    }

    fn read(decoder: &mut Decoder<'_>, node: NodeId, kind: ClauseKind) -> Option<Self> {
        if decoder.tree.kind(node) == Kind::Mapping {
            return Self::of_map(decoder, node, kind);
        }
        let text = decoder.text(node, ClauseValue::expected(kind))?;
        if let Some(present) = yes_or_no(text) {
            decoder.note(node, present.meaning());
            return Some(Self { present: Field::Given(present), ..Self::default() });
        }
        let value = value_of(decoder, node, kind)?;
        Some(Self { present: Field::Given(YesNo::Yes), value: Field::Given(value), ..Self::default() })
    }

    pub(super) fn shape_of(kind: ClauseKind) -> Shape {
        let doc = "Yes, no, or what the clause says; or a map that says where it is, too.";
        let mut said = Self::said_of(kind);
        let by_document = Table::by(Declared::Document, said.clone().into());
        let what = "What each document says of it, by the document's id. The document that leads decides.";
        said.keys.push(Key::new("documents", what, by_document.into()));
        Table { doc: doc.into(), ..said }.into()
    }

    /// What one document says.
    fn said_of(kind: ClauseKind) -> Table {
        let value = ClauseValue::plain(kind);
        let keys = vec![
            Key::new(
                "present",
                "Whether the contract has it. A value or evidence means that it has.",
                YesNo::shape(),
            ),
            Key::new("value", "What it says.", value.clone().into()),
            Key::new("evidence", "Status.", Quote::shape()),
        ];
        let none = Plain::like("None", "`none`", pattern::word_in_any_case("none"));
        let text = YesNo::plain().text.or(none.text).or(value.text);
        let words = YesNo::plain().words.into_iter().chain(value.words).collect();
        let instead = Plain { text, words, is_boolean: true, ..value };
        let name = instead.name.trim_end_matches("Value").to_owned();
        Table { instead: Some(Box::new(instead.into())), ..Table::of(name, "", keys) }
    }

    /// A clause is said of all parties or of each: what stands beside the keys of the long form for one party holds for
    /// nobody.
    fn refuse_parties(decoder: &mut Decoder<'_>, node: NodeId) {
        let tree = decoder.tree;
        for (key, _) in tree.entries(node) {
            let Some(name) = tree.scalar(key).filter(|name| decoder.ids.is_party(name)) else { continue };
            let message = format!("{} is one party, but the keys next to it apply to all", quoted(name));
            let help = "write `present:`, `value:` and `evidence:` under each party, or name no party";
            decoder.invalid(key, Malformed::new(message, help));
        }
    }

    fn of_map(decoder: &mut Decoder<'_>, node: NodeId, kind: ClauseKind) -> Option<Self> {
        let ids = decoder.ids;
        let is_party = |name: &str| ids.is_party(name);
        let mut slots = decoder.record_with(node, &KEYS, "a clause", is_party)?.into_iter();
        Self::refuse_parties(decoder, node);
        let said = Self::of_slots(decoder, &mut slots, kind);
        let at = slots.next();
        if at.is_some_and(|slot| slot != Slot::Absent) && !said.is_empty() {
            let message = format!("`{kind}` says something next to `documents:`, which says it by document");
            let help = "write it under the document that says it".to_owned();
            decoder.invalid(node, Malformed::new(message, help));
        }
        let in_one = |decoder: &mut Decoder<'_>, node| Self::read_in_document(decoder, node, kind);
        let documents = decoder.slot_by(at, |decoder, node| ByDocument::read(decoder, node, in_one));
        Some(Self { documents, ..said })
    }

    /// What one document says of a clause.
    fn read_in_document(decoder: &mut Decoder<'_>, node: NodeId, kind: ClauseKind) -> Option<Self> {
        if decoder.tree.kind(node) != Kind::Mapping {
            return Self::read(decoder, node, kind);
        }
        let mut slots = decoder.record(node, &IN_A_DOCUMENT, "a clause of a document")?.into_iter();
        Some(Self::of_slots(decoder, &mut slots, kind))
    }

    /// Whether nothing is said of it but by document.
    fn is_empty(&self) -> bool {
        self.present.is_missing() && self.value.is_missing() && self.evidence.is_missing()
    }

    /// A clause that says something, or of which a passage is quoted, is there.
    fn of_slots(decoder: &mut Decoder<'_>, slots: &mut impl Iterator<Item = Slot>, kind: ClauseKind) -> Self {
        let present = decoder.slot(slots.next());
        let at = slots.next();
        let value = decoder.slot_by(at, |decoder, node| value_of(decoder, node, kind));
        if let (Field::Given(YesNo::No), Some(Slot::At(node)), true) = (&present, at, value.is_given()) {
            let message = format!("`{kind}` is marked as missing, but has a value");
            let help = "write `present: yes`, or remove the `value:`".to_owned();
            decoder.invalid(node, Malformed::new(message, help));
        }
        let evidence = decoder.slot(slots.next());
        let is_shown = value.is_given() || evidence.is_given();
        let present = if present == Field::Missing && is_shown { Field::Given(YesNo::Yes) } else { present };
        Self { present, value, evidence, documents: Field::Missing }
    }
}

/// Whether a map is one of parties: it has none of the long form's keys, nor, unless it names a party, the slip of one.
fn names_parties(decoder: &Decoder<'_>, node: NodeId) -> bool {
    let tree = decoder.tree;
    let has = |is_meant: &dyn Fn(&str) -> bool| {
        tree.entries(node).any(|(key, _)| tree.scalar(key).is_some_and(is_meant))
    };
    let is_long = || has(&|name| KEYS.contains(&name));
    let is_slip = || has(&|name| suggestion::nearest(name, KEYS).is_some());
    let is_party = || has(&|name| decoder.ids.is_party(name));
    tree.kind(node) == Kind::Mapping && !is_long() && (is_party() || !is_slip())
}

fn value_of(decoder: &mut Decoder<'_>, node: NodeId, kind: ClauseKind) -> Option<ClauseValue> {
    let text = decoder.text(node, ClauseValue::expected(kind))?;
    match ClauseValue::parse(kind, text) {
        Ok(value) => {
            decoder.note(node, value.meaning());
            Some(value)
        }
        Err(malformed) => {
            decoder.invalid(node, malformed);
            None
        }
    }
}

/// `none` is a no: nobody names a law, a court or a date that way.
fn yes_or_no(text: &str) -> Option<YesNo> {
    if text.eq_ignore_ascii_case("none") {
        return Some(YesNo::No);
    }
    YesNo::parse(text).ok()
}

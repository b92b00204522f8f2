//! Lists, maps by name, and what holds for each party.

use std::collections::BTreeSet;

use super::decoder::{Decode, Decoder};
use super::field::Field;
use super::ids::Names;
use super::meaning::Meaning;
use super::pattern;
use super::problem::ProblemKind;
use super::scalar::{Id, Scalar};
use super::shape::{Declared, Describe, Plain, Shape, Table, Word};
use crate::grammar::quoted;
use crate::yaml::{Kind, NodeId};

/// A list. Entries that could not be read keep their place, so that the index of the others stays true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<T>(pub Vec<Field<T>>);

impl<T> List<T> {
    /// The entries that were given, each with its index from 0.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.0.iter().enumerate().filter_map(|(index, entry)| Some((index, entry.get()?)))
    }

    /// The entries that were given, without their index.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.iter().map(|(_, value)| value)
    }

    /// How many entries somebody meant to write, the unreadable ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.iter().filter(|entry| !entry.is_missing()).count()
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<T> Field<List<T>> {
    /// Whether there is nothing to go by: no list, an open one, or one with open entries only.
    #[must_use]
    pub fn is_without_entries(&self) -> bool {
        self.as_ref().said_of_list().is_missing()
    }
}

impl<T> Field<&List<T>> {
    /// Whether something was said, without what. A list of nothing but open entries is open.
    #[must_use]
    pub fn said_of_list(&self) -> Field<()> {
        match self {
            Self::Given(list) if list.0.is_empty() => Field::Missing,
            Self::Given(list) if list.is_empty() => Field::Open,
            other => other.said(),
        }
    }
}

impl<T: Decode> Decode for List<T> {
    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        match decoder.tree.kind(node) {
            Kind::Sequence => {
                let tree = decoder.tree;
                let entry = |item| match decoder.is_meant_as_entries(item) {
                    true => Field::Invalid,
                    false => decoder.field(item),
                };
                Some(Self(tree.items(node).map(entry).collect()))
            }
            Kind::Scalar if decoder.is_meant_as_list(node) => None,
            // One value where a list belongs is a list of one: nobody means anything else by it.
            Kind::Scalar => Some(Self(vec![decoder.field(node)])),
            Kind::Mapping if T::IS_MAP && decoder.tree.is_typed() => {
                let message = "this is a table, where a list of tables belongs".to_owned();
                let help = super::typed::as_list_of_tables(decoder.tree, node);
                decoder.tell(node, ProblemKind::InvalidValue, message, help);
                None
            }
            Kind::Mapping if T::IS_MAP => {
                decoder.unexpected(node, "a list (`- ` before each entry)");
                None
            }
            Kind::Mapping => {
                decoder.unexpected(node, "a list");
                None
            }
        }
    }
}

impl<T: Describe> Describe for List<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
}

/// A map from names that the user chooses to values, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<T>(pub Vec<(String, Field<T>)>);

impl<T> Named<T> {
    /// The entries that were given.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().filter_map(|(name, value)| Some((name.as_str(), value.get()?)))
    }

    /// The names, whether or not their values could be read.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// What stands under this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Field<T>> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }
}

impl<T: Decode> Decode for Named<T> {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        Some(Self(named_entries(decoder, node, "a map from names to values", |decoder, key, name| {
            // Names such as `early_operation` or `2026-Q3` are not ids, but they are the user's words.
            let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
            if let Some(malformed) = (!is_name).then(|| Id::parse(name).err()).flatten() {
                decoder.invalid(key, malformed);
            }
            is_name
        })?))
    }
}

impl<T: Describe> Describe for Named<T> {
    fn shape() -> Shape {
        Table::by(Declared::Own, T::shape()).into()
    }
}

/// What is said separately of each party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByParty<T>(pub Vec<(String, Field<T>)>);

impl<T> ByParty<T> {
    /// What is said of this party; [`Field::Missing`] where nothing is.
    #[must_use]
    pub fn of(&self, party: &str) -> Field<&T> {
        self.0.iter().find(|(id, _)| id == party).map_or(Field::Missing, |(_, value)| value.as_ref())
    }

    /// The parties of which something was said and understood.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().filter_map(|(party, value)| Some((party.as_str(), value.get()?)))
    }
}

impl<T> ByParty<T> {
    /// A map of parties whose values are read in this way.
    pub(super) fn read(
        decoder: &mut Decoder<'_>,
        node: NodeId,
        value: impl Fn(&mut Decoder<'_>, NodeId) -> Option<T>,
    ) -> Option<Self> {
        let tree = decoder.tree;
        let expected = "a map with one entry for each party";
        let mut entries = entries_by(decoder, node, expected, is_known_party, value)?;
        let ids = decoder.ids;
        let Some(known) = &ids.parties else { return Some(Self(entries)) };
        let is_stranger = |key: &str| !known.contains(key) && !key.starts_with("x-") && key != "<<";
        if tree.entries(node).any(|(key, _)| tree.scalar(key).is_some_and(is_stranger)) {
            // What stands under a name that nobody has was meant for one of those who have no entry.
            let named: BTreeSet<&str> = entries.iter().map(|(party, _)| party.as_str()).collect();
            let unnamed: Vec<String> =
                known.iter().filter(|party| !named.contains(party)).map(str::to_owned).collect();
            entries.extend(unnamed.into_iter().map(|party| (party, Field::Invalid)));
        }
        Some(Self(entries))
    }
}

impl<T: Decode> Decode for ByParty<T> {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        Self::read(decoder, node, T::decode)
    }
}

impl<T: Describe> Describe for ByParty<T> {
    fn shape() -> Shape {
        Table::by(Declared::Party, T::shape()).into()
    }
}

/// What is said separately of each shared metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByMetric<T>(pub Vec<(String, Field<T>)>);

impl<T> ByMetric<T> {
    /// What is said of this metric; [`Field::Missing`] where nothing is.
    #[must_use]
    pub fn of(&self, metric: &str) -> Field<&T> {
        self.0.iter().find(|(id, _)| id == metric).map_or(Field::Missing, |(_, value)| value.as_ref())
    }
}

impl<T: Decode> Decode for ByMetric<T> {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        Some(Self(named_entries(
            decoder,
            node,
            "a map with one entry for each metric",
            |decoder, key, name| match &decoder.ids.metrics {
                Some(known) if !known.contains(name) => {
                    decoder.unknown_reference(key, "metric", name, known);
                    false
                }
                _ => true,
            },
        )?))
    }
}

impl<T: Describe> Describe for ByMetric<T> {
    fn shape() -> Shape {
        Table::by(Declared::Metric, T::shape()).into()
    }
}

/// What is said separately of each document of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByDocument<T>(pub Vec<(String, Field<T>)>);

impl<T> ByDocument<T> {
    /// The documents of which something was said and understood.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().filter_map(|(document, value)| Some((document.as_str(), value.get()?)))
    }

    /// A map of documents whose values are read in this way.
    pub(super) fn read(
        decoder: &mut Decoder<'_>,
        node: NodeId,
        value: impl Fn(&mut Decoder<'_>, NodeId) -> Option<T>,
    ) -> Option<Self> {
        let expected = "a map with one entry for each document";
        let is_known = |decoder: &mut Decoder<'_>, key, name: &str| match &decoder.ids.documents {
            Some(known) if !known.contains(name) => {
                decoder.unknown_reference(key, "document", name, known);
                false
            }
            _ => true,
        };
        entries_by(decoder, node, expected, is_known, value).map(Self)
    }
}

/// What holds for all parties, or for each party on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Each<T> {
    /// One value for everybody.
    All(T),
    /// A value for each party.
    Parties(ByParty<T>),
}

impl<T> Each<T> {
    /// What holds for this party.
    #[must_use]
    pub fn of(&self, party: &str) -> Field<&T> {
        match self {
            Self::All(value) => Field::Given(value),
            Self::Parties(parties) => parties.of(party),
        }
    }

    /// The values that were given, each with the party it holds for; `None` means all of them.
    pub fn iter(&self) -> impl Iterator<Item = (Option<&str>, &T)> {
        let (all, parties) = match self {
            Self::All(value) => (Some(value), None),
            Self::Parties(parties) => (None, Some(parties)),
        };
        let each = parties.into_iter().flat_map(ByParty::iter).map(|(party, value)| (Some(party), value));
        all.map(|value| (None, value)).into_iter().chain(each)
    }
}

impl<T: Decode> Decode for Each<T> {
    const IS_MAP: bool = T::IS_MAP;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let tree = decoder.tree;
        let is_map = tree.kind(node) == Kind::Mapping;
        let has_key = |is_meant: &dyn Fn(&str) -> bool| {
            tree.entries(node).any(|(key, _)| tree.scalar(key).is_some_and(is_meant))
        };
        let names_a_party = || match decoder.ids.parties {
            Some(_) => has_key(&|name| decoder.ids.is_party(name)),
            // Where nobody knows the parties, a map is of parties if it has none of the value's own keys.
            None => !has_key(&|name| T::MAP_KEYS.contains(&name)),
        };
        if is_map && (!T::IS_MAP || names_a_party()) {
            return ByParty::decode(decoder, node).map(Self::Parties);
        }
        T::decode(decoder, node).map(Self::All)
    }
}

impl<T: Describe> Describe for Each<T> {
    fn shape() -> Shape {
        Shape::Each(Box::new(T::shape()))
    }
}

/// `none`, said on purpose, or a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoneOr<T> {
    /// None, by decision.
    None,
    /// The value.
    Some(T),
}

impl<T> NoneOr<T> {
    /// The value, if there is one.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::None => None,
            Self::Some(value) => Some(value),
        }
    }
}

impl<T: Decode> Decode for NoneOr<T> {
    const IS_MAP: bool = T::IS_MAP;
    const MAP_KEYS: &'static [&'static str] = T::MAP_KEYS;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let says_none = |text: &str| matches!(text.trim().to_lowercase().as_str(), "none" | "no");
        if decoder.tree.scalar(node).is_some_and(says_none) {
            decoder.note(node, Meaning::words("none"));
            return Some(Self::None);
        }
        T::decode(decoder, node).map(Self::Some)
    }
}

impl<T: Describe> Describe for NoneOr<T> {
    fn shape() -> Shape {
        let none = Word::new("none", "None, by decision.");
        let pattern = pattern::any_of(["none", "no"].map(pattern::word_in_any_case));
        T::shape().or_plain(Plain { words: vec![none], ..Plain::like("None", "`none`", pattern) })
    }
}

fn is_known_party(decoder: &mut Decoder<'_>, key: NodeId, name: &str) -> bool {
    let Some(known) = &decoder.ids.parties else { return true };
    if known.contains(name) {
        return true;
    }
    decoder.unknown_reference(key, "party", name, known);
    false
}

pub(super) fn named_entries<T: Decode>(
    decoder: &mut Decoder<'_>,
    node: NodeId,
    expected: &str,
    accepts: impl FnMut(&mut Decoder<'_>, NodeId, &str) -> bool,
) -> Option<Vec<(String, Field<T>)>> {
    entries_by(decoder, node, expected, accepts, T::decode)
}

/// How many entries of a map are gone through to find a name.
const FEW: usize = 8;

fn entries_by<T>(
    decoder: &mut Decoder<'_>,
    node: NodeId,
    expected: &str,
    mut accepts: impl FnMut(&mut Decoder<'_>, NodeId, &str) -> bool,
    read: impl Fn(&mut Decoder<'_>, NodeId) -> Option<T>,
) -> Option<Vec<(String, Field<T>)>> {
    if decoder.tree.kind(node) != Kind::Mapping {
        decoder.unexpected(node, expected);
        return None;
    }
    let tree = decoder.tree;
    let mut entries: Vec<(String, Field<T>)> = Vec::new();
    let mut many = BTreeSet::new();
    for (key, value) in tree.entries(node) {
        let Some(name) = tree.scalar(key) else { continue };
        // Few names are gone through, which is quicker than to keep them in order.
        let is_again = entries.iter().take(FEW).any(|(seen, _)| seen == name) || many.contains(name);
        if is_again
            || name.starts_with("x-")
            || decoder.is_split_value(node, value)
            || !accepts(decoder, key, name)
        {
            continue;
        }
        if entries.len() >= FEW {
            many.insert(name);
        }
        let value = decoder.field_by(value, &read);
        entries.push((name.to_owned(), value));
    }
    Some(entries)
}

/// A text that names something the charter declares: a party, a body, a metric, a gate or a document.
macro_rules! reference {
    ($(#[$meta:meta])* $name:ident, $what:literal, $field:ident, $declared:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub String);

        impl $name {
            /// The id as written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Decode for $name {
            fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
                let name = decoder.text(node, concat!("the id of a ", $what))?;
                match &decoder.ids.$field {
                    Some(known) if !known.contains(name) => {
                        decoder.unknown_reference(node, $what, name, known);
                        None
                    }
                    _ => {
                        decoder.note(node, Meaning::AsWritten);
                        Some(Self(name.to_owned()))
                    }
                }
            }
        }

        impl Describe for $name {
            fn shape() -> Shape {
                let plain = Plain::any(stringify!($name), concat!("the id of a ", $what));
                plain.naming(&[Declared::$declared]).into()
            }
        }
    };
}

reference!(
    /// The id of a party.
    PartyRef, "party", parties, Party
);
reference!(
    /// The id of a shared metric.
    MetricRef, "metric", metrics, Metric
);
reference!(
    /// The id of a gate.
    GateRef, "gate", gates, Gate
);
reference!(
    /// The id of a document of the contract.
    DocumentRef, "document", documents, Document
);

/// Who decides, or to whom something goes up: a party, a body, or words such as `mediator`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Authority {
    /// One party on its own.
    Party(String),
    /// A body of the governance section.
    Body(String),
    /// All parties together.
    All,
    /// Somebody else, in the charter's own words.
    Other(String),
}

impl Decode for Authority {
    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let name = decoder.text(node, "a party, a body, `both` or `all`")?;
        let is_all = matches!(name.to_lowercase().as_str(), "all" | "both");
        let is_body = decoder.ids.bodies.as_ref().is_some_and(|known| known.contains(name));
        let is_party = decoder.ids.is_party(name);
        let is_word = is_all && !is_party && !is_body;
        decoder.note(node, if is_word { Meaning::words("all") } else { Meaning::AsWritten });
        if is_party {
            return Some(Self::Party(name.to_owned()));
        }
        if is_body {
            return Some(Self::Body(name.to_owned()));
        }
        if is_all {
            return Some(Self::All);
        }
        decoder.near_miss(node, name);
        Some(Self::Other(name.to_owned()))
    }
}

impl Describe for Authority {
    fn shape() -> Shape {
        let words =
            vec![Word::new("both", "Both parties together."), Word::new("all", "All parties together.")];
        let plain = Plain::any("Authority", "a party, a body, `both` or `all`, or somebody else in words");
        Plain { words, ..plain }.naming(&[Declared::Party, Declared::Body]).into()
    }
}

impl Decoder<'_> {
    /// Words of one's own are allowed here, but a slip in the name of a party or body is not one's own word.
    fn near_miss(&mut self, node: NodeId, name: &str) {
        let known: Vec<&str> =
            [&self.ids.parties, &self.ids.bodies].into_iter().flatten().flat_map(Names::iter).collect();
        if name.chars().count() < 4 {
            return;
        }
        if let Some(near) = super::suggestion::nearest(name, known.iter().copied()) {
            let message = format!("no party or body is called {}", quoted(name));
            let help = format!("did you mean `{near}`?");
            // Who decides is for a person to say.
            self.tell(node, ProblemKind::ReferenceUnknown, message, help);
        }
    }
}

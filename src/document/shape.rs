//! What a value may look like: the format as the decoder reads it, for schemas, editors and templates.
//!
//! Every type that decodes describes itself. `record!` and `keyword!` do that from the keys, words and comments that stand
//! there already; plain values do it by hand beside their parsers.

use std::borrow::Cow;

use super::pattern;
use crate::yaml::{Step, YamlPath};

/// A type that says what it is read off.
pub trait Describe {
    /// What may stand where this is read. Beside it, every value may be left empty or be said to be open (`TBD`).
    fn shape() -> Shape;
}

/// What may stand at a place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// One plain value.
    Plain(Plain),
    /// A map of keys.
    Table(Table),
    /// A list; a plain entry may stand for a list of it alone.
    List(Box<Shape>),
    /// A value for all parties, or a map with one for each.
    Each(Box<Shape>),
}

/// One plain value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// What this sort of values is called in a program: `Date`.
    pub name: Cow<'static, str>,
    /// What to write: "a date like `2026-07-01`".
    pub what: Cow<'static, str>,
    /// How the text is written.
    pub text: Text,
    /// Which numbers may stand here without quotes.
    pub numbers: Numbers,
    /// Whether `true` and `false` may stand here without quotes.
    pub is_boolean: bool,
    /// How it may look.
    pub examples: Vec<&'static str>,
    /// The words that have a meaning here; where the text may be any, these are only the known ones.
    pub words: Vec<Word>,
    /// What in the charter it may name.
    pub names: Vec<Declared>,
}

/// How the text of a plain value is written, white space around it left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// It is no text.
    Never,
    /// By this regular expression, from the first character to the last; see `pattern.rs`.
    Like(String),
    /// Any way.
    Any,
}

/// Which numbers a plain value may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// None.
    Never,
    /// Whole ones between these two, both included.
    Whole(u32, u32),
    /// Any.
    Any,
}

/// A word with its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As it is written.
    pub word: Cow<'static, str>,
    /// What it means.
    pub doc: Cow<'static, str>,
}

/// What a charter declares and other places name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// A party.
    Party,
    /// A body of the governance section.
    Body,
    /// A shared metric.
    Metric,
    /// A gate.
    Gate,
    /// A document of the contract.
    Document,
    /// A section of the charter, of these.
    Section(&'static [&'static str]),
    /// Nothing that the charter knows: a name of the user's own.
    Own,
    /// Nothing yet: the name of a party is chosen here.
    NewParty,
    /// A thing by its id.
    Id,
    /// A currency by its code.
    Currency,
}

impl Declared {
    /// What to write.
    #[must_use]
    pub const fn what(self) -> &'static str {
        match self {
            Self::Party => "the id of a party",
            Self::NewParty => "an id for the party: a short form of its name, like `northwind`",
            Self::Body => "the id of a body",
            Self::Metric => "the id of a metric",
            Self::Gate => "the id of a gate",
            Self::Document => "the id of a document",
            Self::Section(_) => "the name of a section of the charter",
            Self::Own => "a name of letters, digits, `-` and `_`",
            Self::Id => "an id of lower-case letters, digits and single hyphens, like `loans-originated`",
            Self::Currency => "the code of a currency, like `EUR`",
        }
    }

    /// How such a name is written; whether the charter has it is not said.
    #[must_use]
    pub fn pattern(self) -> String {
        match self {
            Self::Party | Self::NewParty | Self::Id => pattern::ID.to_owned(),
            Self::Section(sections) => pattern::any_of(sections.iter().map(|key| pattern::word(key))),
            Self::Currency => "[A-Z]{3}".to_owned(),
            // Letters, digits, `-` and `_`; beyond ASCII any character.
            Self::Body | Self::Metric | Self::Gate | Self::Document | Self::Own => {
                "[^\\x00-,./:-@\\[-^`{-\\x7f]*".to_owned()
            }
        }
    }
}

/// A map of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What this map is called in a program: `Goal`; empty where it has no name.
    pub name: Cow<'static, str>,
    /// What it is, in a sentence or two.
    pub doc: Cow<'static, str>,
    /// The keys it has.
    pub keys: Vec<Key>,
    /// The keys beside them whose names the format does not fix.
    pub rest: Option<Rest>,
    /// What may stand here instead of the map.
    pub instead: Option<Box<Shape>>,
    /// The key under which that stands in the map, where it is one of its keys.
    pub short: Option<&'static str>,
}

/// A key of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub doc: Cow<'static, str>,
    /// What may stand under it.
    pub shape: Shape,
    /// Whether the map cannot do without it.
    pub is_required: bool,
    /// The number that holds where it is not written.
    pub default: Option<u32>,
}

/// The keys of a map whose names the format does not fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// What the keys name.
    pub keys: Declared,
    /// What stands under each.
    pub value: Box<Shape>,
    /// The fewest and the most of them.
    pub count: (usize, Option<usize>),
    /// Names that none of them may have.
    pub refused: &'static [&'static str],
}

/// A place of a document as the format describes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'s> {
    /// The deepest known key on the way: what hovering over the place tells. `None` for the document itself.
    pub key: Option<&'s Key>,
    /// What may stand there.
    pub shape: &'s Shape,
}

impl Plain {
    /// A text that is written in one way.
    pub fn like(name: &'static str, what: impl Into<Cow<'static, str>>, pattern: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            what: what.into(),
            text: Text::Like(pattern.into()),
            numbers: Numbers::Never,
            is_boolean: false,
            examples: Vec::new(),
            words: Vec::new(),
            names: Vec::new(),
        }
    }

    /// A text that may be any, numbers and `true` included.
    pub fn any(name: &'static str, what: &'static str) -> Self {
        Self { text: Text::Any, numbers: Numbers::Any, is_boolean: true, ..Self::like(name, what, "") }
    }

    /// One of some words.
    pub fn one_of(name: &'static str, what: impl Into<Cow<'static, str>>, words: Vec<Word>) -> Self {
        let pattern = pattern::any_of(words.iter().map(|word| pattern::word(&word.word)));
        Self { words, ..Self::like(name, what, pattern) }
    }

    /// Whether one of its words has to be written, and nothing else may be.
    #[must_use]
    pub fn is_one_of_words(&self) -> bool {
        let words = pattern::any_of(self.words.iter().map(|word| pattern::word(&word.word)));
        !self.words.is_empty() && (self.text == Text::Like(words) || self.name == "YesNo")
    }

    /// The same, and these numbers without quotes.
    #[must_use]
    pub fn with_numbers(self, numbers: Numbers) -> Self {
        Self { numbers, ..self }
    }

    /// The same with examples.
    #[must_use]
    pub fn with_examples(self, examples: &[&'static str]) -> Self {
        Self { examples: examples.to_vec(), ..self }
    }

    /// The same, naming something that the charter declares.
    #[must_use]
    pub fn naming(self, names: &[Declared]) -> Self {
        Self { names: names.to_vec(), ..self }
    }

    /// What is either of both.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        self.name = format!("{}Or{}", self.name, other.name).into();
        self.what = format!("{}, or {}", self.what, other.what).into();
        self.text = self.text.or(other.text);
        self.numbers = self.numbers.or(other.numbers);
        self.is_boolean |= other.is_boolean;
        self.examples.extend(other.examples);
        self.words.extend(other.words);
        self.names.extend(other.names);
        self
    }
}

impl Text {
    /// What is written in either way.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Any, _) | (_, Self::Any) => Self::Any,
            (Self::Never, one) | (one, Self::Never) => one,
            (Self::Like(one), Self::Like(other)) => Self::Like(format!("{one}|{other}")),
        }
    }
}

impl Numbers {
    /// The numbers of both.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Any, _) | (_, Self::Any) => Self::Any,
            (Self::Never, one) | (one, Self::Never) => one,
            (Self::Whole(a, b), Self::Whole(c, d)) => Self::Whole(a.min(c), b.max(d)),
        }
    }
}

impl Word {
    /// A word with its meaning.
    pub fn new(word: impl Into<Cow<'static, str>>, doc: impl Into<Cow<'static, str>>) -> Self {
        Self { word: word.into(), doc: told(doc.into()) }
    }
}

impl Key {
    /// A key that may be left out.
    pub fn new(name: &'static str, doc: impl Into<Cow<'static, str>>, shape: Shape) -> Self {
        Self { name, doc: told(doc.into()), shape, is_required: false, default: None }
    }

    /// The same, and it may not be left out.
    #[must_use]
    pub fn required(self) -> Self {
        Self { is_required: true, ..self }
    }
}

impl Table {
    /// A map of these keys and no others.
    pub fn of(name: impl Into<Cow<'static, str>>, doc: impl Into<Cow<'static, str>>, keys: Vec<Key>) -> Self {
        Self { name: name.into(), doc: told(doc.into()), keys, rest: None, instead: None, short: None }
    }

    /// A map whose keys name something.
    pub fn by(keys: Declared, value: Shape) -> Self {
        Self::of("", "", Vec::new()).with_rest(keys, value)
    }

    /// The same with further keys that name something.
    #[must_use]
    pub fn with_rest(self, keys: Declared, value: Shape) -> Self {
        Self { rest: Some(Rest { keys, value: Box::new(value), count: (0, None), refused: &[] }), ..self }
    }

    /// The same, and what may stand under this key may stand instead of the map.
    #[must_use]
    pub fn with_short(self, key: &'static str) -> Self {
        let instead = self.key(key).map(|key| Box::new(key.shape.clone()));
        Self { instead, short: Some(key), ..self }
    }

    /// The key of this name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// A comment as it is told to users: without the sources that it cites, as in `[S0, S3]`.
fn told(doc: Cow<'static, str>) -> Cow<'static, str> {
    let cited = doc.find(" [S").or_else(|| doc.find(" [ISO"));
    let Some((start, end)) = cited.and_then(|start| Some((start, start + doc.get(start..)?.find(']')? + 1)))
    else {
        return doc;
    };
    told(Cow::Owned(format!("{}{}", &doc[..start], &doc[end..])))
}

impl From<Plain> for Shape {
    fn from(plain: Plain) -> Self {
        Self::Plain(plain)
    }
}

impl From<Table> for Shape {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl Shape {
    /// The same, or this plain value.
    #[must_use]
    pub fn or_plain(self, plain: Plain) -> Self {
        match self {
            Self::Plain(own) => Self::Plain(plain.or(own)),
            Self::Table(table) => {
                let instead = match table.instead {
                    Some(instead) => instead.or_plain(plain),
                    None => Self::Plain(plain),
                };
                Self::Table(Table { instead: Some(Box::new(instead)), ..table })
            }
            Self::List(inner) => Self::List(Box::new(inner.or_plain(plain))),
            Self::Each(inner) => Self::Each(Box::new(inner.or_plain(plain))),
        }
    }

    /// The place that a path leads to; `None` where the format has no such place, and within keys that begin with `x-`.
    #[must_use]
    pub fn at(&self, path: &YamlPath) -> Option<Place<'_>> {
        path.steps().iter().try_fold(Place { key: None, shape: self }, |here, step| {
            let next = here.shape.step(step)?;
            Some(Place { key: next.key.or(here.key), ..next })
        })
    }

    fn step(&self, step: &Step) -> Option<Place<'_>> {
        match step {
            Step::Index(_) => self.entry().map(|shape| Place { key: None, shape }),
            Step::Key(name) => self.under(name),
        }
    }

    /// What may stand as an entry of a list at this place.
    #[must_use]
    pub fn entry(&self) -> Option<&Self> {
        match self {
            Self::Plain(_) => None,
            Self::List(entry) => Some(entry),
            Self::Table(table) => table.instead.as_ref()?.entry(),
            Self::Each(inner) => inner.entry(),
        }
    }

    /// What may stand under a key at this place.
    #[must_use]
    pub fn under(&self, name: &str) -> Option<Place<'_>> {
        match self {
            Self::Plain(_) | Self::List(_) => None,
            Self::Table(table) => match table.key(name) {
                Some(key) => Some(Place { key: Some(key), shape: &key.shape }),
                None => {
                    let rest = table.rest.as_ref().filter(|_| !name.starts_with("x-"))?;
                    Some(Place { key: None, shape: &rest.value })
                }
            },
            Self::Each(inner) => match inner.as_ref() {
                Self::Table(table) if table.rest.is_some() || table.key(name).is_some() => inner.under(name),
                _ if name.starts_with("x-") => None,
                _ => Some(Place { key: None, shape: inner }),
            },
        }
    }

    /// Whether a key at this place names the party that what stands under it is said of.
    #[must_use]
    pub fn is_party(&self, key: &str) -> bool {
        match self {
            Self::Table(table) => {
                let rest = table.rest.as_ref().filter(|_| table.key(key).is_none());
                rest.is_some_and(|rest| matches!(rest.keys, Declared::Party | Declared::NewParty))
            }
            Self::Each(inner) => self
                .under(key)
                .is_some_and(|below| below.key.is_none() && std::ptr::eq(below.shape, &raw const **inner)),
            Self::Plain(_) | Self::List(_) => false,
        }
    }

    /// The keys that may be written at this place.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        match self {
            Self::Table(table) => &table.keys,
            Self::Each(inner) => inner.keys(),
            Self::Plain(_) | Self::List(_) => &[],
        }
    }

    /// The plain value that may stand at this place, as the value or as the only entry of a list.
    #[must_use]
    pub fn plain(&self) -> Option<&Plain> {
        match self {
            Self::Plain(plain) => Some(plain),
            Self::Table(table) => table.instead.as_ref()?.plain(),
            Self::List(inner) | Self::Each(inner) => inner.plain(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn sources_are_not_told() {
        assert_eq!(told("The manager [S0, S3].".into()), "The manager.");
        assert_eq!(told("Ends [S0] well [ISO 44001 stage 8]; so [it] is.".into()), "Ends well; so [it] is.");
        assert_eq!(told("Open [S0".into()), "Open [S0");
    }
}

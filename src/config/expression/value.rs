//! The values of expressions, and what can be done with two of them.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::Datum;

/// A value while an expression is worked out. Copies share what they hold.
#[derive(Debug, Clone)]
pub(super) enum CelValue {
    Null,
    Flag(bool),
    Whole(i64),
    /// A whole number that is written with a `u`.
    Natural(u64),
    Number(f64),
    Text(Arc<str>),
    List(Arc<Vec<CelValue>>),
    Map(Arc<BTreeMap<Key, CelValue>>),
    /// What `type(…)` gives.
    Kind(&'static str),
}

/// What a map is asked by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Flag(bool),
    Whole(i128),
    Text(Arc<str>),
}

/// The names of kinds that expressions know.
pub(super) const KINDS: [&str; 9] =
    ["bool", "int", "uint", "double", "string", "list", "map", "null_type", "type"];

impl CelValue {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(Arc::from(text))
    }

    /// What it is, for people.
    pub(super) const fn article(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Flag(_) => "true or false",
            Self::Whole(_) | Self::Natural(_) | Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
            Self::Kind(_) => "a type",
        }
    }

    /// What its kind is called in expressions.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null_type",
            Self::Flag(_) => "bool",
            Self::Whole(_) => "int",
            Self::Natural(_) => "uint",
            Self::Number(_) => "double",
            Self::Text(_) => "string",
            Self::List(_) => "list",
            Self::Map(_) => "map",
            Self::Kind(_) => "type",
        }
    }

    pub(super) fn key(&self) -> Option<Key> {
        match self {
            Self::Flag(flag) => Some(Key::Flag(*flag)),
            Self::Whole(number) => Some(Key::Whole(i128::from(*number))),
            Self::Natural(number) => Some(Key::Whole(i128::from(*number))),
            Self::Text(text) => Some(Key::Text(Arc::clone(text))),
            _ => None,
        }
    }

    /// How many steps it takes to look at all of it, as far as `most`: a step is a value, or so many bytes of a text.
    pub(super) fn weight(&self, most: u64) -> u64 {
        let mut weight = 0;
        let mut left = vec![self];
        while let Some(value) = left.pop() {
            weight += 1;
            match value {
                Self::Text(text) => weight += bytes(text),
                Self::List(items) => left.extend(items.iter()),
                Self::Map(entries) => left.extend(entries.values()),
                _ => {}
            }
            // What is shared many times over is looked at many times over.
            if weight + left.len() as u64 > most {
                return most.saturating_add(1);
            }
        }
        weight
    }

    pub(super) fn is_equal(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Flag(one), Self::Flag(other)) => one == other,
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::Kind(one), Self::Kind(other)) => one == other,
            (Self::List(one), Self::List(other)) => {
                one.len() == other.len()
                    && one.iter().zip(other.iter()).all(|(one, other)| one.is_equal(other))
            }
            (Self::Map(one), Self::Map(other)) => {
                let is_same =
                    |(key, value): (&Key, &Self)| other.get(key).is_some_and(|other| value.is_equal(other));
                one.len() == other.len() && one.iter().all(is_same)
            }
            _ => self.is_number() && self.order(other) == Some(Ordering::Equal),
        }
    }

    const fn is_number(&self) -> bool {
        matches!(self, Self::Whole(_) | Self::Natural(_) | Self::Number(_))
    }

    /// Which of two comes first, where they can be compared.
    pub(super) fn order(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Flag(one), Self::Flag(other)) => Some(one.cmp(other)),
            (Self::Text(one), Self::Text(other)) => Some(one.cmp(other)),
            (Self::Number(_), _) | (_, Self::Number(_)) => self.number()?.partial_cmp(&other.number()?),
            _ => Some(self.whole()?.cmp(&other.whole()?)),
        }
    }

    fn whole(&self) -> Option<i128> {
        match self {
            Self::Whole(number) => Some(i128::from(*number)),
            Self::Natural(number) => Some(i128::from(*number)),
            _ => None,
        }
    }

    /// The number with a point that is nearest.
    #[allow(clippy::cast_precision_loss)]
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Whole(number) => Some(*number as f64),
            Self::Natural(number) => Some(*number as f64),
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// How many steps the bytes of a text are.
pub(super) fn bytes(text: &str) -> u64 {
    const EACH: usize = 16;
    (text.len() / EACH) as u64
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => write!(out, "{flag}"),
            Self::Whole(number) => write!(out, "{number}"),
            Self::Text(text) => out.write_str(text),
        }
    }
}

impl From<Datum> for CelValue {
    fn from(datum: Datum) -> Self {
        match datum {
            Datum::Text(text) => Self::text(&text),
            Datum::Whole(number) => Self::Whole(number),
            Datum::Number(number) => Self::Number(number),
            Datum::Flag(flag) => Self::Flag(flag),
            Datum::List(items) => Self::List(Arc::new(items.into_iter().map(Self::from).collect())),
            Datum::Map(entries) => {
                let entry = |(name, datum): (String, Datum)| (Key::Text(Arc::from(name)), Self::from(datum));
                Self::Map(Arc::new(entries.into_iter().map(entry).collect()))
            }
        }
    }
}

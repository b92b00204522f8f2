//! What a plain value means, in one form however it is spelt.
//!
//! Whoever decodes a value notes its meaning at its node. Fingerprints, change control and the conditions of a team's own
//! rules go by these and never by the spelling.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::OnceLock;

use super::scalar::{Decimal, Duration, Money, Percent, Scalar, YesNo};
use super::{Document, folding};
use crate::yaml::{NodeId, Style, Tree, YamlPath};

/// What a plain value means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// What is written, for the width of white space alone makes no difference.
    AsWritten,
    /// These words, whatever stands there: a word with several spellings, a date, a period.
    Words(Box<str>),
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(Box<Decimal>),
    /// A percentage.
    Percent(Percent),
    /// An amount of money.
    Money(Box<Money>),
    /// A length of time.
    Length(Duration),
}

/// What the plain values of a document mean, as far as the format has a place for them.
#[derive(Debug, Clone, Default)]
pub struct Meanings {
    /// In the order of reading.
    noted: Vec<(NodeId, Noted)>,
    /// Each node once, in the order of the nodes, as soon as somebody asks: of most charters nobody does.
    by_node: OnceLock<Vec<(NodeId, Noted)>>,
    unread: BTreeSet<NodeId>,
}

/// How a meaning is known. Few are ever asked for, and most cost more than to read the value again.
#[derive(Debug, Clone)]
enum Noted {
    Said(Meaning),
    /// What reads it off the text, without white space around it.
    Read(fn(&str) -> Meaning),
}

impl Noted {
    fn meaning(&self, written: Option<&str>) -> Meaning {
        match self {
            Self::Said(meaning) => meaning.clone(),
            Self::Read(read) => written.map_or(Meaning::AsWritten, |text| read(text.trim())),
        }
    }
}

impl Meaning {
    /// These words.
    pub fn words(words: impl fmt::Display) -> Self {
        Self::Words(words.to_string().into())
    }

    /// A number of things.
    #[must_use]
    pub fn count(number: u32) -> Self {
        Self::Number(Box::new(Decimal::from_millionths(i128::from(number) * 1_000_000)))
    }

    /// In one spelling. `written` is what stands there.
    #[must_use]
    pub fn spelt(&self, written: &str) -> String {
        match self {
            Self::AsWritten => folding::spelt(written),
            Self::Words(words) => words.split_whitespace().collect::<Vec<_>>().join(" "),
            Self::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Percent(percent) => percent.to_string(),
            Self::Money(money) => money.to_string(),
            Self::Length(length) => {
                let (months, days, minutes) = (length.months(), length.days(), length.minutes());
                match length.working_days() {
                    0 => format!("{months} months {days} days {minutes} minutes"),
                    count => format!("{count} working days"),
                }
            }
        }
    }

    /// What a value looks like that the format has no place for, as under a key that begins with `x-`.
    pub(super) fn seeming(text: &str) -> Self {
        // One letter, or two capitals, may be a code: `NO` is a country, too.
        let is_code = text.len() < 2 || (text.len() == 2 && text.bytes().all(|it| it.is_ascii_uppercase()));
        if let Some(answer) = YesNo::parse(text).ok().filter(|_| !is_code) {
            return Self::Flag(answer.is_yes());
        }
        // An amount, a share and a length of time have a number; a refusal costs more than this look.
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return Self::AsWritten;
        }
        let quantity = super::scalar::Quantity::parse(text).map(|quantity| quantity.meaning());
        quantity.or_else(|_| Duration::parse(text).map(Self::Length)).unwrap_or(Self::AsWritten)
    }
}

impl Meanings {
    /// Notes what the value at a node means.
    pub(super) fn note(&mut self, node: NodeId, meaning: Meaning) {
        self.noted.push((node, Noted::Said(meaning)));
    }

    /// Notes as what the value at a node was read.
    pub(super) fn note_read<T: Scalar>(&mut self, node: NodeId) {
        let read = |text: &str| T::parse(text).map_or(Meaning::AsWritten, |value| value.meaning());
        self.noted.push((node, Noted::Read(read)));
    }

    /// What was noted, in order. What an alias has read as two things is taken as it is written.
    fn sorted(&self, tree: &Tree) -> Vec<(NodeId, Noted)> {
        let mut all = self.noted.clone();
        all.sort_by_key(|(node, _)| *node);
        all.dedup_by(|(node, noted), (before, known)| {
            let is_again = node == before;
            let written = tree.scalar(*node).filter(|_| is_again);
            if is_again && noted.meaning(written) != known.meaning(written) {
                *known = Noted::Said(Meaning::AsWritten);
            }
            is_again
        });
        all
    }

    fn of(&self, node: NodeId, tree: &Tree) -> Option<Meaning> {
        let by_node = self.by_node.get_or_init(|| self.sorted(tree));
        let at = by_node.binary_search_by_key(&node, |(node, _)| *node).ok()?;
        Some(by_node[at].1.meaning(tree.scalar(node)))
    }

    /// Notes that something stands at a node which is nothing that can stand there.
    pub(super) fn note_unread(&mut self, node: NodeId) {
        self.unread.insert(node);
    }
}

impl<T> Document<T> {
    /// What the plain value at a node means.
    #[must_use]
    pub fn meaning(&self, node: NodeId) -> Meaning {
        let tree = &self.source.tree;
        if let Some(meaning) = self.meanings.of(node, tree) {
            return meaning;
        }
        let is_bare = tree.style(node) == Style::Plain && !self.meanings.unread.contains(&node);
        let text = tree.scalar(node).filter(|_| is_bare);
        text.map_or(Meaning::AsWritten, |text| Meaning::seeming(text.trim()))
    }

    /// The plain value at a node in one spelling, so that two which mean the same are the same.
    #[must_use]
    pub fn spelt(&self, node: NodeId) -> String {
        self.meaning(node).spelt(self.source.tree.scalar(node).unwrap_or_default())
    }

    /// The places at which something is written that is nothing that can stand there, sections that could not be read
    /// included: what they would have said is unknown.
    #[must_use]
    pub fn unread_places(&self) -> Vec<YamlPath> {
        let sections = self.unread.iter().map(|section| YamlPath::root().key(section));
        let values = self.meanings.unread.iter().map(|node| self.source.tree.path_of(*node));
        let all: BTreeSet<YamlPath> = sections.chain(values).collect();
        // In this order a place comes before those in it.
        let mut places: Vec<YamlPath> = Vec::new();
        for place in all {
            if !places.last().is_some_and(|last| place.steps().starts_with(last.steps())) {
                places.push(place);
            }
        }
        places
    }
}

//! The format: from a tree to a typed charter or record, with every error collected at its place.
//!
//! One file a section under [`charter`], one a kind under [`records`], the plain values under [`scalar`]. Nothing in here knows
//! rules or prints.

pub mod agreed;
mod canonical_json;
pub mod charter;
mod collection;
mod content;
mod correction;
mod decoder;
pub mod description;
mod difference;
pub(crate) mod field;
mod folding;
pub mod header;
pub mod identity;
mod ids;
mod listed_in_json;
mod lookalike;
mod meaning;
pub(crate) mod pattern;
mod placeholder;
mod problem;
pub(crate) mod record;
pub mod records;
mod renamed_parties;
pub mod review_kind;
pub mod scalar;
pub mod shape;
mod source;
pub mod suggestion;
pub mod topic;
mod typed;
mod unsettled;
mod written;

pub use charter::BySection;
pub use collection::{
    Authority, ByDocument, ByMetric, ByParty, DocumentRef, Each, GateRef, List, MetricRef, Named, NoneOr,
    PartyRef,
};
pub use correction::{Correction, Safety};
pub use decoder::{Decode, Decoder, Slot};
pub use difference::{Difference, Grain, Said, differences};
pub use field::{Field, FieldRef};
pub use folding::{
    Firsts, behind_words, contains_any, folded, has_word_like, reads_the_same, spaced, speaks_of, spelt,
    typed,
};
pub use ids::{Ids, Names};
pub use meaning::{Meaning, Meanings};
pub(crate) use placeholder::is_placeholder_among;
pub use placeholder::{is_placeholder, placeholder_word};
pub use problem::{Problem, ProblemKind};
pub use renamed_parties::renamed_parties;
pub use source::{Position, Source};
pub use unsettled::{choice_left_open, may_leave_open};
pub(crate) use written::says_something;

use std::sync::Arc;

use crate::yaml::YamlPath;

/// A file that was decoded: what it says, where it stands, and what is wrong with it as a document.
#[derive(Debug, Clone)]
pub struct Document<T> {
    /// The file.
    pub source: Arc<Source>,
    /// What it says.
    pub value: T,
    /// What is wrong with it, in the order of the text.
    pub problems: Vec<Problem>,
    /// The sections of which something was lost to an error of syntax, or that are nothing that a section of their name can
    /// be, in the order of the text. What they would have said is unknown, which is not the same as absent.
    pub unread: Vec<String>,
    /// What its plain values mean, however they are spelt.
    pub meanings: Meanings,
}

/// The keys in front of the sections: a charter of which nothing else could be read says nothing about a partnership.
const HEAD: [&str; 6] = ["partner", "id", "name", "stage", "summary", "reviewed"];

impl<T> Document<T> {
    /// Whether enough could be read to judge by. After an error of syntax of which only the head of the file is left,
    /// nothing is known: neither that something is there nor that it is not.
    #[must_use]
    pub fn is_readable(&self) -> bool {
        let tree = &self.source.tree;
        let Some(root) = tree.root() else { return false };
        let is_broken = !self.is_whole();
        let is_head = |key| tree.scalar(key).is_none_or(|key| HEAD.contains(&key));
        !is_broken || tree.entries(root).any(|(key, value)| !is_head(key) && says_something(tree, value))
    }

    /// Whether the tree holds all that the text says: nothing of it was lost to an error of syntax.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.source.is_flawless() || !self.problems.iter().any(|it| it.kind == ProblemKind::YamlSyntax)
    }

    /// Whether nothing of it is left: an error of syntax took all that it says.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.source.tree.root().is_none() && !self.is_whole()
    }

    /// Whether a value stands at this path: something is written, and not that it is still open.
    #[must_use]
    pub fn holds(&self, path: &YamlPath) -> bool {
        let reached = self.source.tree.resolve(path);
        let value = reached.value.filter(|_| reached.steps == path.steps().len());
        value.is_some_and(|value| says_something(&self.source.tree, value))
    }

    /// Whether something is written at this very place, and not for more than it.
    #[must_use]
    pub fn says_apart(&self, path: &YamlPath) -> bool {
        self.source.tree.resolve(path).steps == path.steps().len()
    }

    /// The plain text at this path.
    #[must_use]
    pub fn text_at(&self, path: &YamlPath) -> Option<&str> {
        let reached = self.source.tree.resolve(path);
        let value = reached.value.filter(|_| reached.steps == path.steps().len())?;
        self.source.tree.scalar(value).map(str::trim)
    }

    /// Whether a map stands at this path whose keys are ids of these parties, one or more.
    #[must_use]
    pub fn is_by_party(&self, path: &YamlPath, parties: &[&str]) -> bool {
        let tree = &self.source.tree;
        let reached = tree.resolve(path);
        let value = reached.value.filter(|_| reached.steps == path.steps().len());
        value.is_some_and(|value| {
            let is_party = |key| tree.scalar(key).is_some_and(|key| parties.contains(&key));
            tree.entries(value).next().is_some() && tree.entries(value).all(|(key, _)| is_party(key))
        })
    }
}

impl<T: Decode + Default> Document<T> {
    /// Decodes a file. `before` are the problems that reading it has shown, `damaged` the sections lost to them.
    #[must_use]
    pub fn decode(source: Arc<Source>, ids: &Ids, before: Vec<Problem>, damaged: &[String]) -> Self {
        let mut decoder = Decoder::new(&source, ids, damaged);
        for problem in before {
            decoder.report(problem);
        }
        decoder.sweep();
        let value = source.tree.root().and_then(|root| T::decode(&mut decoder, root)).unwrap_or_default();
        let meanings = decoder.take_meanings();
        let problems = decoder.into_problems();
        let unread = unread(damaged, &problems);
        Self { source, value, problems, unread, meanings }
    }
}

fn unread(damaged: &[String], problems: &[Problem]) -> Vec<String> {
    let mut unread = damaged.to_vec();
    let wrong = problems.iter().filter(|problem| problem.kind == ProblemKind::InvalidValue);
    for section in wrong.filter(|it| it.path.steps().len() == 1).filter_map(|it| it.path.section()) {
        if !unread.iter().any(|name| name == section) {
            unread.push(section.to_owned());
        }
    }
    unread
}

#[cfg(test)]
impl Document<charter::Charter> {
    /// A charter of this text, for tests: read and decoded as it is from a file.
    pub(crate) fn of_text(text: &str) -> Self {
        let tree = crate::yaml::read(text, &crate::yaml::Limits::default()).tree.unwrap();
        let ids = Ids::of_charter(&tree, &[]);
        let source = Source::new("charter.yaml".to_owned(), text.to_owned(), tree);
        Self::decode(Arc::new(source), &ids, Vec::new(), &[])
    }
}

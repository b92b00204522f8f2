//! The format: from a tree to a typed charter or record, with every error collected at its place.
//!
//! One file a section under [`charter`], one a kind under [`records`], the plain values under [`scalar`]. Nothing in here knows
//! rules or prints.

pub mod agreed;
pub mod charter;
mod collection;
mod decoder;
pub mod description;
mod difference;
mod field;
pub mod header;
mod mend;
pub(crate) mod pattern;
mod problem;
pub(crate) mod record;
pub mod records;
pub mod scalar;
pub mod shape;
mod source;
pub mod suggestion;

pub use collection::{
    Authority, ByMetric, ByParty, BySection, Each, GateRef, List, MetricRef, Named, NoneOr, PartyRef,
};
pub(crate) use decoder::says_something;
pub use decoder::{Decode, Decoder, Ids, Names, Slot};
pub use difference::{Difference, Said, differences};
pub use field::{Field, FieldRef};
pub use mend::{Mend, Safety};
pub use problem::{Problem, ProblemKind};
pub use source::{Position, Source};

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
}

impl<T> Document<T> {
    /// Whether a value stands at this path: something is written, and not that it is still open.
    #[must_use]
    pub fn holds(&self, path: &YamlPath) -> bool {
        let reached = self.source.tree.resolve(path);
        let value = reached.value.filter(|_| reached.steps == path.steps().len());
        value.is_some_and(|value| says_something(&self.source.tree, value))
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
        let mut decoder = Decoder::new(&source.tree, ids, damaged);
        for problem in before {
            decoder.report(problem);
        }
        decoder.sweep();
        let value = source.tree.root().and_then(|root| T::decode(&mut decoder, root)).unwrap_or_default();
        let problems = decoder.into_problems();
        Self { source, value, problems }
    }
}

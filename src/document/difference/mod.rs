//! What two readings of a document say differently, place by place, whatever their layout.
//!
//! What makes no difference: layout, comments, the order of keys and of entries, anchors, keys that begin with `x-`, how a plain
//! value or a character is spelt, and whether the short form or the long one is written. The order of entries counts where it is
//! what they say (`ORDERED`).

mod compare;
mod content;

use std::collections::BTreeSet;

use self::compare::Comparison;
use self::content::{Content, Counts};
use super::charter::Charter;
use super::header::DocumentKind;
use super::shape::Shape;
use super::{Document, Meaning, description};
use crate::yaml::YamlPath;

/// Lists whose order says something: who settles a dispute first.
const ORDERED: [[&str; 2]; 2] = [["conflict", "levels"], ["governance", "escalation"]];

/// One place at which two readings differ: the smallest one that can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The place by names. An entry of a list stands under its `id`, where all entries of the list have one:
    /// `gates.traction.due`; else under its index.
    pub name: YamlPath,
    /// The place as the format knows it, without entries of lists and without names that the charter chooses: `exit`, `notice`.
    pub term: Vec<String>,
    /// The party whose entry it is in, where each has its own.
    pub party: Option<String>,
    /// What stood there, and where; `None` if nothing did.
    pub before: Option<Said>,
    /// What stands there, and where; `None` if nothing does.
    pub after: Option<Said>,
    /// Where a whole map came or went, the places in it, by names; else nothing.
    pub parts: Vec<YamlPath>,
}

/// What one reading says at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The place in this reading, entries of lists by their index. Where the text is shorter than the place, its beginning leads to it.
    pub path: YamlPath,
    /// The words, on one line, shortened where they are many.
    pub words: String,
    /// What they mean, where it is one plain value.
    pub meaning: Option<Meaning>,
    /// Whether they say that it is still to be decided.
    pub is_open: bool,
}

/// How far what came or went as a whole is taken apart.
#[derive(Clone, Copy)]
pub enum Grain<'g> {
    /// Not at all: what came is one difference.
    Coarse,
    /// Down to the entries of lists and to the places of which this says that they are one, told as [`Difference::term`] has them.
    Fine(&'g dyn Fn(&[&str]) -> bool),
}

/// What two readings say differently, in the order of the keys' names. `counts` is asked of each place, by its names with
/// entries of lists left out, whether what stands there counts.
#[must_use]
pub fn differences(
    before: &Document<Charter>,
    after: &Document<Charter>,
    counts: Counts<'_>,
    grain: Grain<'_>,
) -> Vec<Difference> {
    let shape = description::of(DocumentKind::Charter);
    let read = |document: &Document<Charter>| {
        let root = document.source.tree.root()?;
        Content::read(document, root, Some(shape), &mut Vec::new(), counts)
    };
    let parties = |document: &Document<Charter>| -> BTreeSet<String> {
        document.value.party_ids().into_iter().map(str::to_owned).collect()
    };
    let mut comparison = Comparison::new(grain, [parties(before), parties(after)]);
    let root = TwoPlaces { shape: Some(shape), ..TwoPlaces::default() };
    comparison.compare(read(before).as_ref(), read(after).as_ref(), &root);
    comparison.found
}

/// Where the comparison is: in names, in each reading, and in the format.
#[derive(Debug, Clone, Default)]
struct TwoPlaces {
    name: YamlPath,
    term: Vec<String>,
    party: Option<String>,
    before: YamlPath,
    after: YamlPath,
    shape: Option<&'static Shape>,
}

impl TwoPlaces {
    fn key(&self, key: &str) -> Self {
        let below = self.shape.and_then(|shape| shape.under(key));
        let is_party = self.shape.is_some_and(|shape| shape.is_party(key));
        let is_named_by_format = below.is_none_or(|below| below.key.is_some());
        let mut term = self.term.clone();
        term.extend(is_named_by_format.then(|| key.to_owned()));
        Self {
            name: self.name.clone().key(key),
            term,
            party: if is_party { Some(key.to_owned()) } else { self.party.clone() },
            before: self.before.clone().key(key),
            after: self.after.clone().key(key),
            shape: below.map(|below| below.shape),
        }
    }

    /// An entry of a list, by its index in each reading. Of one that is not there, the list is the place.
    fn entry(&self, id: Option<&str>, before: Option<usize>, after: Option<usize>) -> Self {
        let at = |path: &YamlPath, index: Option<usize>| match index {
            Some(index) => path.clone().index(index),
            None => path.clone(),
        };
        let name = match id {
            Some(id) => self.name.clone().key(id),
            None => at(&self.name, after.or(before)),
        };
        Self {
            name,
            before: at(&self.before, before),
            after: at(&self.after, after),
            shape: self.shape.and_then(Shape::entry),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each difference as `name @before>after: words -> words`.
    fn told(before: &str, after: &str) -> Vec<String> {
        let side = |said: &Option<Said>| match said {
            Some(said) => format!("{} `{}`", said.path, said.words),
            None => "nothing".to_owned(),
        };
        differences(
            &Document::of_text(before),
            &Document::of_text(after),
            &|way| way.last() != Some(&"reviewed"),
            Grain::Coarse,
        )
        .iter()
        .map(|it| format!("{}: {} -> {}", it.name, side(&it.before), side(&it.after)))
        .collect()
    }

    #[test]
    fn layout_and_spelling_make_no_difference() {
        let before = "exit:\n  # both\n  notice: 1 year\n  fee: GBP 500,000\n  conditions: [breach]\n  buyout: ~\n  reviewed: 2026-01-01\n";
        let after = "exit: {x-a: 1, reviewed: 2026-02-01, conditions: breach, fee: 500000 GBP, notice: '12 months'}\n";
        assert_eq!(told(before, after), [""; 0]);
        // A section that holds only what does not count says nothing.
        assert_eq!(told("a: b\n", "a: b\nexit: {reviewed: 2026-02-01}\n"), [""; 0]);
    }

    #[test]
    fn the_smallest_place_is_named() {
        assert_eq!(
            told("exit: {notice: 90 days, fee: 1 EUR}\n", "exit: {notice: 30 days, ip: a}\n"),
            [
                "exit.fee: exit.fee `1 EUR` -> nothing",
                "exit.ip: nothing -> exit.ip `a`",
                "exit.notice: exit.notice `90 days` -> exit.notice `30 days`",
            ]
        );
        assert_eq!(
            told("a: b\n", "c: {d: [1, {e: f}]}\n"),
            ["a: a `b` -> nothing", "c: nothing -> c `d: [1, {e: f}]`"]
        );
    }

    #[test]
    fn entries_are_known_by_their_ids() {
        let before = "gates: [{id: one, due: 1 day}, {id: two, due: 2 days}]\n";
        let after = "gates: [{id: two, due: 3 days}, {id: new}]\n";
        assert_eq!(
            told(before, after),
            [
                "gates.new: nothing -> gates[1] `id: new`",
                "gates.one: gates[0] `due: 1 day, id: one` -> nothing",
                "gates.two.due: gates[1].due `2 days` -> gates[0].due `3 days`",
            ]
        );
        let moved = "gates: [{id: two, due: 2 days}, {id: one, due: 24 hours}]\n";
        assert_eq!(
            told(before, moved).len(),
            1,
            "the order of entries with ids says nothing; a day is not 24 hours"
        );
    }

    #[test]
    fn entries_without_ids_are_paired_between_what_is_the_same() {
        assert_eq!(
            told("s: [a, b, c, d]\n", "s: [a, x, d]\n"),
            ["s[1]: s[1] `b` -> s[1] `x`", "s[2]: s[2] `c` -> nothing"]
        );
        assert_eq!(told("s: [a, c]\n", "s: [a, b, c]\n"), ["s[1]: nothing -> s[1] `b`"]);
        assert_eq!(told("s: [a, b]\n", "s: a\n"), ["s[1]: s[1] `b` -> nothing"]);
    }
}

//! From the tree to typed values in one pass, collecting every problem on the way.

use std::collections::{BTreeMap, BTreeSet};

use super::correction::Correction;
use super::field::Field;
use super::folding::trimmed;
use super::ids::{Ids, Names};
use super::meaning::{Meaning, Meanings};
use super::problem::{Problem, ProblemKind, gathered};
use super::scalar::{Malformed, Scalar};
use super::shape::{Describe, Plain, Shape};
use super::source::Source;
use super::written::{is_empty, is_open};
use super::{suggestion, typed};
use crate::grammar::{counted, has, number, quoted};
use crate::yaml::{Kind, NodeId, Style, Tree};

/// A value that can be read off the tree.
pub trait Decode: Sized {
    /// Whether the value is written as a map of named keys; then a map of parties is told apart by its keys.
    const IS_MAP: bool = false;

    /// The keys of that map, where they are fixed.
    const MAP_KEYS: &'static [&'static str] = &[];

    /// Whether all of it has an effect between the parties, as a decision has.
    const IS_BINDING: bool = false;

    /// Reads the value. `None` after a problem that leaves nothing to go by; the problem is in the decoder then.
    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self>;
}

/// One document being decoded.
pub struct Decoder<'t> {
    /// The document.
    pub tree: &'t Tree,
    /// What it may refer to.
    pub ids: &'t Ids,
    /// Its text.
    pub(super) text: &'t str,
    damaged: &'t [String],
    meanings: Meanings,
    problems: Vec<Problem>,
    untold: usize,
    /// How many problems are told.
    most: usize,
    /// Whether what is read now has an effect between the parties.
    is_binding: bool,
    /// Values that a comma has cut: what is wrong with them is the comma, whatever they look like now.
    cut: BTreeSet<NodeId>,
}

/// Most problems told of one file: nobody fixes more in one go, and each costs a walk down to its place.
const MOST_PROBLEMS: usize = 500;

/// What stands under one known key of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The key is not written.
    Absent,
    /// The key is written, but its section could not be read at all.
    Damaged,
    /// The value.
    At(NodeId),
}

impl<'t> Decoder<'t> {
    /// Begins with a document. `damaged` are the sections that could not be read at all.
    #[must_use]
    pub fn new(source: &'t Source, ids: &'t Ids, damaged: &'t [String]) -> Self {
        Self {
            tree: &source.tree,
            text: &source.text,
            ids,
            damaged,
            meanings: Meanings::default(),
            problems: Vec::new(),
            untold: 0,
            most: if source.tells_all() { usize::MAX } else { MOST_PROBLEMS },
            is_binding: false,
            cut: BTreeSet::new(),
        }
    }

    /// What was found wrong, in the order of the text.
    #[must_use]
    pub fn into_problems(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| (problem.span, problem.kind));
        self.problems = gathered(self.problems);
        if let Some(last) = self.problems.last().filter(|_| self.untold > 0) {
            let message = format!(
                "{} of this file {} not shown",
                counted(self.untold, "more problem"),
                number(self.untold, "is", "are")
            );
            let help = "fix those above first, and run the check again".to_owned();
            let rest =
                Problem { path: last.path.clone(), ..Problem::in_text(last.span, last.kind, message, help) };
            self.problems.push(rest);
        }
        self.problems
    }

    /// What the values read so far mean.
    pub(super) fn take_meanings(&mut self) -> Meanings {
        std::mem::take(&mut self.meanings)
    }

    /// Notes what the plain value at a node means, however it is spelt.
    pub fn note(&mut self, node: NodeId, meaning: Meaning) {
        self.meanings.note(node, meaning);
    }

    /// Whether no more problems are told; one more is counted then. Asked first where a problem costs work to word.
    fn is_full(&mut self) -> bool {
        let is_full = self.problems.len() >= self.most;
        self.untold += usize::from(is_full);
        is_full
    }

    /// Notes a problem at a node, and gives it back for what there is to add; nothing where there are too many.
    pub(super) fn tell(
        &mut self,
        node: NodeId,
        kind: ProblemKind,
        message: String,
        help: String,
    ) -> Option<&mut Problem> {
        if self.is_full() {
            return None;
        }
        self.problems.push(Problem::at(self.tree, node, kind, message, help));
        self.problems.last_mut()
    }

    /// Notes a problem at a node together with the one change that fixes it, where there is one.
    pub(super) fn tell_corrected(
        &mut self,
        node: NodeId,
        kind: ProblemKind,
        message: String,
        help: String,
        correction: Option<Correction>,
    ) {
        if let Some(problem) = self.tell(node, kind, message, help) {
            problem.correction = correction;
        }
    }

    /// Notes a problem.
    pub fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Goes into what has an effect between the parties, if it has; gives back what held around it, for [`Decoder::bound`].
    pub(crate) fn binds(&mut self, is_binding: bool) -> bool {
        let around = self.is_binding;
        self.is_binding |= is_binding;
        around
    }

    /// Goes on with what held around it.
    pub(crate) fn bound(&mut self, around: bool) {
        self.is_binding = around;
    }

    /// The fix of a misspelt name: in what has an effect between the parties only one that guesses nothing.
    pub(super) fn correction_of<'a>(
        &self,
        node: NodeId,
        known: impl IntoIterator<Item = &'a str> + Clone,
    ) -> Option<Correction> {
        let written = self.tree.scalar(node)?;
        let is_guess = || suggestion::same(written, known.clone()).is_none();
        if self.is_binding && is_guess() { None } else { Correction::slip(self.tree, node, known) }
    }

    /// Notes that the value at `node` is not of the kind that belongs there.
    pub fn invalid(&mut self, node: NodeId, malformed: Malformed) {
        if self.cut.contains(&node) {
            return;
        }
        let reading = malformed.reading.filter(|_| !(malformed.is_guess && self.is_binding));
        let correction = reading.and_then(|reading| Correction::respell(self.tree, node, &reading));
        self.tell_corrected(node, ProblemKind::InvalidValue, malformed.message, malformed.help, correction);
    }

    /// Notes that something else was expected at `node`, and says what stands there.
    pub fn unexpected(&mut self, node: NodeId, expected: &str) {
        let message = format!("this is {}, where {expected} belongs", self.found(node));
        self.invalid(node, Malformed::new(message, format!("write {expected}")));
    }

    /// What stands at a node, for messages.
    fn found(&self, node: NodeId) -> String {
        match self.tree.kind(node) {
            Kind::Mapping if self.tree.is_typed() => "a table".to_owned(),
            Kind::Mapping => "a map of keys".to_owned(),
            Kind::Sequence => "a list".to_owned(),
            Kind::Scalar if self.tree.is_typed() => typed::kind_of(self.tree, node).as_str().to_owned(),
            Kind::Scalar => quoted(self.tree.scalar(node).unwrap_or_default()),
        }
    }

    /// The text of a scalar; a problem for a list or a map.
    pub fn text(&mut self, node: NodeId, expected: &str) -> Option<&'t str> {
        let text = self.tree.scalar(node);
        if text.is_none() {
            self.unexpected(node, expected);
        }
        text.map(trimmed)
    }

    /// Whether the value at a node has a type that this sort of values can have, where values have one; else that is told.
    pub fn has_type(&mut self, node: NodeId, plain: &Plain) -> bool {
        let misfit = self.tree.is_typed().then(|| typed::misfit(self.tree, node, plain)).flatten();
        if let Some((message, help)) = misfit {
            self.tell(node, ProblemKind::InvalidValue, message, help);
            return false;
        }
        true
    }

    /// The value at a node: nothing written is missing, `TBD` is open, and what cannot be read is invalid.
    pub fn field<T: Decode>(&mut self, node: NodeId) -> Field<T> {
        self.field_by(node, T::decode)
    }

    /// The same where the value is read in another way than its type alone tells.
    pub(super) fn field_by<T>(
        &mut self,
        node: NodeId,
        read: impl FnOnce(&mut Self, NodeId) -> Option<T>,
    ) -> Field<T> {
        if self.tree.is_typed() {
            // What is not there is not written, and a text is what it says.
            self.valid(node, read)
        } else if is_empty(self.tree, node) {
            if self.is_cut(node, |_| true) { Field::Invalid } else { Field::Missing }
        } else if is_open(self.tree, node) {
            Field::Open
        } else {
            self.valid(node, read)
        }
    }

    /// What is read off a node; that nothing can be is noted.
    pub(super) fn valid<T>(
        &mut self,
        node: NodeId,
        read: impl FnOnce(&mut Self, NodeId) -> Option<T>,
    ) -> Field<T> {
        let value = read(self, node);
        if value.is_none() {
            self.meanings.note_unread(node);
        }
        value.map_or(Field::Invalid, Field::Given)
    }

    /// The value in a slot that [`Decoder::record`] has found.
    pub fn slot<T: Decode>(&mut self, slot: Option<Slot>) -> Field<T> {
        self.slot_by(slot, T::decode)
    }

    /// The same where the value is read in another way than its type alone tells.
    pub(super) fn slot_by<T>(
        &mut self,
        slot: Option<Slot>,
        read: impl FnOnce(&mut Self, NodeId) -> Option<T>,
    ) -> Field<T> {
        match slot {
            None | Some(Slot::Absent) => Field::Missing,
            Some(Slot::Damaged) => Field::Invalid,
            Some(Slot::At(node)) => self.field_by(node, read),
        }
    }

    /// The values of a map's known keys; unknown keys are problems with a suggestion.
    ///
    /// `what` names the map in messages: "a gate".
    pub fn record(&mut self, node: NodeId, keys: &[&'static str], what: &str) -> Option<Vec<Slot>> {
        self.record_with(node, keys, what, |_| false)
    }

    /// The same for a map that has keys of the user's own beside the known ones; `owns` says which.
    pub fn record_with(
        &mut self,
        node: NodeId,
        keys: &[&'static str],
        what: &str,
        owns: impl Fn(&str) -> bool,
    ) -> Option<Vec<Slot>> {
        if self.tree.kind(node) != Kind::Mapping {
            let found = self.found(node);
            let (whose, belong) = if has(what) == "has" { ("its", "belongs") } else { ("their", "belong") };
            let message = format!("this is {found}, where {what} with {whose} keys {belong}");
            let help = format!("write its keys below it, one per line: {}", suggestion::listed(keys, 40));
            self.invalid(node, Malformed::new(message, help));
            return None;
        }
        let mut slots: Vec<Slot> = keys.iter().map(|key| self.unwritten(node, key)).collect();
        let mut meant: BTreeSet<usize> = BTreeSet::new();
        let mut next = 0;
        for (key, value) in self.tree.entries(node) {
            // A key that is no text and a merge key are told as what they are by the reader already.
            let Some(name) = self.tree.scalar(key).filter(|name| *name != "<<") else { continue };
            // Most people write keys in the order of the format.
            let known = (next..keys.len()).chain(0..next).find(|at| keys[*at] == name);
            next = known.map_or(next, |at| at + 1);
            match known {
                Some(at) if !matches!(slots[at], Slot::At(_)) => slots[at] = Slot::At(value),
                Some(_) => {}
                None if owns(name) || self.is_own_key(name) || self.is_split_value(node, value) => {}
                None => {
                    self.unknown_key(key, name, keys, what);
                    let near = suggestion::nearest(name, keys.iter().copied());
                    meant.extend(near.and_then(|near| keys.iter().position(|key| *key == near)));
                }
            }
        }
        // What stands under a key with a slip in it is not read, which is not the same as not written.
        for at in meant {
            if matches!(slots[at], Slot::Absent) {
                slots[at] = Slot::Damaged;
            }
        }
        Some(slots)
    }

    /// Whether a key is the user's own, which only documents can have.
    fn is_own_key(&self, name: &str) -> bool {
        !self.tree.is_typed() && name.starts_with("x-")
    }

    /// Notes which of the keys that a map cannot do without are not written.
    pub fn require(&mut self, node: NodeId, keys: &[&'static str], what: &str) {
        let tree = self.tree;
        for key in keys.iter().filter(|key| tree.get(node, key).is_none()) {
            let sign = if tree.is_typed() { " =" } else { ":" };
            let (message, help) =
                (format!("{what} {} no `{key}`", has(what)), format!("add `{key}{sign} …`"));
            self.tell(node, ProblemKind::KeyMissing, message, help);
        }
    }

    /// A section of the document that could not be read is not the same as one that is not there.
    fn unwritten(&self, node: NodeId, key: &str) -> Slot {
        let is_damaged = self.tree.root() == Some(node) && self.damaged.iter().any(|name| name == key);
        if is_damaged { Slot::Damaged } else { Slot::Absent }
    }

    /// A key without a value in a `{…}` map: reported once for the whole document, as the comma that it is.
    pub(super) fn is_split_value(&self, map: NodeId, value: NodeId) -> bool {
        self.tree.style(map) == Style::Flow && self.tree.span(value).is_empty()
    }

    /// Notes a key that a map does not have.
    pub(super) fn unknown_key(&mut self, key: NodeId, name: &str, keys: &[&'static str], what: &str) {
        if self.is_full() {
            return;
        }
        let message = format!("{what} {} no key {}", has(what), quoted(name));
        let help = match suggestion::nearest(name, keys.iter().copied()) {
            Some(near) if self.tree.is_typed() => format!("did you mean `{near}`?"),
            None if self.tree.is_typed() => format!("its keys are {}", suggestion::listed(keys, 40)),
            Some(near) => format!("did you mean `{near}`? Keys of your own begin with `x-`"),
            None => {
                format!("its keys are {}; keys of your own begin with `x-`", suggestion::listed(keys, 40))
            }
        };
        let correction = self.correction_of(key, keys.iter().copied());
        self.tell_corrected(key, ProblemKind::UnknownKey, message, help, correction);
    }

    /// Notes a reference to something that the charter does not have.
    pub fn unknown_reference(&mut self, node: NodeId, what: &str, name: &str, known: &Names) {
        if self.is_full() {
            return;
        }
        let message = format!("no {what} is called {}", quoted(name));
        let mut named = BTreeSet::new();
        // Two entries of one name are one to choose.
        let names: Vec<&str> = known.iter().filter(|name| named.insert(*name)).collect();
        let help = match suggestion::nearest(name, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if names.is_empty() => format!("the charter declares no {what}"),
            None => format!("the charter has {}", suggestion::listed(&names, 12)),
        };
        let correction = self.correction_of(node, names);
        self.tell_corrected(node, ProblemKind::ReferenceUnknown, message, help, correction);
    }

    /// Reports what is wrong in the layout of any map of the document: keys that stand twice, values that a comma split.
    pub fn sweep(&mut self) {
        let mut again: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
        for duplicate in self.tree.duplicate_keys() {
            again.entry(duplicate.first).or_default().push(duplicate.again);
        }
        for (first, others) in again {
            let name = quoted(self.tree.scalar(first).unwrap_or_default());
            for other in others {
                let message = format!("{name} appears twice in this map");
                let help = "keep one of them: only the first is read".to_owned();
                let first = self.tree.span(first);
                if let Some(problem) = self.tell(other, ProblemKind::DuplicateKey, message, help) {
                    problem.label = "again here".to_owned();
                    problem.related.push((first, "first here".to_owned()));
                }
            }
        }
        if let Some(root) = self.tree.root().filter(|_| self.tree.has_unwritten()) {
            self.sweep_split_values(root);
        }
    }

    fn sweep_split_values(&mut self, node: NodeId) {
        if self.tree.is_alias(node) {
            return;
        }
        let tree = self.tree;
        let mut before = None;
        for (key, value) in tree.entries(node) {
            let previous: Option<NodeId> = before.replace(value);
            if tree.scalar(key).is_some_and(|name| name.starts_with("x-")) {
                continue;
            }
            if self.is_split_value(node, value) {
                self.cut.extend(previous);
                let correction = previous.and_then(|value| Correction::cut_number(tree, node, value, key));
                self.split_value(key, previous.is_none(), correction);
            } else {
                self.sweep_split_values(value);
            }
        }
        for item in tree.items(node) {
            self.sweep_split_values(item);
        }
    }

    /// A first entry has no value before it that a comma could have cut.
    fn split_value(&mut self, key: NodeId, is_first: bool, correction: Option<Correction>) {
        let name = self.tree.scalar(key).unwrap_or_default();
        let (reason, help) = if is_first {
            ("", format!("write {} with its value, or remove the braces", quoted(&format!("{name}: …"))))
        } else {
            (
                ": inside {…} a comma ends the value before it",
                if name.starts_with(|c: char| c.is_ascii_digit()) {
                    "leave the comma out of the number, or quote the whole value".to_owned()
                } else {
                    "quote values with commas, or write one key per line".to_owned()
                },
            )
        };
        let message = format!("{} is read as a key without a value{reason}", quoted(name));
        if let Some(problem) = self.tell(key, ProblemKind::FlowValueSplit, message, help) {
            problem.label = "read as a separate key".to_owned();
            problem.correction = correction;
        }
    }
}

impl<T: Scalar> Decode for T {
    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let text = decoder.text(node, T::EXPECTED)?;
        if decoder.tree.is_typed() && !decoder.has_type(node, &T::plain()) {
            return None;
        }
        match T::parse(text) {
            Ok(value) => {
                let is_cut = decoder.is_cut(node, |whole| T::parse(whole).is_ok());
                (!is_cut).then(|| {
                    decoder.meanings.note_read::<T>(node);
                    value
                })
            }
            Err(malformed) => {
                let around = decoder.binds(<T as Scalar>::IS_BINDING);
                decoder.invalid(node, malformed);
                decoder.bound(around);
                None
            }
        }
    }
}

impl<T: Scalar> Describe for T {
    fn shape() -> Shape {
        T::plain().into()
    }
}

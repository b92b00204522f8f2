//! An answer in the text of a charter: tried first, then written.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::agenda::OPEN;
use crate::cli::fix::{Changed, Overtaken, write_all};
use crate::document::charter::Charter;
use crate::document::header::{self, DocumentKind};
use crate::document::shape::{Shape, Text};
use crate::document::{Document, Ids, Problem, Safety, Source, description, says_something, suggestion};
use crate::yaml::edit::{Edits, NodeEdit, Refusal, Value};
use crate::yaml::{Kind, Limits, NodeId, Step, Tree, YamlPath, read};

/// Why an answer is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Trouble {
    /// It cannot be an answer here.
    Wrong(Wrong),
    /// It can, but not be written into this file by machine.
    Refused(Refusal),
}

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Wrong {
    /// What is wrong, and what to write.
    pub(in crate::cli) told: String,
    /// The only thing that can have been meant, as the format writes it.
    pub(in crate::cli) meant: Option<String>,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told)
    }
}

impl Wrong {
    fn of(problem: &Problem) -> Self {
        let told = match problem.help.as_str() {
            "" => problem.message.clone(),
            help => format!("{}; {help}", problem.message),
        };
        let meant = problem.correction.as_ref().filter(|it| it.safety == Safety::Safe);
        let meant = meant.and_then(|correction| match &correction.change {
            NodeEdit::Respell { text, .. } => Some(text.clone()),
            _ => None,
        });
        Self { told, meant }
    }
}

/// Whether an answer takes the place of what a list holds, or comes behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Onto {
    /// In its place, if it can be replaced safely.
    Replace,
    /// Behind it.
    Append,
}

/// What may be answered at a path.
///
/// # Errors
/// A path that the format does not have, with the nearest one that it has.
pub(in crate::cli) fn shape_at(path: &YamlPath) -> Result<&'static Shape, String> {
    let at = |path: &YamlPath| description::at(DocumentKind::Charter, path);
    if path.section() == Some(header::KEY) {
        return Err(format!("`{}` says what the file is and cannot be changed", header::KEY));
    }
    if let Some(place) = at(path).filter(|_| !path.steps().is_empty()) {
        return Ok(place.shape);
    }
    let mut above = YamlPath::root();
    for step in path.steps() {
        let next = match step {
            Step::Key(key) => above.clone().key(key),
            Step::Index(index) => above.clone().index(*index),
        };
        let Some(place) = at(&above).filter(|_| at(&next).is_none()) else {
            above = next;
            continue;
        };
        let known = keys_of(place.shape);
        let near = match step {
            Step::Key(key) => suggestion::nearest(key, known.iter().copied()),
            Step::Index(_) => None,
        };
        let help = match near {
            Some(near) => format!("did you mean `{}`?", above.key(near)),
            None if known.is_empty() => format!("`{above}` holds no keys"),
            None => format!("its keys are {}", suggestion::listed(&known, 12)),
        };
        return Err(format!("a charter has no key `{next}`; {help}"));
    }
    Err("name the place of the answer, such as `exit.notice`".to_owned())
}

/// The keys that a map of this shape has.
pub(in crate::cli) fn keys_of(shape: &Shape) -> Vec<&'static str> {
    match shape {
        Shape::Table(table) => table.keys.iter().map(|key| key.name).collect(),
        Shape::Each(inner) | Shape::List(inner) => keys_of(inner),
        Shape::Plain(_) => Vec::new(),
    }
}

/// The charter with an answer in it, read again.
///
/// # Errors
/// A text that cannot be changed safely, and a value that the format does not take there: the reader of charters judges it.
pub(in crate::cli) fn tried(
    charter: &Document<Charter>,
    path: &YamlPath,
    value: Value,
    onto: Onto,
) -> Result<Document<Charter>, Trouble> {
    let source = &charter.source;
    let edits = Edits::of(&source.text).in_order(Charter::KEYS);
    let text = edit(edits, &source.tree, path, value, onto).apply().map_err(Trouble::Refused)?;
    // What was wrong in the answer's own place before must not stay wrong.
    let is_here = |problem: &Problem| onto == Onto::Replace && problem.path.steps().starts_with(path.steps());
    accepted(charter, text, is_here)
}

/// The charter with another text, if that reads as well as before.
fn accepted(
    charter: &Document<Charter>,
    text: String,
    is_here: impl Fn(&Problem) -> bool,
) -> Result<Document<Charter>, Trouble> {
    let after = decoded(&charter.source, text);
    let is_new = |problem: &&Problem| {
        is_here(problem)
            || !charter.problems.iter().any(|old| old.kind == problem.kind && old.message == problem.message)
    };
    match after.problems.iter().find(is_new) {
        Some(problem) => Err(Trouble::Wrong(Wrong::of(problem))),
        None => Ok(after),
    }
}

/// The charter as it would read with another text.
pub(in crate::cli) fn decoded(source: &Source, text: String) -> Document<Charter> {
    let mut tree = read(&text, &Limits::default()).tree.unwrap_or_default();
    tree.hold_places(Arc::new(source.tree.placeholders().clone()));
    let ids = Ids::of_charter(&tree, &[]);
    let after = Source::new(source.path.clone(), text, tree);
    let after = match source.file() {
        Some(file) => after.in_file(file.to_owned()),
        None => after,
    };
    Document::decode(Arc::new(after), &ids, Vec::new(), &[])
}

/// A text with one more answer in it, whatever that makes of the whole: an entry of several parts is whole after the last of them.
///
/// # Errors
/// A text that cannot be changed safely.
pub(in crate::cli) fn edited(
    text: &str,
    tree: &Tree,
    path: &YamlPath,
    value: Value,
) -> Result<String, Refusal> {
    edit(Edits::of(text).in_order(Charter::KEYS), tree, path, value, Onto::Replace).apply()
}

fn edit<'t>(edits: Edits<'t>, tree: &Tree, path: &YamlPath, value: Value, onto: Onto) -> Edits<'t> {
    let reached = tree.resolve(path);
    let is_there = reached.steps == path.steps().len();
    let Some(node) = reached.value else { return edits.set(path.clone(), value) };
    if is_there {
        return match value {
            Value::List(items) if tree.kind(node) == Kind::Sequence && !tree.is_empty(node) => {
                in_list(edits, tree, node, path, items, onto)
            }
            // What stands in a map beside the answer stays, and so do its comments.
            Value::Map(parts) if tree.kind(node) == Kind::Mapping && !tree.is_empty(node) => parts
                .into_iter()
                .fold(edits, |edits, (key, value)| edit(edits, tree, &path.clone().key(&key), value, onto)),
            value => edits.set(path.clone(), value),
        };
    }
    // Where it says `TBD` as a whole, the answer to a part of it takes the place of that.
    let is_open = tree.kind(node) == Kind::Scalar && !tree.is_empty(node) && !says_something(tree, node);
    let (above, below) = path.steps().split_at(reached.steps);
    let above = path_of(above);
    match nested(below, value.clone()) {
        Some(value) if is_open => edits.set(above, value),
        // What is said in one line gets a key of its own beside the new one: `none` and its reason.
        Some(Value::Map(beside)) => match in_full(tree, node, &above) {
            Some(own) => edits.set(above, Value::Map(std::iter::once(own).chain(beside).collect())),
            None => edits.set(path.clone(), value),
        },
        _ => edits.set(path.clone(), value),
    }
}

/// What a line says instead of a map, under the key for which it stands.
fn in_full(tree: &Tree, node: NodeId, path: &YamlPath) -> Option<(String, Value)> {
    let said = tree.scalar(node).filter(|_| says_something(tree, node))?;
    let shape = match description::at(DocumentKind::Charter, path)?.shape {
        Shape::Each(inner) => inner.as_ref(),
        shape => shape,
    };
    let Shape::Table(table) = shape else { return None };
    let key = table.keys.iter().find(|key| Some(&key.shape) == table.instead.as_deref())?;
    let is_text = key
        .shape
        .plain()
        .is_some_and(|plain| plain.text == Text::Any && plain.words.iter().all(|it| it.word != said));
    Some((key.name.to_owned(), if is_text { Value::text(said) } else { Value::word(said) }))
}

/// The place of another party, where a path is of one of them.
pub(super) fn of_party(path: &YamlPath, parties: &[&str], other: &str) -> Option<YamlPath> {
    let is_party =
        |step: &Step| matches!(step, Step::Key(key) if parties.contains(&key.as_str()) && key != other);
    let at = path.steps().iter().skip(1).position(is_party)? + 1;
    let steps = path.steps().iter().enumerate();
    Some(steps.fold(YamlPath::root(), |path, (nth, step)| match step {
        _ if nth == at => path.key(other),
        Step::Key(key) => path.key(key),
        Step::Index(index) => path.index(*index),
    }))
}

/// The index that the next entry of a list gets. What is open there, or is replaced, leaves its place to it.
pub(super) fn count(charter: &Document<Charter>, list: &YamlPath, is_replaced: bool) -> usize {
    let tree = &charter.source.tree;
    let reached = tree.resolve(list);
    let node = reached.value.filter(|_| reached.steps == list.steps().len() && !is_replaced);
    let is_list = |node: &NodeId| tree.kind(*node) == Kind::Sequence && !tree.is_empty(*node);
    let Some(node) = node.filter(is_list) else { return 0 };
    let count = tree.items(node).count();
    if count == 1 && !says_something(tree, node) { 0 } else { count }
}

/// The charter without an entry of a list.
///
/// # Errors
/// A text that cannot be changed safely, and an entry that something else refers to.
pub(super) fn removed(
    charter: &Document<Charter>,
    list: &YamlPath,
    index: usize,
) -> Result<Document<Charter>, Trouble> {
    let source = &charter.source;
    let text = without(&source.text, &source.tree, list, index).map_err(Trouble::Refused)?;
    accepted(charter, text, |_| false)
}

/// A text without an entry of a list; where it was the only one, the list is undecided again.
///
/// # Errors
/// A text that cannot be changed safely.
pub(in crate::cli) fn without(
    text: &str,
    tree: &Tree,
    list: &YamlPath,
    index: usize,
) -> Result<String, Refusal> {
    let reached = tree.resolve(list);
    let node = reached.value.filter(|_| reached.steps == list.steps().len());
    let count = node.map_or(0, |node| tree.items(node).count());
    let edits = Edits::of(text).in_order(Charter::KEYS);
    let edits = edits.remove(list.clone().index(index));
    let is_last = (count, index) == (1, 0);
    (if is_last { edits.set(list.clone(), Value::word(OPEN)) } else { edits }).apply()
}

/// A list that is there: an entry that is open gives way, another one stays.
fn in_list<'t>(
    edits: Edits<'t>,
    tree: &Tree,
    list: NodeId,
    path: &YamlPath,
    items: Vec<Value>,
    onto: Onto,
) -> Edits<'t> {
    let is_open = !says_something(tree, list) && tree.items(list).count() == 1;
    let mut items = items.into_iter();
    match (onto, is_open) {
        (Onto::Replace, false) => replaced(edits, tree, list, path, &items.collect::<Vec<_>>()),
        (_, true) => {
            let first = items.next().unwrap_or(Value::Nothing);
            let edits = edits.set(path.clone().index(0), first);
            items.fold(edits, |edits, item| edits.append(path.clone(), item))
        }
        (Onto::Append, false) => items.fold(edits, |edits, item| edits.append(path.clone(), item)),
    }
}

/// A list with these entries instead: those that it has already stay where they are, with their comments.
fn replaced<'t>(edits: Edits<'t>, tree: &Tree, list: NodeId, path: &YamlPath, items: &[Value]) -> Edits<'t> {
    let there: Vec<Option<&str>> = tree.items(list).map(|item| tree.scalar(item)).collect();
    let text = |item: &Value| match item {
        Value::Word(text) | Value::Text(text) => Some(text.clone()),
        _ => None,
    };
    let wanted: Vec<Option<String>> = items.iter().map(text).collect();
    let is_wanted = |said: &Option<&str>| wanted.iter().any(|it| it.is_some() && it.as_deref() == *said);
    let is_there = |item: &Value| text(item).is_some_and(|text| there.contains(&Some(text.as_str())));
    // What is new comes behind the others first, so that the list is never empty.
    let edits = items
        .iter()
        .filter(|item| !is_there(item))
        .fold(edits, |edits, item| edits.append(path.clone(), item.clone()));
    let gone = (0..there.len()).rev().filter(|at| !is_wanted(&there[*at]));
    gone.fold(edits, |edits, at| edits.remove(path.clone().index(at)))
}

/// The value with the maps and lists around it that are not there yet.
fn nested(steps: &[Step], value: Value) -> Option<Value> {
    steps.iter().rev().try_fold(value, |value, step| match step {
        Step::Key(key) => Some(Value::map([(key.as_str(), value)])),
        Step::Index(0) => Some(Value::list([value])),
        Step::Index(_) => None,
    })
}

fn path_of(steps: &[Step]) -> YamlPath {
    steps.iter().fold(YamlPath::root(), |path, step| match step {
        Step::Key(key) => path.key(key),
        Step::Index(index) => path.index(*index),
    })
}

/// How often somebody else may come first before a call gives up.
const MOST_TURNS: usize = 20;

/// Does it again where somebody else has written the file between the look at it and the writing.
///
/// # Errors
/// What stops it otherwise, and a file that somebody else has written each time.
pub(super) fn unless_overtaken<T>(mut write: impl FnMut() -> anyhow::Result<T>) -> anyhow::Result<T> {
    for _ in 1..MOST_TURNS {
        match write() {
            Err(error) if error.is::<Overtaken>() => {}
            done => return done,
        }
    }
    write()
}

/// Writes what was tried over the file, whole or not at all.
///
/// # Errors
/// A file that cannot be written, or that is not any more as it was read.
pub(in crate::cli) fn write(before: &Document<Charter>, after: &Document<Charter>) -> anyhow::Result<()> {
    let changed = Changed { before: Arc::clone(&before.source), after: after.source.text.clone() };
    write_all(&BTreeMap::from([(before.source.path.clone(), changed)]))
}

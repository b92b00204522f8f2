//! Changes by paths: what commands that write use.

use super::super::{Kind, Limits, NodeId, Step, Style, Tree, YamlPath, read};
use super::emit::Emitter;
use super::outline::{Changes, Outline};
use super::spelling::Context;
use super::{NodeEdit, Obstacle, Refusal, Value, changed_flawless};

/// Changes of one text, made one after the other, all of them or none.
#[derive(Debug, Clone)]
pub struct Edits<'t> {
    text: &'t str,
    order: &'t [&'t str],
    wanted: Vec<Wanted>,
}

#[derive(Debug, Clone)]
enum Wanted {
    Set { path: YamlPath, value: Value },
    Append { path: YamlPath, value: Value },
    Rename { path: YamlPath, name: String },
    Remove { path: YamlPath },
}

/// A change that was worked out; nothing where the text says so already.
type Worked = Result<Option<NodeEdit>, Obstacle>;

impl<'t> Edits<'t> {
    /// Begins with a text, which may be empty and may start with a byte order mark.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        Self { text, order: &[], wanted: Vec::new() }
    }

    /// In which order keys of the outermost map belong. A new one is put behind those that come before it; without this, or
    /// if it is not named here, at the end.
    #[must_use]
    pub fn in_order(mut self, keys: &'t [&'t str]) -> Self {
        self.order = keys;
        self
    }

    /// Writes a value. Maps on the way are created; a scalar or an empty list or map that stands there is replaced. A list or
    /// map that holds something is never replaced: set what is inside it.
    #[must_use]
    pub fn set(mut self, path: impl Into<YamlPath>, value: Value) -> Self {
        self.wanted.push(Wanted::Set { path: path.into(), value });
        self
    }

    /// Adds an item to a list, which is created where there is none.
    #[must_use]
    pub fn append(mut self, path: impl Into<YamlPath>, value: Value) -> Self {
        self.wanted.push(Wanted::Append { path: path.into(), value });
        self
    }

    /// Gives the key at the end of the path another name.
    #[must_use]
    pub fn rename(mut self, path: impl Into<YamlPath>, name: impl Into<String>) -> Self {
        self.wanted.push(Wanted::Rename { path: path.into(), name: name.into() });
        self
    }

    /// Takes the entry at the end of the path out of its map or list. Comments stay; nothing is changed where there is no such entry.
    #[must_use]
    pub fn remove(mut self, path: impl Into<YamlPath>) -> Self {
        self.wanted.push(Wanted::Remove { path: path.into() });
        self
    }

    /// The text after all changes; the same text if it said so before.
    ///
    /// # Errors
    /// The first change that cannot be made safely, with what to paste by hand.
    pub fn apply(self) -> Result<String, Refusal> {
        let (mark, body) = match self.text.strip_prefix('\u{FEFF}') {
            Some(body) => ("\u{FEFF}", body),
            None => ("", self.text),
        };
        let mut text = body.to_owned();
        for wanted in &self.wanted {
            text = self.step(text, wanted).map_err(|obstacle| wanted.refused(obstacle))?;
        }
        Ok(format!("{mark}{text}"))
    }

    fn step(&self, text: String, wanted: &Wanted) -> Result<String, Obstacle> {
        let reading = read(&text, &Limits::default());
        let tree = reading.tree.filter(|_| reading.problems.is_empty()).ok_or(Obstacle::Unreadable)?;
        let change = match wanted {
            Wanted::Set { path, value } => self.set_at(&tree, path, value),
            Wanted::Append { path, value } => self.append_at(&tree, path, value),
            Wanted::Rename { path, name } => rename_at(&tree, path, name),
            Wanted::Remove { path } => remove_at(&tree, path),
        }?;
        match change {
            Some(change) => changed_flawless(&text, &tree, &[&change]),
            None => Ok(text),
        }
    }

    fn set_at(&self, tree: &Tree, path: &YamlPath, value: &Value) -> Worked {
        let (node, rest) = reach(tree, path.steps())?;
        // A document of nothing but its marker `---` has a root that is not written.
        let is_blank = |node: &NodeId| tree.root() == Some(*node) && tree.span(*node).is_empty();
        let Some(node) = node.filter(|node| !is_blank(node)) else {
            let value = nested(rest, value)?;
            return Ok(Some(NodeEdit::Begin { value }));
        };
        let Some((step, below)) = rest.split_first() else { return replacement(tree, node, value) };
        let value = nested(below, value)?;
        match step {
            Step::Key(key) => self.entry(tree, node, key, value).map(Some),
            Step::Index(index) => {
                let is_next = tree.kind(node) == Kind::Sequence && tree.items(node).count() == *index;
                if is_next { item(tree, node, value).map(Some) } else { Err(Obstacle::Absent) }
            }
        }
    }

    fn append_at(&self, tree: &Tree, path: &YamlPath, value: &Value) -> Worked {
        let (node, rest) = reach(tree, path.steps())?;
        match node {
            Some(node) if rest.is_empty() => item(tree, node, value.clone()).map(Some),
            _ => self.set_at(tree, path, &Value::list([value.clone()])),
        }
    }

    /// A new entry in a map, or in the place of nothing.
    fn entry(&self, tree: &Tree, node: NodeId, key: &str, value: Value) -> Result<NodeEdit, Obstacle> {
        let is_root = tree.root() == Some(node);
        let is_bare = tree.is_empty(node) && !is_root && in_block(tree, node);
        if is_bare && tree.kind(node) != Kind::Sequence || tree.is_null(node) {
            return Ok(NodeEdit::Replace { node, value: Value::Map(vec![(key.to_owned(), value)]) });
        }
        if tree.kind(node) != Kind::Mapping {
            return Err(Obstacle::WrongKind);
        }
        let behind =
            if is_root { self.place(tree, node, key) } else { tree.entries(node).count().checked_sub(1) };
        Ok(NodeEdit::Insert { map: node, behind, key: key.to_owned(), value })
    }

    /// Behind which entry of the outermost map a new one belongs.
    fn place(&self, tree: &Tree, root: NodeId, key: &str) -> Option<usize> {
        let rank = |key: &str| self.order.iter().position(|known| *known == key);
        let last = tree.entries(root).count().checked_sub(1);
        let Some(own) = rank(key) else { return last };
        let ranks: Vec<Option<usize>> =
            tree.entries(root).map(|(key, _)| tree.scalar(key).and_then(rank)).collect();
        let before = ranks.iter().rposition(|other| other.is_some_and(|other| other < own));
        if ranks.iter().any(Option::is_some) { before } else { last }
    }
}

/// As far as the path exists: the last node, nothing in an empty document, and the steps that are missing.
fn reach<'p>(tree: &Tree, steps: &'p [Step]) -> Result<(Option<NodeId>, &'p [Step]), Obstacle> {
    let Some(mut here) = tree.root() else { return Ok((None, steps)) };
    for (at, step) in steps.iter().enumerate() {
        let next = match step {
            Step::Key(key) => tree.get(here, key).map(|(_, value)| value),
            Step::Index(index) => tree.items(here).nth(*index),
        };
        let Some(next) = next else { return Ok((Some(here), &steps[at..])) };
        if tree.is_alias(next) {
            return Err(Obstacle::Alias);
        }
        here = next;
    }
    Ok((Some(here), &[]))
}

/// The value with the missing maps around it.
fn nested(steps: &[Step], value: &Value) -> Result<Value, Obstacle> {
    steps.iter().rev().try_fold(value.clone(), |value, step| match step {
        Step::Key(key) => Ok(Value::Map(vec![(key.clone(), value)])),
        Step::Index(0) => Ok(Value::List(vec![value])),
        Step::Index(_) => Err(Obstacle::Absent),
    })
}

fn replacement(tree: &Tree, node: NodeId, value: &Value) -> Worked {
    if Outline::of_node(tree, node, &Changes::default()) == Outline::of_value(value) {
        return Ok(None);
    }
    Ok(Some(match value {
        Value::Word(text) if tree.kind(node) == Kind::Scalar && !tree.is_empty(node) => {
            NodeEdit::Respell { node, text: text.clone() }
        }
        Value::Text(text) if tree.style(node) == Style::Quoted && !super::spelling::is_block_text(text) => {
            NodeEdit::Respell { node, text: text.clone() }
        }
        _ => NodeEdit::Replace { node, value: value.clone() },
    }))
}

fn item(tree: &Tree, node: NodeId, value: Value) -> Result<NodeEdit, Obstacle> {
    let is_bare = tree.is_empty(node) && in_block(tree, node);
    match tree.kind(node) {
        Kind::Mapping => Err(Obstacle::WrongKind),
        _ if is_bare || tree.is_null(node) => Ok(NodeEdit::Replace { node, value: Value::List(vec![value]) }),
        Kind::Sequence => Ok(NodeEdit::Append { list: node, value }),
        Kind::Scalar => Err(Obstacle::WrongKind),
    }
}

/// Whether nothing around the node is in brackets.
fn in_block(tree: &Tree, node: NodeId) -> bool {
    super::plan::context_of(tree, node) == Context::Block
}

/// As far as the place exists in which the last step of a path is taken.
fn reach_above<'p>(tree: &Tree, path: &'p YamlPath) -> Result<(Option<NodeId>, &'p [Step]), Obstacle> {
    match path.steps().split_last() {
        Some((_, above)) => reach(tree, above),
        None => Err(Obstacle::Absent),
    }
}

fn rename_at(tree: &Tree, path: &YamlPath, name: &str) -> Worked {
    let Some(Step::Key(_)) = path.steps().last() else { return Err(Obstacle::Absent) };
    let (Some(map), []) = reach_above(tree, path)? else { return Err(Obstacle::Absent) };
    let reached = tree.resolve(path);
    let key = reached.key.filter(|_| reached.steps == path.steps().len()).ok_or(Obstacle::Absent)?;
    if tree.scalar(key) == Some(name) {
        return Ok(None);
    }
    if tree.get(map, name).is_some() {
        return Err(Obstacle::Occupied);
    }
    Ok(Some(NodeEdit::Respell { node: key, text: name.to_owned() }))
}

fn remove_at(tree: &Tree, path: &YamlPath) -> Worked {
    let (node, rest) = reach_above(tree, path)?;
    let (Some(around), Some(last), true) = (node, path.steps().last(), rest.is_empty()) else {
        return Ok(None);
    };
    let key = match last {
        Step::Key(name) => tree.get(around, name).map(|(key, _)| key),
        Step::Index(index) => tree.items(around).nth(*index),
    };
    Ok(key.map(|key| NodeEdit::Remove { key }))
}

impl Wanted {
    fn refused(&self, obstacle: Obstacle) -> Refusal {
        let emitter = Emitter { step: 2, dash_step: 2 };
        let (path, value) = match self {
            Self::Set { path, value } => (path, nested(path.steps(), value)),
            Self::Append { path, value } => (path, nested(path.steps(), &Value::list([value.clone()]))),
            Self::Rename { path, name } => (path, Ok(Value::map([(name.as_str(), Value::Nothing)]))),
            // There is nothing to paste: the path says what to take out.
            Self::Remove { path } => (path, Err(Obstacle::Absent)),
        };
        let lines = match value.or_else(|_| self.alone()) {
            Ok(Value::Map(entries)) => emitter.entries(&entries, 0),
            Ok(Value::List(items)) => emitter.items(&items, 0),
            Ok(value) => emitter.item(&value, 0),
            Err(_) => Vec::new(),
        };
        let paste = lines.into_iter().map(|line| line + "\n").collect();
        Refusal { obstacle, path: path.clone(), paste }
    }

    /// The value under the last key of its path: within a list the text to paste cannot say where it goes.
    fn alone(&self) -> Result<Value, Obstacle> {
        let (Self::Set { path, value } | Self::Append { path, value }) = self else {
            return Err(Obstacle::Absent);
        };
        let value = if let Self::Append { .. } = self { Value::list([value.clone()]) } else { value.clone() };
        match path.steps().last() {
            Some(Step::Key(key)) => Ok(Value::map([(key.as_str(), value)])),
            _ => Ok(Value::list([value])),
        }
    }
}

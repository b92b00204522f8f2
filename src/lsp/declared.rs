//! What a charter declares: the names that other places use.

use std::sync::Arc;

use crate::document::Source;
use crate::document::description;
use crate::document::header::DocumentKind;
use crate::document::shape::{Declared, Shape};
use crate::yaml::{Kind, NodeId, Span, Tree, YamlPath};

/// One declared thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declaration {
    /// Its id.
    pub(super) id: String,
    /// What it is called; may be empty.
    pub(super) title: String,
    /// Where its id stands.
    pub(super) span: Span,
}

/// What a charter declares. A section that cannot be read at the moment keeps what it said last.
#[derive(Debug, Clone, Default)]
pub(super) struct Declarations {
    parties: List,
    bodies: List,
    metrics: List,
    gates: List,
    documents: List,
    /// Everybody whom the charter named when that was looked at last.
    people: Vec<String>,
    /// A state of it without a mistake that was not looked at for them yet: few keystrokes ask for people.
    unasked: Option<Arc<Source>>,
    /// What was read last.
    learned: Option<Arc<Source>>,
}

/// The things of one sort, and the state of the charter that declares them.
#[derive(Debug, Clone, Default)]
struct List {
    things: Vec<Declaration>,
    source: Arc<Source>,
}

impl Declarations {
    /// Takes over what a charter says.
    pub(super) fn learn(&mut self, charter: &Arc<Source>) {
        if self.learned.as_ref().is_some_and(|learned| Arc::ptr_eq(learned, charter)) {
            return;
        }
        self.learned = Some(Arc::clone(charter));
        let tree = &charter.tree;
        let section = |path: &str| {
            let path = YamlPath::from(path);
            let reached = tree.resolve(&path);
            reached.value.filter(|_| reached.steps == path.steps().len())
        };
        let listed = |path: &str| section(path).map(|list| in_list(tree, list)).unwrap_or_default();
        self.parties.replace(section("parties").map(|map| in_map(tree, map)).unwrap_or_default(), charter);
        self.bodies.replace(listed("governance.bodies"), charter);
        self.metrics.replace(listed("metrics"), charter);
        self.gates.replace(listed("gates"), charter);
        self.documents.replace(listed("contract.documents"), charter);
        if charter.is_flawless() {
            self.unasked = Some(Arc::clone(charter));
            return;
        }
        // What a broken text has lost stands in the last good one.
        let people = people_in(charter);
        let people = if people.is_empty() { self.people() } else { people };
        (self.people, self.unasked) = (people, None);
    }

    /// Everybody whom the charter names.
    pub(super) fn people(&self) -> Vec<String> {
        let people = self.unasked.as_ref().map(|charter| people_in(charter)).unwrap_or_default();
        if people.is_empty() { self.people.clone() } else { people }
    }

    /// The things of one sort.
    pub(super) fn of(&self, sort: Declared) -> &[Declaration] {
        self.list(sort).map_or(&[], |list| &list.things)
    }

    /// The thing of one of these sorts with this id, and which sort it is.
    pub(super) fn find(&self, sorts: &[Declared], id: &str) -> Option<(Declared, &Declaration)> {
        sorts.iter().find_map(|sort| Some((*sort, self.of(*sort).iter().find(|it| it.id == id)?)))
    }

    /// The state of the charter that the things of a sort were read from.
    pub(super) fn source(&self, sort: Declared) -> Option<&Arc<Source>> {
        self.list(sort).map(|list| &list.source)
    }

    fn list(&self, sort: Declared) -> Option<&List> {
        match sort {
            Declared::Party => Some(&self.parties),
            Declared::Body => Some(&self.bodies),
            Declared::Metric => Some(&self.metrics),
            Declared::Gate => Some(&self.gates),
            Declared::Document => Some(&self.documents),
            Declared::Section(_) | Declared::Own | Declared::NewParty | Declared::Id | Declared::Currency => {
                None
            }
        }
    }
}

impl List {
    fn replace(&mut self, things: Vec<Declaration>, charter: &Arc<Source>) {
        if !things.is_empty() {
            *self = Self { things, source: Arc::clone(charter) };
        }
    }
}

fn text(tree: &Tree, map: NodeId, keys: &[&str]) -> String {
    let found = keys.iter().find_map(|key| tree.scalar(tree.get(map, key)?.1));
    found.unwrap_or_default().to_owned()
}

fn in_map(tree: &Tree, map: NodeId) -> Vec<Declaration> {
    let of = |(key, value)| {
        let id = tree.scalar(key)?.to_owned();
        Some(Declaration { id, title: text(tree, value, &["name"]), span: tree.span(key) })
    };
    tree.entries(map).filter_map(of).collect()
}

fn in_list(tree: &Tree, list: NodeId) -> Vec<Declaration> {
    let of = |item| {
        let (_, id) = tree.get(item, "id")?;
        let title = text(tree, item, &["name", "title", "question", "decides", "definition"]);
        Some(Declaration { id: tree.scalar(id)?.to_owned(), title, span: tree.span(id) })
    };
    tree.items(list).filter_map(of).collect()
}

fn people_in(charter: &Source) -> Vec<String> {
    let mut people = Vec::new();
    if let Some(root) = charter.tree.root() {
        collect_people(&charter.tree, root, description::of(DocumentKind::Charter), &mut people);
    }
    people.sort();
    people.dedup();
    people
}

fn collect_people(tree: &Tree, node: NodeId, shape: &Shape, people: &mut Vec<String>) {
    if tree.is_alias(node) {
        return;
    }
    match tree.kind(node) {
        Kind::Mapping => {
            for (key, value) in tree.entries(node) {
                if let Some(place) = tree.scalar(key).and_then(|key| shape.under(key)) {
                    collect_people(tree, value, place.shape, people);
                }
            }
        }
        Kind::Sequence => {
            let Some(shape) = shape.entry() else { return };
            tree.items(node).for_each(|item| collect_people(tree, item, shape, people));
        }
        Kind::Scalar => {
            let text = tree.scalar(node).filter(|text| text.contains(' '));
            let is_meant = || shape.plain().is_some_and(is_person);
            people.extend(text.filter(|_| is_meant()).map(|text| text.trim().to_owned()));
        }
    }
}

/// Whether a person is meant.
pub(super) fn is_person(plain: &crate::document::shape::Plain) -> bool {
    plain.name.contains("Person")
}

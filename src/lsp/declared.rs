//! What a charter declares: the names that other places use.

use std::path::PathBuf;

use crate::document::Source;
use crate::document::description;
use crate::document::header::DocumentKind;
use crate::document::shape::Declared;
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
    /// The charter's file.
    pub(super) file: PathBuf,
    parties: Vec<Declaration>,
    bodies: Vec<Declaration>,
    metrics: Vec<Declaration>,
    gates: Vec<Declaration>,
    /// Everybody whom the charter names.
    pub(super) people: Vec<String>,
}

impl Declarations {
    /// Takes over what a charter says.
    pub(super) fn learn(&mut self, charter: &Source) {
        let tree = &charter.tree;
        self.file = charter.file().map(PathBuf::from).unwrap_or_default();
        let section = |path: &str| {
            let path = YamlPath::from(path);
            let reached = tree.resolve(&path);
            reached.value.filter(|_| reached.steps == path.steps().len())
        };
        let listed = |path: &str| section(path).map(|list| in_list(tree, list)).unwrap_or_default();
        replace(&mut self.parties, section("parties").map(|map| in_map(tree, map)).unwrap_or_default());
        replace(&mut self.bodies, listed("governance.bodies"));
        replace(&mut self.metrics, listed("metrics"));
        replace(&mut self.gates, listed("gates"));
        let mut people = Vec::new();
        if let Some(root) = tree.root() {
            collect_people(tree, root, &YamlPath::root(), &mut people);
        }
        people.sort();
        people.dedup();
        replace(&mut self.people, people);
    }

    /// The things of one sort.
    pub(super) fn of(&self, sort: Declared) -> &[Declaration] {
        match sort {
            Declared::Party => &self.parties,
            Declared::Body => &self.bodies,
            Declared::Metric => &self.metrics,
            Declared::Gate => &self.gates,
            Declared::Section | Declared::Own | Declared::NewParty | Declared::Id | Declared::Currency => &[],
        }
    }

    /// The thing of one of these sorts with this id, and which sort it is.
    pub(super) fn find(&self, sorts: &[Declared], id: &str) -> Option<(Declared, &Declaration)> {
        sorts.iter().find_map(|sort| Some((*sort, self.of(*sort).iter().find(|it| it.id == id)?)))
    }
}

fn replace<T>(old: &mut Vec<T>, new: Vec<T>) {
    if !new.is_empty() {
        *old = new;
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

fn collect_people(tree: &Tree, node: NodeId, path: &YamlPath, people: &mut Vec<String>) {
    if tree.is_alias(node) {
        return;
    }
    match tree.kind(node) {
        Kind::Mapping => {
            for (key, value) in tree.entries(node) {
                let below = path.clone().key(tree.scalar(key).unwrap_or("?"));
                collect_people(tree, value, &below, people);
            }
        }
        Kind::Sequence => {
            for item in tree.items(node) {
                collect_people(tree, item, &path.clone().index(0), people);
            }
        }
        Kind::Scalar => {
            let Some(text) = tree.scalar(node).filter(|text| text.contains(' ')) else { return };
            let place = description::at(DocumentKind::Charter, path);
            if place.and_then(|place| place.shape.plain()).is_some_and(is_person) {
                people.push(text.trim().to_owned());
            }
        }
    }
}

/// Whether a person is meant.
pub(super) fn is_person(plain: &crate::document::shape::Plain) -> bool {
    plain.name.contains("Person")
}

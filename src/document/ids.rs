//! The ids that a charter declares, for whatever names them.

use std::collections::BTreeSet;

use super::written::is_written;
use crate::yaml::{Kind, NodeId, Tree};

/// The ids that a document may refer to, taken from the charter before it is decoded.
///
/// `None` means that the section which declares them could not be read: then no reference is called unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ids {
    /// The parties, in the order of the charter.
    pub parties: Option<Names>,
    /// The bodies of the governance section.
    pub bodies: Option<Names>,
    /// The shared metrics.
    pub metrics: Option<Names>,
    /// The gates.
    pub gates: Option<Names>,
    /// The documents of the contract.
    pub documents: Option<Names>,
}

/// The names of one sort, in the order of the charter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    listed: Vec<String>,
    /// The same again: a charter may have thousands, and each is looked up from many places.
    sorted: BTreeSet<String>,
}

impl Names {
    /// Whether this is one of them.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.sorted.contains(name)
    }

    /// The names.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.listed.iter().map(String::as_str)
    }
}

impl FromIterator<String> for Names {
    fn from_iter<I: IntoIterator<Item = String>>(names: I) -> Self {
        let listed: Vec<String> = names.into_iter().collect();
        Self { sorted: listed.iter().cloned().collect(), listed }
    }
}

impl Ids {
    /// Reads the ids off a charter's tree. Sections named in `damaged` could not be read.
    #[must_use]
    pub fn of_charter(tree: &Tree, damaged: &[String]) -> Self {
        if tree.root().is_none() {
            return Self::default();
        }
        let section = |name: &str| tree.get(tree.root()?, name).map(|(_, value)| value);
        let intact = |name: &str| !damaged.iter().any(|key| key == name);
        // A section of the wrong shape is told as that, and not once more at every name that it may have declared.
        let listed_in = |name: &str, list: &str| match section(name).filter(|map| is_written(tree, *map)) {
            Some(map) if tree.kind(map) != Kind::Mapping => None,
            map => ids_in(tree, map.and_then(|map| tree.get(map, list)).map(|(_, it)| it)),
        };
        Self {
            parties: keys_of(tree, section("parties")).filter(|_| intact("parties")),
            bodies: listed_in("governance", "bodies").filter(|_| intact("governance")),
            metrics: ids_in(tree, section("metrics")).filter(|_| intact("metrics")),
            gates: ids_in(tree, section("gates")).filter(|_| intact("gates")),
            documents: listed_in("contract", "documents").filter(|_| intact("contract")),
        }
    }

    /// Whether this is the id of a party.
    #[must_use]
    pub fn is_party(&self, id: &str) -> bool {
        self.parties.as_ref().is_some_and(|known| known.contains(id))
    }
}

/// The keys of a map; `None` if something else stands there.
fn keys_of(tree: &Tree, map: Option<NodeId>) -> Option<Names> {
    match map.filter(|map| is_written(tree, *map)) {
        None => Some(Names::default()),
        Some(map) if tree.kind(map) == Kind::Mapping => {
            Some(tree.entries(map).filter_map(|(key, _)| Some(tree.scalar(key)?.to_owned())).collect())
        }
        Some(_) => None,
    }
}

/// The ids of a list's entries; `None` if it is no list, or if an entry is nothing that has an id.
fn ids_in(tree: &Tree, list: Option<NodeId>) -> Option<Names> {
    match list.filter(|list| is_written(tree, *list)) {
        None => Some(Names::default()),
        Some(list) if tree.kind(list) == Kind::Sequence => {
            let mut entries = tree.items(list).filter(|item| is_written(tree, *item));
            let are_maps = entries.all(|item| tree.kind(item) == Kind::Mapping);
            are_maps.then(|| tree.items(list).filter_map(|item| id_of(tree, item)).collect())
        }
        Some(_) => None,
    }
}

fn id_of(tree: &Tree, item: NodeId) -> Option<String> {
    let (_, id) = tree.get(item, "id")?;
    Some(tree.scalar(id)?.to_owned())
}

//! Every kind of document, described.

use std::sync::OnceLock;

use super::charter::{self, Charter};
use super::decoder::Decode as _;
use super::header::{self, DocumentKind};
use super::records::{
    acknowledgement::Acknowledgement, candidates::Candidates, change::ChangeRequest, deals::Deals,
    decision::Decision, health::Health, review::Review,
};
use super::shape::{Describe as _, Key, Place, Plain, Shape, Table, Word};
use crate::yaml::YamlPath;

static SHAPES: [OnceLock<Shape>; DocumentKind::ALL.len()] =
    [const { OnceLock::new() }; DocumentKind::ALL.len()];

/// What a document of this kind may hold.
#[must_use]
pub fn of(kind: DocumentKind) -> &'static Shape {
    SHAPES[kind as usize].get_or_init(|| built(kind))
}

/// What may stand at a place of a document of this kind: what hovering over it tells, which keys and values can be written.
#[must_use]
pub fn at(kind: DocumentKind, path: &YamlPath) -> Option<Place<'static>> {
    of(kind).at(path)
}

/// The keys that a document of this kind may have at its outermost level. Nothing is described for it, which takes longer than reading
/// a document.
#[must_use]
pub fn keys(kind: DocumentKind) -> &'static [&'static str] {
    match kind {
        DocumentKind::Charter => Charter::MAP_KEYS,
        DocumentKind::Review => Review::MAP_KEYS,
        DocumentKind::Decision => Decision::MAP_KEYS,
        DocumentKind::Health => Health::MAP_KEYS,
        DocumentKind::Change => ChangeRequest::MAP_KEYS,
        DocumentKind::Deals => Deals::MAP_KEYS,
        DocumentKind::Candidates => Candidates::MAP_KEYS,
        DocumentKind::Acknowledgement => Acknowledgement::MAP_KEYS,
    }
}

/// Whether all that a document of this kind says has an effect between the parties.
#[must_use]
pub fn is_binding(kind: DocumentKind) -> bool {
    match kind {
        DocumentKind::Charter => Charter::IS_BINDING,
        DocumentKind::Review => Review::IS_BINDING,
        DocumentKind::Decision => Decision::IS_BINDING,
        DocumentKind::Health => Health::IS_BINDING,
        DocumentKind::Change => ChangeRequest::IS_BINDING,
        DocumentKind::Deals => Deals::IS_BINDING,
        DocumentKind::Candidates => Candidates::IS_BINDING,
        DocumentKind::Acknowledgement => Acknowledgement::IS_BINDING,
    }
}

fn built(kind: DocumentKind) -> Shape {
    let shape = match kind {
        DocumentKind::Charter => Charter::shape(),
        DocumentKind::Review => Review::shape(),
        DocumentKind::Decision => Decision::shape(),
        DocumentKind::Health => Health::shape(),
        DocumentKind::Change => ChangeRequest::shape(),
        DocumentKind::Deals => Deals::shape(),
        DocumentKind::Candidates => Candidates::shape(),
        DocumentKind::Acknowledgement => Acknowledgement::shape(),
    };
    let required: &[&str] = if kind == DocumentKind::Charter { charter::REQUIRED } else { &[] };
    match shape {
        Shape::Table(table) => {
            let keys = table.keys.into_iter().map(|key| of_document(kind, key, required)).collect();
            Shape::Table(Table { keys, ..table })
        }
        shape => shape,
    }
}

/// The header is one word, and without it a file is no document of ours.
fn of_document(kind: DocumentKind, key: Key, required: &[&str]) -> Key {
    if key.name == header::KEY {
        let value = header::of(kind);
        let what = format!("`{value}`");
        let shape = Plain::one_of("", what, vec![Word::new(value, kind.doc())]).into();
        let doc = "What this file is. It is the first key of the file.";
        return Key::new(key.name, doc, shape).required();
    }
    let is_required = required.contains(&key.name);
    Key { is_required, ..key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_are_those_that_are_described() {
        for kind in DocumentKind::ALL {
            let Shape::Table(table) = of(*kind) else { panic!("{kind}") };
            let described: Vec<&str> = table.keys.iter().map(|key| key.name).collect();
            assert_eq!(keys(*kind), described, "{kind}");
        }
    }
}

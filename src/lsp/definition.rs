//! Where a name is declared.

use std::path::PathBuf;

use lsp_types::Position;

use super::declared::Declarations;
use super::document::OpenDocument;
use super::node::{self, Found};
use super::position::Encoding;
use crate::document::description;
use crate::document::header::DocumentKind;
use crate::document::shape::{Declared, Shape};
use crate::yaml::Span;

/// Where the thing is declared that is named at a position.
pub(super) fn definition(
    document: &OpenDocument,
    position: Position,
    encoding: Encoding,
    known: &Declarations,
) -> Option<(PathBuf, Span)> {
    let byte = document.places(encoding).byte(position);
    let found = node::at(&document.source.tree, byte)?;
    let id = document.source.tree.scalar(found.node)?;
    let sorts = named(document.kind()?, &found);
    let (_, declaration) = known.find(&sorts, id)?;
    Some((known.file.clone(), declaration.span))
}

/// What a key or value may name.
pub(super) fn named(kind: DocumentKind, found: &Found) -> Vec<Declared> {
    if !found.is_key {
        let place = description::at(kind, &found.path);
        let plain = place.and_then(|place| place.shape.plain());
        return plain.map(|plain| plain.names.clone()).unwrap_or_default();
    }
    description::at(kind, &found.holder).map(|place| keys_name(place.shape)).unwrap_or_default()
}

/// What the keys of a map may name whose names the format does not fix.
pub(super) fn keys_name(shape: &Shape) -> Vec<Declared> {
    match shape {
        Shape::Table(table) => {
            let mut names: Vec<Declared> = table.rest.iter().map(|rest| rest.keys).collect();
            if let Some(instead) = &table.instead {
                names.extend(keys_name(instead));
            }
            names
        }
        Shape::Each(inner) => {
            let mut names = vec![Declared::Party];
            names.extend(keys_name(inner));
            names
        }
        Shape::Plain(_) | Shape::List(_) => Vec::new(),
    }
}

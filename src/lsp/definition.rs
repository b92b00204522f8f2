//! Where a name is declared.

use lsp_types::Position;

use super::declared::Declarations;
use super::document::OpenDocument;
use super::node::{self, UnderCursor};
use super::position::Encoding;
use crate::document::Source;
use crate::document::description;
use crate::document::header::DocumentKind;
use crate::document::shape::{Declared, Shape};
use crate::yaml::Span;

/// Where the thing is declared that is named at a position: a stretch of a state of its charter.
pub(super) fn definition<'d>(
    document: &OpenDocument,
    position: Position,
    encoding: Encoding,
    known: &'d Declarations,
) -> Option<(&'d Source, Span)> {
    let byte = document.places(encoding).byte(position);
    let (tree, _, found) = node::under(document, byte)?;
    let id = tree.scalar(found.node)?;
    let sorts = named(document.kind()?, &found);
    let (sort, declaration) = known.find(&sorts, id.trim())?;
    Some((known.source(sort)?, declaration.span))
}

/// What a key or value may name.
pub(super) fn named(kind: DocumentKind, found: &UnderCursor) -> Vec<Declared> {
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

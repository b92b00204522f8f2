//! How the first line of a file is fixed, where it is certain what the file is.

use std::path::Path;

use super::file_name::has_charter_name;
use super::nearly::KINDS;
use super::sniff::Sniffed;
use crate::document::charter::Charter;
use crate::document::header::{DocumentKind, Header};
use crate::document::{Correction, Safety};
use crate::yaml::Tree;
use crate::yaml::edit::{NodeEdit, Value};

/// The fix of a header that is missing, misspelt or not the first key.
pub(super) fn of(sniffed: &Sniffed, path: &Path, tree: &Tree) -> Option<Correction> {
    let root = tree.root()?;
    let header = tree.get(root, "partner");
    match sniffed {
        Sniffed::Ours { header: Header::Known(_), is_first: true, .. } => None,
        Sniffed::Ours { header: Header::Known(_), .. } => Some(Correction {
            title: "move `partner` to the top".to_owned(),
            safety: Safety::Safe,
            change: NodeEdit::ToTop { key: header?.0 },
            elsewhere: Vec::new(),
        }),
        Sniffed::Ours { header: Header::Unknown { meant, .. }, .. } => {
            Correction::respell(tree, header?.1, &written((*meant)?))
        }
        Sniffed::Foreign if header.is_some() => None,
        Sniffed::Foreign => {
            let kind = kind_of(path, tree)?;
            Some(Correction {
                title: format!("begin the file with `partner: {}`", written(kind)),
                safety: Safety::Safe,
                change: NodeEdit::Insert {
                    map: root,
                    behind: None,
                    key: "partner".to_owned(),
                    value: Value::word(written(kind)),
                },
                elsewhere: Vec::new(),
            })
        }
    }
}

fn written(kind: DocumentKind) -> String {
    format!("{kind}/v1")
}

/// What a file without a header is: a charter by its name if it has parties and most of its keys are a charter's, another
/// document if it has two keys or more and only one kind has them all.
fn kind_of(path: &Path, tree: &Tree) -> Option<DocumentKind> {
    let root = tree.root()?;
    let keys: Vec<&str> = tree
        .entries(root)
        .filter_map(|(key, _)| tree.scalar(key))
        .filter(|key| !key.starts_with("x-"))
        .collect();
    if has_charter_name(path) {
        let known = keys.iter().filter(|key| Charter::KEYS.contains(key)).count();
        let is_charter = keys.contains(&"parties") && known * 2 > keys.len();
        return is_charter.then_some(DocumentKind::Charter);
    }
    let has_all = |of: &[&str]| keys.len() > 1 && keys.iter().all(|key| of.contains(key));
    let mut fitting = KINDS.into_iter().filter(|(_, of)| has_all(of)).map(|(kind, _)| kind);
    let only = fitting.next()?;
    fitting.next().is_none().then_some(only)
}

//! The sections that a charter lacks, as changes that put them in, with the questions that each answers.

use super::document::OpenDocument;
use crate::config::Policy;
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::scalar::{Id, Scalar as _};
use crate::new::{Beginning, BeginningParty, NewSection};
use crate::yaml::{self, Limits, NodeId, Span, Style, Tree, edit};

/// Each section that the charter lacks, with the change that adds it; none where the charter cannot be read as it stands.
pub(super) fn lacking(document: &OpenDocument, policy: &Policy) -> Vec<(String, edit::TextEdit)> {
    let source = &document.source;
    let Some(root) = source.tree.root().filter(|root| source.tree.style(*root) != Style::Flow) else {
        return Vec::new();
    };
    if document.kind() != Some(DocumentKind::Charter) || !document.is_whole() {
        return Vec::new();
    }
    let sections = beginning(&source.tree, root).sections(policy).unwrap_or_default();
    let missing = sections.into_iter().filter(|it| source.tree.get(root, &it.name).is_none());
    missing.filter_map(|it| Some((it.name.clone(), added(&source.text, &source.tree, root, &it)?))).collect()
}

/// The parties of the charter: what is said of each is asked of each.
fn beginning(tree: &Tree, root: NodeId) -> Beginning {
    let parties = tree.get(root, "parties").into_iter().flat_map(|(_, parties)| tree.entries(parties));
    let ids = parties.filter_map(|(key, _)| Id::parse(tree.scalar(key)?).ok());
    let party = |id: Id| BeginningParty { name: id.to_string(), id, sponsor: None };
    Beginning { parties: ids.map(party).collect(), ..Beginning::named(String::from("new")) }
}

/// The section in its place in the order of the format, if the charter says nothing else with it than before.
fn added(text: &str, tree: &Tree, root: NodeId, section: &NewSection) -> Option<edit::TextEdit> {
    let rank = |key: &str| Charter::KEYS.iter().position(|known| *known == key);
    let own = rank(&section.name)?;
    let keys: Vec<NodeId> = tree.entries(root).map(|(key, _)| key).collect();
    let is_before = |key: &NodeId| tree.scalar(*key).and_then(rank).is_none_or(|rank| rank < own);
    let behind = keys.iter().rposition(is_before)?;
    let at = keys.get(behind + 1).map_or(text.len(), |next| above(text, tree.span(*next).start as usize));
    let before = text.get(..at)?;
    let mut block = section.text.clone();
    if !before.ends_with("\n\n") && !before.ends_with("\r\n\r\n") {
        block.insert(0, '\n');
    }
    if !before.ends_with('\n') {
        block.insert(0, '\n');
    }
    if at < text.len() {
        block.push('\n');
    }
    if text.contains("\r\n") {
        block = block.replace('\n', "\r\n");
    }
    let edit = edit::TextEdit { span: Span::new(at..at), text: block };
    let after = yaml::read(&edit::splice(text, std::slice::from_ref(&edit))?, &Limits::default());
    let has_it = after.problems.is_empty()
        && after.tree.is_some_and(|after| {
            let root = after.root();
            let count = root.map_or(0, |root| after.entries(root).count());
            count == keys.len() + 1 && root.is_some_and(|root| after.get(root, &section.name).is_some())
        });
    has_it.then_some(edit)
}

/// Where the lines begin that belong to a key: its own and the comments right above it.
fn above(text: &str, key: usize) -> usize {
    let mut start = text[..key].rfind('\n').map_or(0, |at| at + 1);
    while let Some(before) = text[..start].strip_suffix('\n') {
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        if !before[line..].starts_with('#') {
            break;
        }
        start = line;
    }
    start
}

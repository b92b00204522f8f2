//! Parties that have another id in a later text of a charter, and the earlier text with the ids of the later one.

use std::sync::Arc;

use super::charter::Charter;
use super::header::DocumentKind;
use super::identity::same;
use super::shape::{Declared, Shape};
use super::{Document, Ids, Source, description};
use crate::yaml::edit::{NodeEdit, changed};
use crate::yaml::{Kind, Limits, NodeId, Tree, read};

/// The parties whose id is another one in the text after, and whose name is the same: the id before and the one after.
#[must_use]
pub fn renamed_parties(before: &Charter, after: &Charter) -> Vec<(String, String)> {
    let (then, now) = (before.party_ids(), after.party_ids());
    let gone: Vec<&str> = then.iter().copied().filter(|id| !now.contains(id)).collect();
    let new: Vec<&str> = now.iter().copied().filter(|id| !then.contains(id)).collect();
    let called = |charter: &Charter, ids: &[&str], name: &str| -> Vec<String> {
        ids.iter().filter(|id| same(charter.party_name(id), name)).map(|id| (*id).to_owned()).collect()
    };
    let pair = |old: &&str| {
        let name = before.party_name(old);
        // Two of one name cannot be told apart.
        match (called(before, &gone, name).as_slice(), called(after, &new, name).as_slice()) {
            ([old], [new]) => Some((old.clone(), new.clone())),
            _ => None,
        }
    };
    gone.iter().filter_map(pair).collect()
}

impl Document<Charter> {
    /// The same charter with other ids for some of its parties, wherever it names them; `None` where there is nothing to rename,
    /// or the text cannot be written with the new ids.
    #[must_use]
    pub fn with_party_ids(&self, ids: &[(String, String)]) -> Option<Self> {
        let tree = &self.source.tree;
        let mut found = Vec::new();
        collect(tree, tree.root()?, description::of(DocumentKind::Charter), ids, &mut found);
        if found.is_empty() {
            return None;
        }
        let text = changed(&self.source.text, tree, &found.iter().collect::<Vec<_>>()).ok()?;
        let mut renamed = read(&text, &Limits::default()).tree?;
        renamed.hold_places(Arc::new(tree.placeholders().clone()));
        let ids = Ids::of_charter(&renamed, &self.unread);
        let source = Source::new(self.source.path.clone(), text, renamed);
        Some(Self::decode(Arc::new(source), &ids, Vec::new(), &self.unread))
    }
}

/// Every place at which one of the parties is named by its id.
fn collect(tree: &Tree, node: NodeId, shape: &Shape, ids: &[(String, String)], found: &mut Vec<NodeEdit>) {
    if tree.is_alias(node) {
        return;
    }
    let new_id = |text: &str| ids.iter().find(|(old, _)| old == text.trim()).map(|(_, new)| new.clone());
    match tree.kind(node) {
        Kind::Mapping => {
            for (key, value) in tree.entries(node) {
                let Some(name) = tree.scalar(key) else { continue };
                if let Some(text) = new_id(name).filter(|_| shape.is_party(name)) {
                    found.push(NodeEdit::Respell { node: key, text });
                }
                if let Some(place) = shape.under(name) {
                    collect(tree, value, place.shape, ids, found);
                }
            }
        }
        Kind::Sequence => {
            let Some(entry) = shape.entry() else { return };
            tree.items(node).for_each(|item| collect(tree, item, entry, ids, found));
        }
        Kind::Scalar => {
            let names_party = shape.plain().is_some_and(|plain| plain.names.contains(&Declared::Party));
            let text = tree.scalar(node).filter(|_| names_party).and_then(new_id);
            found.extend(text.map(|text| NodeEdit::Respell { node, text }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_of_the_same_name_has_another_id_wherever_it_is_named() {
        let before = Document::of_text(
            "parties: {a: {name: Alpha}, \"b\": {name: Beta}}\n\
             exit: {notice: {a: 30 days, b: 60 days}, ip: b}\n\
             governance: {decisions: [{what: b, decides: b}, {what: All, decides: all}]}\n\
             value: {exchange: [{from: a, to: b, kind: fee}]}\n\
             contract: {exclusivity: {b: yes}}\n",
        );
        let after = Document::of_text("parties: {a: {name: Alpha}, beta: {name: Beta}}\n");
        let ids = renamed_parties(&before.value, &after.value);
        assert_eq!(ids, [("b".to_owned(), "beta".to_owned())]);
        assert_eq!(
            before.with_party_ids(&ids).unwrap().source.text,
            "parties: {a: {name: Alpha}, \"beta\": {name: Beta}}\n\
             exit: {notice: {a: 30 days, beta: 60 days}, ip: b}\n\
             governance: {decisions: [{what: b, decides: beta}, {what: All, decides: all}]}\n\
             value: {exchange: [{from: a, to: beta, kind: fee}]}\n\
             contract: {exclusivity: {beta: yes}}\n"
        );
    }

    #[test]
    fn another_name_is_another_party() {
        let before = Document::of_text("parties: {a: {name: Alpha}, b: {name: Beta}}\n");
        for after in [
            "parties: {a: {name: Alpha}, c: {name: Gamma}}\n",
            "parties: {a: {name: Alpha}, c: {name: Beta}, d: {name: Beta}}\n",
            "parties: {a: {name: Alpha}, b: {name: Other}}\n",
        ] {
            assert_eq!(renamed_parties(&before.value, &Document::of_text(after).value), [], "{after}");
        }
        assert!(before.with_party_ids(&[]).is_none());
    }
}

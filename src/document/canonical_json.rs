//! What a node says, in one form whatever its layout.

use std::collections::BTreeMap;

use crate::yaml::{Kind, NodeId, Tree};

/// What a node says as canonical JSON, its plain values as they are spelt here; `None` for what says nothing.
pub(super) fn canonical_by(tree: &Tree, node: NodeId, spelt: &dyn Fn(NodeId) -> String) -> Option<String> {
    if tree.is_null(node) {
        return None;
    }
    match tree.kind(node) {
        Kind::Scalar => {
            let text = spelt(node);
            (!text.is_empty()).then(|| json_text(&text))
        }
        Kind::Sequence => {
            let items: Vec<String> =
                tree.items(node).filter_map(|item| canonical_by(tree, item, spelt)).collect();
            let is_plain = |item: &String| item.starts_with('"');
            match items.as_slice() {
                [] => None,
                [only] if is_plain(only) => Some(only.clone()),
                items => Some(format!("[{}]", items.join(","))),
            }
        }
        Kind::Mapping => {
            let mut entries: BTreeMap<&str, String> = BTreeMap::new();
            for (key, value) in tree.entries(node) {
                let Some(name) = tree.scalar(key).filter(|name| !name.starts_with("x-")) else { continue };
                // Of a key that stands twice only the first is read.
                if !entries.contains_key(name) {
                    entries.extend(canonical_by(tree, value, spelt).map(|value| (name, value)));
                }
            }
            let entries: Vec<String> =
                entries.iter().map(|(name, value)| format!("{}:{value}", json_text(name))).collect();
            (!entries.is_empty()).then(|| format!("{{{}}}", entries.join(",")))
        }
    }
}

fn json_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

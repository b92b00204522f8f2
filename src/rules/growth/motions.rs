//! The growth motions of one kind, and how a message calls one.

use crate::document::charter::growth::{Growth, GrowthKind};
use crate::rules::Subject;

/// A growth motion with its place.
pub(super) struct Motion<'a> {
    /// The motion.
    pub(super) growth: &'a Growth,
    /// Where it stands.
    pub(super) path: String,
    /// What to call it: "co-innovation \"Sepsis model\"".
    pub(super) name: String,
}

/// The motions of a kind, in the order of the charter.
pub(super) fn motions<'a>(subject: &Subject<'a>, kind: GrowthKind) -> Vec<Motion<'a>> {
    let listed = subject.charter.growth.get().into_iter().flat_map(|motions| motions.iter());
    listed
        .filter(|(_, growth)| growth.kind.get() == Some(&kind))
        .map(|(index, growth)| Motion { growth, path: format!("growth[{index}]"), name: name(growth, kind) })
        .collect()
}

fn name(growth: &Growth, kind: GrowthKind) -> String {
    match growth.what.get().and_then(|what| what.as_str().lines().next()) {
        Some(what) => format!("{kind} \"{what}\""),
        None => kind.to_string(),
    }
}

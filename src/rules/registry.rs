//! All rules. A rule is registered in its family's `RULES`.

use super::{
    Rule, canvas, communication, conflict, document, exit, gates, governance, metrics, readiness, resources,
};

/// The rules by family, each family in the order of its ids.
pub const FAMILIES: &[&[&Rule]] = &[
    document::RULES,
    readiness::RULES,
    exit::RULES,
    gates::RULES,
    governance::RULES,
    communication::RULES,
    conflict::RULES,
    metrics::RULES,
    resources::RULES,
    canvas::RULES,
];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.iter().copied())
}

/// The rule with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

//! All rules. A rule is registered in its family's `RULES`.

use crate::config::RuleName;

use super::{
    Family, Rule, agreement, candidates, canvas, communication, conflict, contract, document, exit, gates,
    governance, growth, intent, ip, metrics, plan, readiness, resources, reviews, risks, structure, value,
    waivers,
};

/// The rules by family, each family in the order of its ids.
pub const FAMILIES: &[&[&Rule]] = &[
    document::RULES,
    readiness::RULES,
    intent::RULES,
    canvas::RULES,
    structure::RULES,
    value::RULES,
    resources::RULES,
    governance::RULES,
    communication::RULES,
    conflict::RULES,
    gates::RULES,
    plan::RULES,
    metrics::RULES,
    reviews::RULES,
    risks::RULES,
    ip::RULES,
    exit::RULES,
    contract::RULES,
    growth::RULES,
    candidates::RULES,
    agreement::RULES,
    waivers::RULES,
];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule<'static>> {
    FAMILIES.iter().flat_map(|family| family.iter().copied())
}

/// What a configuration must know of each.
#[must_use]
pub fn names() -> Vec<RuleName> {
    let name = |rule: &'static Rule<'static>| RuleName {
        id: rule.id,
        summary: rule.summary,
        severity: rule.severity,
        is_document: rule.family == Family::Document,
    };
    all().map(name).collect()
}

/// The rule with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule<'static>> {
    all().find(|rule| rule.id == id)
}

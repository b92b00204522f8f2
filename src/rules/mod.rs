//! The rules: one folder a family, one small file a rule, its page beside it.
//!
//! A rule says what it is (`rule!`), and looks at a [`Subject`]. It names places by names; [`Drafts`] turns them into places in
//! the text. Which rules run, and how much a finding weighs, is for `check/` to say.

mod by_words;
mod clauses;
mod draft;
mod family;
mod gap;
mod joint_development;
mod question;
mod rule;
mod settled;
mod subject;
mod usage;
mod wanted;

pub mod agreement;
pub mod candidates;
pub mod canvas;
pub mod communication;
pub mod conflict;
pub mod contract;
pub mod document;
pub mod exit;
pub mod gates;
pub mod governance;
pub mod growth;
pub mod intent;
pub mod ip;
pub mod metrics;
pub mod plan;
pub mod readiness;
pub mod resources;
pub mod reviews;
pub mod risks;
pub mod structure;
pub mod value;
pub mod waivers;

pub use draft::{Draft, Drafts};
pub use family::Family;
pub use question::{Concerns, Part, Question, is_asked, is_blind, question_at, questions};
pub use rule::{Check, Needs, Rule};
pub use subject::Subject;
pub use usage::{Spot, Unused, Usage};
pub use wanted::{Wanted, placeholders};

pub(crate) use question::parts_of;
pub(crate) use rule::{family, rule};
pub(crate) use wanted::wanted;

use crate::config::RuleName;

/// The rules by family, each family in the order of its ids.
static FAMILIES: [&[Rule<'static>]; 22] = [
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

/// Every built-in rule.
pub fn all() -> impl Iterator<Item = &'static Rule<'static>> {
    FAMILIES.iter().flat_map(|family| family.iter())
}

/// The built-in rule with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule<'static>> {
    all().find(|rule| rule.id == id)
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

//! Why each party takes part, and what each reason asks for.

mod audit_right_missing;
mod conflated;
mod cost_allocation_missing;
mod deal_rules_missing;
mod knowledge_boundary_missing;
mod missing;
mod regulatory_duties_missing;
mod seekers;
mod stale;
mod territory_undecided;
mod unstated;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &audit_right_missing::RULE,
    &cost_allocation_missing::RULE,
    &deal_rules_missing::RULE,
    &conflated::RULE,
    &missing::RULE,
    &stale::RULE,
    &unstated::RULE,
    &knowledge_boundary_missing::RULE,
    &regulatory_duties_missing::RULE,
    &territory_undecided::RULE,
];

//! Why each party takes part, and what each reason asks for.

mod seekers;

use super::family;

family! {
    Intent:
    audit_right_missing,
    cost_allocation_missing,
    deal_rules_missing,
    conflated,
    missing,
    stale,
    unstated,
    knowledge_boundary_missing,
    regulatory_duties_missing,
    territory_undecided,
}

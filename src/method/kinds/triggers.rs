//! When a topic is asked that is asked on its trigger only: a fact of the deal, never the mere presence of a key.

use super::facts::Facts;
use crate::document::charter::contract::ClauseKind;
use crate::document::topic::Topic;

/// When a topic is asked.
pub(super) struct Trigger {
    topic: Topic,
    /// The fact, after "asked where".
    pub(super) fact: &'static str,
    /// Whether it holds.
    pub(super) holds: fn(&Facts<'_>) -> bool,
}

/// The trigger of a topic; `None` for what is asked of every kind.
pub(super) fn of(topic: Topic) -> Option<&'static Trigger> {
    TRIGGERS.iter().find(|trigger| trigger.topic == topic)
}

const fn trigger(topic: Topic, fact: &'static str, holds: fn(&Facts<'_>) -> bool) -> Trigger {
    Trigger { topic, fact, holds }
}

static TRIGGERS: [Trigger; 34] = [
    trigger(
        Topic::Limits,
        "the parties' goals or payback horizons differ, or the term is over 2 years",
        |it| it.wants_differ() || it.lasts_over(24),
    ),
    trigger(
        Topic::Structure,
        "a structure is chosen, a product is made together, or a party contributes over 20% of its annual resources",
        |it| it.has_structure() || it.makes_product_together() || it.has_large_share(),
    ),
    trigger(Topic::Exchange, "money or an asset changes hands", |it| it.exchanges()),
    trigger(Topic::Economics, "revenue or cost is shared", |it| it.shares_revenue()),
    trigger(
        Topic::Minimums,
        "exclusivity is granted, a party owes a minimum or plans little effort for expected revenue, or a party contributes over 20% of its annual resources",
        |it| {
            it.is_exclusivity_granted()
                || it.has_minimums()
                || it.counts_on_little_effort()
                || it.has_large_share()
        },
    ),
    trigger(Topic::Selling, "one party's sales people touch the other's product", |it| it.is_sold_together()),
    trigger(Topic::Marketing, "there is a joint campaign, event or content", |it| it.is_marketed_together()),
    trigger(Topic::Exclusivity, "exclusivity is expected or granted", |it| it.is_exclusivity_wanted()),
    trigger(Topic::Competing, "the parties are in one industry, or know-how passes", |it| {
        it.are_rivals() || it.uses_knowledge() || it.has_clause(ClauseKind::NonCompete)
    }),
    trigger(
        Topic::CompetitionLaw,
        "the parties are in one industry, prices are restricted, or exclusivity lasts for years",
        |it| {
            it.are_rivals()
                || it.has_clause(ClauseKind::PriceRestrictions)
                || (it.is_exclusivity_granted() && it.lasts_over(12))
        },
    ),
    trigger(Topic::Brand, "one party's mark is shown by the other", |it| it.shows_marks()),
    trigger(Topic::Secrecy, "data or know-how passes", |it| {
        it.shares_data() || it.uses_knowledge() || it.creates()
    }),
    trigger(Topic::OwnKnowledge, "one party uses what the other made", |it| it.uses_knowledge()),
    trigger(Topic::JointResults, "anything is created in the work", |it| it.creates()),
    trigger(Topic::Data, "leads, telemetry, customer data or personal data pass", |it| it.shares_data()),
    trigger(Topic::Connection, "systems are linked", |it| it.links_systems()),
    trigger(Topic::Delivery, "work or goods are owed", |it| it.owes_delivery()),
    trigger(Topic::ServiceLevels, "one party's customers depend on a service that the other runs", |it| {
        it.depends_on_service()
    }),
    trigger(Topic::Equity, "shares, options, a fund or a company are part of the deal", |it| {
        it.has_ownership()
    }),
    trigger(Topic::Team, "staff is assigned, or a party rates its effort as high", |it| it.assigns_staff()),
    trigger(Topic::Decisions, "something is decided after signing", |it| it.decides_later()),
    trigger(
        Topic::Bodies,
        "something is decided jointly, a budget is shared, or one party develops for the other",
        |it| it.decides_jointly() || it.passes(&["development", "engineering", "research"]),
    ),
    trigger(Topic::Membership, "there are four parties or more", |it| it.has_many_parties()),
    trigger(Topic::Measures, "a payment, a right or a gate depends on a number", |it| it.hangs_on_numbers()),
    trigger(Topic::Gates, "money or exclusivity rises by steps, or an option runs out", |it| {
        it.rises_by_steps()
    }),
    trigger(Topic::Rhythm, "the term is over 6 months", |it| it.lasts_over(6)),
    trigger(Topic::Health, "the term is over 12 months and people of several parties work together", |it| {
        it.lasts_over(12) && it.works_together()
    }),
    trigger(Topic::Disputes, "money or rights can be contested", |it| {
        it.exchanges() || it.has_licence() || it.is_exclusivity_granted()
    }),
    trigger(Topic::Liability, "the contract is described", |it| it.has_contract()),
    trigger(Topic::Unwinding, "customers, goods, code, staff or names depend on it", |it| it.is_relied_on()),
    trigger(Topic::Customers, "the parties meet the same customer", |it| it.is_sold_together()),
    trigger(Topic::PublicDuties, "public money or a public body is involved", |it| it.is_public()),
    trigger(Topic::Integrity, "agents, public customers or several countries are involved", |it| {
        it.crosses_borders() || it.is_public() || it.passes(&["agency", "agent"])
    }),
    trigger(
        Topic::Risks,
        "the term is over 12 months, or a party contributes over 20% of its annual resources",
        |it| it.lasts_over(12) || it.has_large_share(),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_that_a_kind_can_switch_off_has_a_trigger() {
        for topic in Topic::ALL {
            assert_eq!(of(*topic).is_none(), topic.is_asked_of_all(), "{topic}");
        }
    }
}

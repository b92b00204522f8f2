//! Tiers: what the parties see in each other, and what that asks for [S1].

use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::growth::GrowthKind;
use crate::document::charter::model::Objective;
use crate::document::charter::value::Exchange;
use crate::document::scalar::YesNo;

/// A tier and what it asks of a charter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tier {
    /// Its name.
    pub name: &'static str,
    /// What it asks for.
    pub requirements: &'static [Requirement],
}

/// The tiers that everybody has [S1].
pub const BUILT_IN: &[Tier] = &[
    Tier { name: "strategic", requirements: &[Requirement::JointProduct, Requirement::RevenueShare] },
    Tier { name: "vendor", requirements: &[Requirement::ReferralFee] },
];

/// Something that a tier asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requirement {
    /// Work on a product together.
    JointProduct,
    /// A share in what is earned.
    RevenueShare,
    /// A fee for an introduction.
    ReferralFee,
}

impl Requirement {
    /// The name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::JointProduct => "joint product work",
            Self::RevenueShare => "share in revenue",
            Self::ReferralFee => "referral fee",
        }
    }

    /// What to write to meet it.
    #[must_use]
    pub const fn help(self) -> &'static str {
        match self {
            Self::JointProduct => "list the joint product work under `growth:` as `kind: co-innovation`",
            Self::RevenueShare => "write who gets how much under `value.revenue_split`",
            Self::ReferralFee => "write the fee as `reward:` under `referrals`",
        }
    }

    /// Whether a charter has it.
    #[must_use]
    pub fn is_met(self, charter: &Charter) -> bool {
        match self {
            Self::JointProduct => has_joint_product(charter),
            Self::RevenueShare => has_revenue_share(charter),
            Self::ReferralFee => has_referral_fee(charter),
        }
    }
}

/// Each party's tier, in the order of the charter; parties that name none are left out.
#[must_use]
pub fn tiers(charter: &Charter) -> Vec<(&str, &str)> {
    let Some(tier) = charter.tier.get() else { return Vec::new() };
    let of_party = |party| Some((party, tier.of(party).get()?.as_str()));
    charter.party_ids().into_iter().filter_map(of_party).collect()
}

/// Whether two names mean one tier.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn has_joint_product(charter: &Charter) -> bool {
    let model = charter.model.get();
    let is_joint = model.and_then(|model| model.objective.get()) == Some(&Objective::JointBusiness);
    let facts = model.and_then(|model| model.facts.get()?.joint_product_development.get());
    let is_developed = facts.is_some_and(|fact| fact.iter().any(|(_, answer)| answer.is_yes()));
    let mut motions = charter.growth.get().into_iter().flat_map(|growth| growth.values());
    is_joint || is_developed || motions.any(|motion| motion.kind.get() == Some(&GrowthKind::CoInnovation))
}

fn has_revenue_share(charter: &Charter) -> bool {
    let has_split = charter.value.get().is_some_and(|value| value.revenue_split.is_given());
    let has_equity = charter.model.get().is_some_and(|model| model.equity.is_given());
    let clause = charter.contract.get().map(|contract| contract.clause(ClauseKind::RevenueSharing));
    let is_in_contract = clause
        .and_then(|clause| clause.get().and_then(|clause| clause.present.get().copied()))
        .is_some_and(YesNo::is_yes);
    let is_split = |motion: &crate::document::charter::growth::Growth| motion.revenue_split.is_given();
    let has_motion = charter.growth.get().is_some_and(|growth| growth.values().any(is_split));
    has_split
        || has_equity
        || is_in_contract
        || has_motion
        || exchanges(charter, &["revenue-share", "profit-share"])
}

fn has_referral_fee(charter: &Charter) -> bool {
    let has_reward = charter.referrals.get().is_some_and(|referrals| referrals.reward.is_given());
    let is_paid = |motion: &crate::document::charter::growth::Growth| {
        motion.terms.get().is_some_and(|terms| terms.referral_fee.is_given())
    };
    let has_motion = charter.growth.get().is_some_and(|growth| growth.values().any(is_paid));
    has_reward || has_motion || exchanges(charter, &["referral-fee"])
}

fn exchanges(charter: &Charter, kinds: &[&str]) -> bool {
    let is_kind = |exchange: &Exchange| {
        exchange
            .kind
            .get()
            .is_some_and(|kind| kinds.iter().any(|it| is_same(&kind.as_str().replace([' ', '_'], "-"), it)))
    };
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    exchange.is_some_and(|exchange| exchange.values().any(is_kind))
}

//! Tiers: what the parties see in each other, and what that asks for [S1].

use crate::config;
use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::growth::GrowthKind;
use crate::document::charter::model::Objective;
use crate::document::charter::value::Exchange;
use crate::document::{Document, reads_the_same, suggestion};
use crate::yaml::YamlPath;

/// A tier and what it asks of a charter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// Its name.
    pub name: String,
    /// What it asks for.
    pub requirements: Vec<Requirement>,
    /// What partners of this tier are expected to do, in the team's words.
    pub expects: Option<String>,
}

/// Something that a tier asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Requirement {
    /// Work on a product together.
    JointProduct,
    /// A share in what is earned.
    RevenueShare,
    /// A fee for an introduction.
    ReferralFee,
    /// Whatever stands at this path of a charter. What is said there by party is asked of each party in the tier.
    Path(String),
}

/// Something that a tier asks for and a charter lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    /// What it is, for people: `referral fee`.
    pub name: String,
    /// What to write to meet it.
    pub help: String,
}

/// The tiers there are: those that everybody has [S1], unless the team defines them anew, and the team's own.
#[must_use]
pub fn known(own: &[config::Tier]) -> Vec<Tier> {
    let built_in = [
        ("strategic", vec![Requirement::JointProduct, Requirement::RevenueShare]),
        ("vendor", vec![Requirement::ReferralFee]),
    ];
    let built_in = built_in.into_iter().filter(|(name, _)| own.iter().all(|tier| tier.id != *name));
    let own = own.iter().map(|tier| Tier {
        name: tier.id.clone(),
        requirements: tier.requires.iter().cloned().map(Requirement::Path).collect(),
        expects: tier.expects.clone(),
    });
    built_in
        .map(|(name, requirements)| Tier { name: name.to_owned(), requirements, expects: None })
        .chain(own)
        .collect()
}

impl Tier {
    /// What the charter lacks for these parties to be in the tier.
    #[must_use]
    pub fn unmet(&self, charter: &Document<Charter>, placed: &[&str]) -> Vec<Unmet> {
        self.requirements.iter().flat_map(|it| it.unmet(charter, placed)).collect()
    }
}

impl Requirement {
    fn unmet(&self, charter: &Document<Charter>, placed: &[&str]) -> Vec<Unmet> {
        let unmet = |name: &str, help: &str| vec![Unmet { name: name.to_owned(), help: help.to_owned() }];
        match self {
            Self::JointProduct if !has_joint_product(&charter.value) => unmet(
                "joint product work",
                "list the joint product work under `growth:` as `kind: co-innovation`",
            ),
            Self::RevenueShare if !has_revenue_share(&charter.value) => {
                unmet("share in revenue", "write each party's share under `value.revenue_split`")
            }
            Self::ReferralFee if !has_referral_fee(&charter.value) => {
                unmet("referral fee", "write the fee as `reward:` under `referrals`")
            }
            Self::Path(path) => missing_at(charter, path, placed)
                .iter()
                .flat_map(|path| unmet(&format!("`{path}`"), &format!("write `{path}`")))
                .collect(),
            Self::JointProduct | Self::RevenueShare | Self::ReferralFee => Vec::new(),
        }
    }
}

/// Where something is missing that these parties need. Of what could not be read nothing is said.
fn missing_at(charter: &Document<Charter>, path: &str, placed: &[&str]) -> Vec<String> {
    let is_unread = |path: &str| {
        let steps = YamlPath::from(path);
        charter.problems.iter().any(|problem| problem.path == steps)
    };
    if is_unread(path) {
        return Vec::new();
    }
    let own = |party: &&str| format!("{path}.{party}");
    match charter.is_by_party(&YamlPath::from(path), &charter.value.party_ids()) {
        _ if !charter.holds(&YamlPath::from(path)) => vec![path.to_owned()],
        true => placed
            .iter()
            .map(own)
            .filter(|path| !charter.holds(&YamlPath::from(path.as_str())) && !is_unread(path))
            .collect(),
        false => Vec::new(),
    }
}

/// Each party's tier, in the order of the charter; parties that name none are left out.
#[must_use]
pub fn tiers(charter: &Charter) -> Vec<(&str, &str)> {
    let Some(tier) = charter.tier.get() else { return Vec::new() };
    let of_party = |party| Some((party, tier.of(party).get()?.as_str()));
    charter.party_ids().into_iter().filter_map(of_party).collect()
}

/// The tier that a name means, whatever its case.
#[must_use]
pub fn of_name<'a>(name: &str, known: &'a [Tier]) -> Option<&'a Tier> {
    known.iter().find(|tier| is_same(name, &tier.name))
}

/// The tier that a name nearly is, where no tier has it.
#[must_use]
pub fn near<'a>(name: &str, known: &'a [Tier]) -> Option<&'a str> {
    suggestion::nearest(name, known.iter().map(|tier| tier.name.as_str()))
}

/// Whether two names mean one tier.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    reads_the_same(one, other)
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
    let is_in_contract =
        charter.contract.get().is_some_and(|contract| contract.has(ClauseKind::RevenueSharing));
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

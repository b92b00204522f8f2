//! Facts of a deal, as far as its charter tells them: what passes, who is bound, how long, what is made.

use std::collections::BTreeSet;

use crate::document::charter::canvas::Exclusivity;
use crate::document::charter::clause::Clause;
use crate::document::charter::clause_value::ClauseValue;
use crate::document::charter::contract::{ClauseKind, Contract};
use crate::document::charter::growth::{Growth, GrowthKind};
use crate::document::charter::model::{LegalForm, Objective};
use crate::document::charter::{Charter, party::Party};
use crate::document::scalar::{Duration, Percent, Rating, Share, Text, YesNo};
use crate::document::{Authority, ByParty, Each, Field, List};
use crate::method::deal::Deal;
use crate::method::term::{is_perpetual, last_day};

/// What a charter tells of the deal.
pub(super) struct Facts<'a> {
    pub(super) charter: &'a Charter,
    /// The words of what passes between the parties: `revenue`, `share`.
    kinds: BTreeSet<String>,
    /// The words of the terms on which it passes.
    terms: BTreeSet<String>,
}

/// A share of a party's annual resources above which it depends on the deal.
const LARGE_SHARE: Percent = Percent::of_hundred(20);

/// From how many parties on they need rules for joining and leaving.
const MANY: usize = 4;

const KNOWLEDGE: [&str; 15] = [
    "algorithm",
    "algorithms",
    "api",
    "code",
    "ip",
    "know",
    "licence",
    "license",
    "model",
    "patent",
    "patents",
    "research",
    "software",
    "technology",
    "technologies",
];
const DATA: [&str; 20] = [
    "analytics",
    "customers",
    "data",
    "dataset",
    "datasets",
    "introduction",
    "introductions",
    "invoices",
    "lead",
    "leads",
    "patients",
    "profiles",
    "readings",
    "records",
    "referral",
    "referrals",
    "statistics",
    "takings",
    "telemetry",
    "transactions",
];
pub(super) const GOODS: [&str; 11] = [
    "component",
    "components",
    "devices",
    "distribution",
    "equipment",
    "goods",
    "manufacturing",
    "product",
    "products",
    "stock",
    "supply",
];
pub(super) const WORK: [&str; 12] = [
    "administration",
    "consulting",
    "delivery",
    "development",
    "engineering",
    "maintenance",
    "operations",
    "research",
    "service",
    "services",
    "support",
    "training",
];
pub(super) const MERE_DATA: [&str; 5] = ["data", "dataset", "datasets", "readings", "telemetry"];
const SALES: [&str; 12] = [
    "agency",
    "distribution",
    "introduction",
    "introductions",
    "referral",
    "referrals",
    "resale",
    "reseller",
    "sales",
    "selling",
    "distributor",
    "market",
];
const MARKS: [&str; 9] = [
    "advertising",
    "brand",
    "branding",
    "campaign",
    "marketing",
    "publicity",
    "sponsorship",
    "trademark",
    "logo",
];
/// What passes where the parties advertise together and do no more.
pub(super) const MARKETING: [&str; 19] = [
    "advertising",
    "audience",
    "brand",
    "branding",
    "budget",
    "campaign",
    "channel",
    "content",
    "event",
    "events",
    "introductions",
    "logo",
    "marketing",
    "media",
    "payment",
    "promotion",
    "publicity",
    "reach",
    "sponsorship",
];
const RUNNING: [&str; 7] = ["access", "hosting", "platform", "service", "services", "saas", "operations"];
pub(super) const LINKED: [&str; 6] =
    ["api", "connection", "integration", "interface", "interoperability", "link"];
const STEPS: [&str; 6] = ["instalment", "instalments", "milestone", "milestones", "option", "options"];
const OWNERSHIP: [&str; 6] = ["equity", "fund", "option", "options", "shares", "stake"];
const PUBLIC: [&str; 12] = [
    "authority",
    "council",
    "funder",
    "government",
    "grant",
    "ministry",
    "municipal",
    "municipality",
    "public",
    "state",
    "town",
    "university",
];

impl<'a> Facts<'a> {
    pub(super) fn of(charter: &'a Charter) -> Self {
        let exchange = charter.value.get().and_then(|value| value.exchange.get());
        let exchange = || exchange.into_iter().flat_map(List::values);
        Self {
            charter,
            kinds: exchange().filter_map(|it| it.kind.get()).flat_map(words).collect(),
            terms: exchange().filter_map(|it| it.terms.get()).flat_map(words).collect(),
        }
    }

    /// Whether something that one of these words names passes between the parties.
    pub(super) fn passes(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.kinds.contains(*word))
    }

    /// Whether all that passes is named by one of these words.
    pub(super) fn passes_only(&self, words: &[&str]) -> bool {
        let exchange = self.charter.value.get().and_then(|value| value.exchange.get());
        let mut kinds = exchange.into_iter().flat_map(List::values).map(|it| it.kind.get()).peekable();
        kinds.peek().is_some()
            && kinds.all(|kind| {
                kind.is_some_and(|kind| self::words(kind).iter().any(|it| words.contains(&it.as_str())))
            })
    }

    /// The same, or that nothing is said to pass.
    pub(super) fn passes_no_more_than(&self, words: &[&str]) -> bool {
        self.kinds.is_empty() || self.passes_only(words)
    }

    pub(super) fn has_many_parties(&self) -> bool {
        self.charter.party_ids().len() >= MANY
    }

    fn parties(&self) -> impl Iterator<Item = &'a Party> {
        self.charter.parties.get().into_iter().flat_map(|parties| parties.iter()).map(|(_, party)| party)
    }

    /// Whether two parties are in one industry.
    pub(super) fn are_rivals(&self) -> bool {
        let industries = self.parties().filter_map(|party| party.industry.get());
        let industries: Vec<String> = industries.map(|it| it.as_str().to_lowercase()).collect();
        industries.iter().collect::<BTreeSet<_>>().len() < industries.len()
    }

    pub(super) fn crosses_borders(&self) -> bool {
        let countries: Vec<_> = self.parties().filter_map(|party| party.country.get()).collect();
        countries.iter().any(|country| Some(country) != countries.first())
    }

    /// Whether a public body takes part, or public money is in it.
    pub(super) fn is_public(&self) -> bool {
        let is_public = |text: &Text| words(text).iter().any(|word| PUBLIC.contains(&word.as_str()));
        self.passes(&PUBLIC) || self.parties().filter_map(|party| party.industry.get()).any(is_public)
    }

    /// Whether the term lasts longer than so many months, or has no end.
    pub(super) fn lasts_over(&self, months: u32) -> bool {
        let Some(term) = self.charter.term.get() else { return false };
        if is_perpetual(term) {
            return true;
        }
        let first = term.start.get();
        if let Some((first, last)) = first.zip(last_day(term)) {
            return first.plus(&Duration::of_months(months)).is_some_and(|limit| limit <= last);
        }
        let length = term.length.get().and_then(|length| length.duration());
        length.is_some_and(|it| it.approximate_days() > Duration::of_months(months).approximate_days())
    }

    /// Whether the parties' goals count in different metrics, or they expect returns at different times.
    pub(super) fn wants_differ(&self) -> bool {
        let Some(canvas) = self.charter.canvas.get() else { return false };
        let horizons: BTreeSet<u32> = canvas
            .horizon
            .get()
            .into_iter()
            .flat_map(Each::iter)
            .map(|(_, it)| it.approximate_days())
            .collect();
        let goals = canvas.goals.get().into_iter().flat_map(ByParty::iter);
        let metrics: Vec<BTreeSet<&str>> = goals
            .map(|(_, goals)| {
                goals.values().filter_map(|goal| goal.metric.get()).map(|it| it.as_str()).collect()
            })
            .filter(|metrics: &BTreeSet<&str>| !metrics.is_empty())
            .collect();
        let share_none = |one: &BTreeSet<&str>| metrics.iter().any(|other| one.is_disjoint(other));
        horizons.len() > 1 || metrics.iter().any(share_none)
    }

    fn fact(&self, fact: impl Fn(&crate::document::charter::model::Facts) -> &Field<Each<YesNo>>) -> bool {
        let facts = self.charter.model.get().and_then(|model| model.facts.get());
        facts
            .and_then(|facts| fact(facts).get())
            .is_some_and(|it| it.iter().any(|(_, answer)| answer.is_yes()))
    }

    fn motions(&self) -> impl Iterator<Item = &'a Growth> {
        self.charter.growth.get().into_iter().flat_map(List::values)
    }

    pub(super) fn has_motion(&self, kind: GrowthKind) -> bool {
        self.motions().any(|motion| motion.kind.get() == Some(&kind))
    }

    /// Whether the joint growth is of one kind only.
    pub(super) fn has_only_motion(&self, kind: GrowthKind) -> bool {
        let mut kinds = self.motions().map(|motion| motion.kind.get()).peekable();
        kinds.peek().is_some() && kinds.all(|it| it == Some(&kind))
    }

    /// Whether one party resells what the other makes.
    pub(super) fn is_resold(&self) -> bool {
        let says = |text: Option<&Text>| {
            text.is_some_and(|text| {
                let words = words(text);
                words.iter().any(|it| {
                    matches!(it.as_str(), "resale" | "reseller" | "resell" | "resells" | "reselling")
                })
            })
        };
        let sells = |motion: &Growth| {
            let terms = motion.terms.get();
            motion.kind.get() == Some(&GrowthKind::CoSelling)
                && (terms.is_some_and(|terms| terms.resale_discount.is_given())
                    || says(motion.what.get())
                    || says(terms.and_then(|terms| terms.words.get()))
                    || self.passes(&GOODS))
        };
        self.motions().any(sells) || self.passes(&["resale", "reseller", "distribution", "distributor"])
    }

    /// Whether introductions are paid for.
    pub(super) fn is_referred(&self) -> bool {
        let is_paid = |motion: &Growth| motion.terms.get().is_some_and(|terms| terms.referral_fee.is_given());
        let programme = self.charter.referrals.get();
        programme.is_some_and(|it| it.terms.is_given() || it.reward.is_given())
            || self.motions().any(is_paid)
            || self.passes(&["introduction", "introductions", "referral", "referrals"])
    }

    /// Whether either party's sales people touch the other's product.
    pub(super) fn is_sold_together(&self) -> bool {
        self.has_motion(GrowthKind::CoSelling) || self.is_referred() || self.passes(&SALES)
    }

    pub(super) fn is_marketed_together(&self) -> bool {
        self.has_motion(GrowthKind::CoMarketing) || self.passes(&MARKS)
    }

    /// Whether one party's mark is shown by the other.
    pub(super) fn shows_marks(&self) -> bool {
        self.is_marketed_together() || self.is_resold()
    }

    pub(super) fn has_structure(&self) -> bool {
        self.charter.model.get().is_some_and(|model| model.structure.is_given())
    }

    pub(super) fn makes_product_together(&self) -> bool {
        let objective = self.charter.model.get().and_then(|model| model.objective.get());
        self.has_motion(GrowthKind::CoInnovation)
            || objective == Some(&Objective::JointBusiness)
            || self.fact(|facts| &facts.joint_product_development)
    }

    /// Whether anything is created in the work.
    pub(super) fn creates(&self) -> bool {
        self.makes_product_together()
            || self.has_motion(GrowthKind::CoMarketing)
            || self.passes(&["research", "development", "content"])
    }

    /// What the contract has under a kind of clause, for all parties or for each.
    fn clauses(&self, kind: ClauseKind) -> impl Iterator<Item = &'a Clause> {
        let clause = self.charter.contract.get().and_then(|contract| contract.clause(kind).value());
        clause.into_iter().flat_map(Each::iter).map(|(_, clause)| clause)
    }

    /// Whether the contract has a clause of this kind.
    pub(super) fn has_clause(&self, kind: ClauseKind) -> bool {
        self.clauses(kind).any(|clause| clause.present.get().is_some_and(|present| present.is_yes()))
    }

    /// Whether the title of the contract has one of these words.
    pub(super) fn is_titled(&self, words: &[&str]) -> bool {
        let is_it = |title: &Text| self::words(title).iter().any(|it| words.contains(&it.as_str()));
        let contract = self.charter.contract.get();
        let mut documents = contract.into_iter().flat_map(Contract::each_document);
        let is_document_titled = documents.any(|(_, document)| document.name.get().is_some_and(is_it));
        let mut titles = self.clauses(ClauseKind::DocumentName);
        is_document_titled
            || titles.any(|clause| match clause.value.get() {
                Some(ClauseValue::Text(title)) => is_it(title),
                _ => false,
            })
    }

    pub(super) fn has_contract(&self) -> bool {
        self.charter
            .contract
            .get()
            .is_some_and(|it| !it.clauses.is_empty() || it.file.is_given() || it.documents.is_given())
    }

    fn exclusivities(&self) -> impl Iterator<Item = &'a Exclusivity> {
        let canvas = self.charter.canvas.get();
        canvas.and_then(|it| it.exclusivity.get()).into_iter().flat_map(ByParty::iter).map(|(_, it)| it)
    }

    /// Whether a party is bound to one partner.
    pub(super) fn is_exclusivity_granted(&self) -> bool {
        let ip = self.charter.ip.get();
        self.exclusivities().any(|it| it.grants.get().is_some_and(|it| it.value().is_some()))
            || self.has_clause(ClauseKind::Exclusivity)
            || ip.is_some_and(|ip| ip.exclusive.get().is_some_and(|right| right.to.is_given()))
    }

    pub(super) fn is_exclusivity_wanted(&self) -> bool {
        self.is_exclusivity_granted()
            || self.exclusivities().any(|it| it.expects.get().is_some_and(|it| it.value().is_some()))
    }

    pub(super) fn has_licence(&self) -> bool {
        let licences = self.charter.ip.get().and_then(|ip| ip.licences.get());
        licences.is_some_and(|licences| !licences.is_empty()) || self.has_clause(ClauseKind::LicenceGrant)
    }

    /// Whether one party uses what the other made.
    pub(super) fn uses_knowledge(&self) -> bool {
        self.has_licence() || self.passes(&KNOWLEDGE)
    }

    /// Whether leads, telemetry, customer or personal data pass.
    pub(super) fn shares_data(&self) -> bool {
        let is_data = |word: &String| DATA.contains(&word.as_str()) && word != "customers";
        let exit = self.charter.exit.get().and_then(|exit| exit.data.get());
        let is_handed_over = exit.is_some_and(|data| data.iter().any(|(_, it)| it.value().is_some()));
        let leads = self.motions().any(|motion| motion.lead_sharing.is_given());
        self.passes(&DATA)
            || self.terms.iter().any(is_data)
            || self.fact(|facts| &facts.tight_data_integration)
            || is_handed_over
            || leads
    }

    /// Whether systems are linked.
    pub(super) fn links_systems(&self) -> bool {
        let interface = self.charter.governance.get().map(|governance| &governance.interface);
        self.fact(|facts| &facts.tight_data_integration)
            || interface.is_some_and(Field::is_given)
            || self.charter.exit.get().is_some_and(|exit| exit.data_migration.is_given())
            || self.passes(&LINKED)
    }

    /// Whether one party's customers depend on a service that the other runs.
    pub(super) fn depends_on_service(&self) -> bool {
        self.links_systems() || self.passes(&RUNNING)
    }

    pub(super) fn owes_goods(&self) -> bool {
        self.passes(&GOODS)
    }

    /// Whether work or goods are owed.
    pub(super) fn owes_delivery(&self) -> bool {
        self.has_deliverables() || self.owes_goods() || self.passes(&WORK) || self.has_minimums()
    }

    pub(super) fn has_deliverables(&self) -> bool {
        self.charter.deliverables.get().is_some_and(|it| !it.is_empty())
    }

    /// Whether deliverables are paid for.
    pub(super) fn pays_deliverables(&self) -> bool {
        self.charter.deliverables.get().is_some_and(|it| it.values().any(|it| it.payment.is_given()))
    }

    pub(super) fn has_minimums(&self) -> bool {
        !self.charter.minimums().is_empty()
    }

    /// Whether money or an asset changes hands.
    pub(super) fn exchanges(&self) -> bool {
        !self.kinds.is_empty() || self.pays_deliverables()
    }

    /// Whether revenue or cost is shared, and not just a price paid.
    pub(super) fn shares_revenue(&self) -> bool {
        let is_shared = |split: &ByParty<_>| split.iter().filter(|(_, share)| is_positive(share)).count() > 1;
        let value = self.charter.value.get();
        let motions = self.motions().filter_map(|motion| motion.revenue_split.get());
        value.and_then(|value| value.revenue_split.get()).into_iter().chain(motions).any(is_shared)
            || self.has_clause(ClauseKind::RevenueSharing)
            || (self.passes(&["revenue", "profit", "cost", "costs"])
                && self.passes(&["share", "split", "sharing"]))
    }

    /// Whether revenue is counted on though a party plans little effort.
    pub(super) fn counts_on_little_effort(&self) -> bool {
        Deal::of(self.charter).idle_party().is_some()
    }

    /// Whether a party depends on the deal for a large share of its year.
    pub(super) fn has_large_share(&self) -> bool {
        let shares = self.charter.value.get().and_then(|value| value.share_of_annual_resources.get());
        shares.is_some_and(|shares| shares.iter().any(|(_, share)| share.percent() > LARGE_SHARE))
    }

    pub(super) fn has_company(&self) -> bool {
        let model = self.charter.model.get();
        model.is_some_and(|it| it.legal_form.get() == Some(&LegalForm::JointVenture) || it.equity.is_given())
    }

    /// Whether shares, options, a fund or a company are in it.
    pub(super) fn has_ownership(&self) -> bool {
        self.has_company() || self.passes(&OWNERSHIP)
    }

    /// The parties that assign people.
    fn staffed(&self) -> BTreeSet<&'a str> {
        let phases = self.charter.resources.get().into_iter().flat_map(|phases| phases.iter());
        let staffed = phases.flat_map(|(_, parties)| parties.iter());
        staffed.filter(|(_, it)| it.people.is_given() || it.lead.is_given()).map(|(party, _)| party).collect()
    }

    /// Whether staff is assigned, or a party rates its effort as high.
    pub(super) fn assigns_staff(&self) -> bool {
        let effort = self.charter.canvas.get().and_then(|canvas| canvas.effort.get());
        !self.staffed().is_empty()
            || effort.is_some_and(|it| it.iter().any(|(_, rating)| *rating == Rating::High))
            || self.passes(&["people", "secondment", "staff"])
    }

    /// Whether people of several parties work together.
    pub(super) fn works_together(&self) -> bool {
        let governance = self.charter.governance.get();
        self.staffed().len() > 1
            || self.has_bodies()
            || governance.is_some_and(|governance| governance.joint_team.is_given())
    }

    pub(super) fn has_bodies(&self) -> bool {
        let bodies = self.charter.governance.get().and_then(|governance| governance.bodies.get());
        bodies.is_some_and(|bodies| !bodies.is_empty())
    }

    /// Whether anything is decided after signing.
    pub(super) fn decides_later(&self) -> bool {
        let decisions = self.charter.governance.get().and_then(|governance| governance.decisions.get());
        decisions.is_some_and(|it| !it.is_empty()) || self.has_bodies() || self.has_gates()
    }

    /// Whether something is decided jointly, or hours or a budget are shared.
    pub(super) fn decides_jointly(&self) -> bool {
        let decisions = self.charter.governance.get().and_then(|governance| governance.decisions.get());
        let is_joint =
            |decider: Option<&Authority>| matches!(decider, Some(Authority::All | Authority::Body(_)));
        decisions.is_some_and(|it| it.values().any(|decision| is_joint(decision.decides.get())))
            || self.motions().any(|motion| motion.budget.is_given())
    }

    pub(super) fn has_gates(&self) -> bool {
        self.charter.gates.get().is_some_and(|gates| !gates.is_empty())
    }

    /// Whether money or exclusivity rises by steps, or an option runs out.
    pub(super) fn rises_by_steps(&self) -> bool {
        let protections = self.charter.value.get().and_then(|value| value.protections.get());
        let trial = self.charter.plan.get().map(|plan| &plan.trial);
        self.passes(&STEPS)
            || protections.is_some_and(|it| it.tiered_split.is_given())
            || trial.is_some_and(Field::is_given)
    }

    /// Whether a payment, a right or a gate hangs on a number.
    pub(super) fn hangs_on_numbers(&self) -> bool {
        self.has_minimums()
            || self.has_gates()
            || self.rises_by_steps()
            || self.shares_revenue()
            || self.passes(&["royalty", "royalties", "commission"])
            || self.has_clause(ClauseKind::MinimumCommitment)
    }

    /// Whether customers, goods, code, staff or names depend on the deal.
    pub(super) fn is_relied_on(&self) -> bool {
        self.is_sold_together()
            || self.owes_goods()
            || self.uses_knowledge()
            || self.assigns_staff()
            || self.shows_marks()
            || self.shares_data()
    }
}

/// The words of a text, in lower case.
fn words(text: &Text) -> Vec<String> {
    let text = text.as_str().to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn is_positive(share: &Share) -> bool {
    share.parts() > 0
}

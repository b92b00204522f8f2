//! Facts of the deal on which questions hang: whether anything is sold, data passes, revenue is shared.
//!
//! A question about joint customers is no gap where there are none. A fact is true where the charter shows it, false only where
//! the exchange is listed in full and nothing of the kind is in it, and unknown otherwise: then the question is asked.

mod plan;
mod words;

use self::words::{About, is_about};
use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::growth::{Growth, GrowthKind};
use crate::document::charter::model::{LegalForm, Objective, Structure};
use crate::document::charter::party::PartyRole;
use crate::document::charter::plan::Deliverable;
use crate::document::charter::value::Exchange;
use crate::document::scalar::{Money, Rating, YesNo};
use crate::document::{Authority, Each, Field, List};

pub use plan::{NamedPlan, named_plan};

/// What passes between the parties, as far as the charter says it.
#[derive(Debug, Clone, Copy)]
pub struct Deal<'a> {
    charter: &'a Charter,
}

impl<'a> Deal<'a> {
    /// The deal of a charter.
    #[must_use]
    pub const fn of(charter: &'a Charter) -> Self {
        Self { charter }
    }

    /// Whether the sales people of a party touch what is the other's.
    #[must_use]
    pub fn is_sold(self) -> Option<bool> {
        let revenue = self.charter.value.and(|value| &value.expected_revenue);
        let expects = revenue.get().is_some_and(|revenue| revenue.minor() != 0);
        let signs = expects || self.has_motion(GrowthKind::CoSelling) || self.charter.referrals.is_given();
        self.known(signs || self.passes(About::Sale), self.may_grow())
    }

    /// Whether a party's mark is shown by another.
    #[must_use]
    pub fn shows_a_brand(self) -> Option<bool> {
        if self.has_motion(GrowthKind::CoMarketing) || self.passes(About::Brand) {
            return Some(true);
        }
        self.is_sold()
    }

    /// Whether the parties meet the same customers, or data on them passes.
    #[must_use]
    pub fn meets_customers(self) -> Option<bool> {
        if self.has_motion(GrowthKind::CoMarketing) || self.passes(About::Customers) {
            return Some(true);
        }
        self.is_sold()
    }

    /// Whether the parties divide what is taken in. A price that is paid is no share, nor is a reseller's own margin.
    #[must_use]
    pub fn shares_revenue(self) -> Option<bool> {
        let value = self.charter.value.get();
        let model = self.charter.model.get();
        let is_split = value.is_some_and(|value| value.revenue_split.is_given())
            || self.growth().any(|growth| growth.revenue_split.is_given());
        let is_joint = model.is_some_and(|model| {
            model.structure.get() == Some(&Structure::IntegratedAlliance)
                || model.legal_form.get() == Some(&LegalForm::JointVenture)
                || model.objective.get() == Some(&Objective::JointBusiness)
        });
        let by_contract = self.contract_has(ClauseKind::RevenueSharing);
        let signs = is_split || is_joint || by_contract || self.has_motion(GrowthKind::CoInnovation);
        let is_said = signs || self.charter.referrals.is_given() || self.passes(About::Share);
        self.known(is_said, self.may_grow())
    }

    /// Whether systems of the parties are linked, or one runs on the other's.
    #[must_use]
    pub fn links_systems(self) -> Option<bool> {
        let governance = self.charter.governance.get();
        let is_run = governance.is_some_and(|governance| {
            governance.interface.is_given()
                || governance.integration_lead.is_given()
                || !governance.service_levels.is_without_entries()
        });
        let facts = self.charter.model.get().and_then(|model| model.facts.get());
        let is_tight = facts.is_some_and(|facts| is_yes(&facts.tight_data_integration));
        let moves = self.charter.exit.and(|exit| &exit.data_migration).is_given();
        let phases = self.charter.plan.get().and_then(|plan| plan.phases.get());
        let is_integrated = phases.is_some_and(|phases| phases.integration.is_given());
        let builds = self.has_motion(GrowthKind::CoInnovation);
        let signs = is_run || is_tight || moves || is_integrated || builds || self.passes(About::Systems);
        self.known(signs, self.charter.governance.is_invalid())
    }

    /// Whether anything is created that somebody has to own: in the work, or for the public.
    #[must_use]
    pub fn creates(self) -> Option<bool> {
        let model = self.charter.model.get();
        let facts = model.and_then(|model| model.facts.get());
        let is_joint = facts.is_some_and(|facts| is_yes(&facts.joint_product_development))
            || model.and_then(|model| model.objective.get()) == Some(&Objective::JointBusiness)
            || model.and_then(|model| model.structure.get()) == Some(&Structure::IntegratedAlliance);
        let motions = self.has_motion(GrowthKind::CoInnovation) || self.has_motion(GrowthKind::CoMarketing);
        let signs = is_joint || motions || self.owes_work() || self.charter.ip.is_given() || self.makes();
        self.known(signs, self.may_grow())
    }

    /// Whether what passes is written and nothing shows that anything is created: fees for a service, goods, rooms. Whether there is
    /// something to own is then still not known.
    #[must_use]
    pub fn shows_no_creation(self) -> bool {
        let exchange = self.charter.value.and(|value| &value.exchange);
        exchange.get().is_some_and(|list| !list.is_empty())
            && self.creates() != Some(true)
            && !self.passes(About::Grant)
    }

    /// Whether something is developed that the parties themselves use: a fact, a motion or what passes says so.
    #[must_use]
    pub fn makes_what_is_shared(self) -> bool {
        let facts = self.charter.model.get().and_then(|model| model.facts.get());
        facts.is_some_and(|facts| is_yes(&facts.joint_product_development))
            || self.has_motion(GrowthKind::CoInnovation)
            || self.makes()
    }

    /// Whether somebody passes on what it creates. Access to what is there already creates nothing.
    fn makes(self) -> bool {
        let exchange = self.charter.value.and(|value| &value.exchange);
        let is_made = |entry: &Exchange| about(entry, About::Making) && !about(entry, About::Access);
        exchange.get().is_some_and(|list| list.values().any(is_made))
    }

    /// Whether a deliverable is owed that is more than a link between systems that are there already.
    fn owes_work(self) -> bool {
        let deliverables = &self.charter.deliverables;
        let is_link = |it: &Deliverable| {
            it.what.get().is_some_and(|what| {
                is_about(what.as_str(), About::Systems) && !is_about(what.as_str(), About::Making)
            })
        };
        let is_link = |it: &Field<Deliverable>| it.get().is_some_and(is_link);
        match deliverables.get() {
            Some(list) => !list.0.iter().all(is_link),
            None => !deliverables.is_without_entries(),
        }
    }

    /// Whether all that passes is support that nobody sells: dues, gifts, shares of a grant, a roof and an office.
    #[must_use]
    pub fn is_support(self) -> bool {
        let is_business = self.is_sold() != Some(false) || self.shares_revenue() != Some(false);
        !is_business
            && self.listed().is_some_and(|entries| entries.iter().all(|it| about(it, About::Support)))
    }

    /// Whether the parties own something together, or one holds what is the other's.
    #[must_use]
    pub fn shares_assets(self) -> Option<bool> {
        let model = self.charter.model.get();
        let is_joint = model.is_some_and(|model| {
            model.structure.get() == Some(&Structure::IntegratedAlliance)
                || model.legal_form.get() == Some(&LegalForm::JointVenture)
                || model.objective.get() == Some(&Objective::JointBusiness)
        });
        let is_budgeted = self.growth().any(|growth| growth.budget.is_given());
        let signs = is_joint || is_budgeted || self.has_motion(GrowthKind::CoInnovation);
        self.known(signs || self.passes(About::Assets), self.may_grow())
    }

    /// Whether it is a body of members or the home of a project, whose parties nobody can buy.
    #[must_use]
    pub fn is_unowned(self) -> bool {
        self.is_support() && !self.passes(About::Grant)
    }

    /// Whether a growth motion is resale: bought and sold on for one's own account. It says so, or whoever works on it is sent
    /// the goods.
    #[must_use]
    pub fn is_resale(self, growth: &Growth) -> bool {
        let terms = growth.terms.get();
        let discount = terms.is_some_and(|terms| terms.resale_discount.is_given());
        let words = [growth.what.get(), terms.and_then(|terms| terms.words.get())];
        let is_named = words.into_iter().flatten().any(|text| is_about(text.as_str(), About::Resale));
        let sellers = growth.by.get().into_iter().flat_map(List::values);
        let is_sent = |party: &Authority| matches!(party, Authority::Party(id) if self.gets_goods(id));
        discount || is_named || sellers.into_iter().any(is_sent)
    }

    fn gets_goods(self, party: &str) -> bool {
        let exchange = self.charter.value.get().and_then(|value| value.exchange.get());
        exchange
            .into_iter()
            .flat_map(List::values)
            .any(|entry| entry.to.get().is_some_and(|to| to.as_str() == party) && about(entry, About::Goods))
    }

    /// Whether the parties could meet as competitors: something is sold, or what one knows passes to the other.
    #[must_use]
    pub fn could_compete(self) -> Option<bool> {
        if self.passes(About::KnowHow) || self.has_motion(GrowthKind::CoInnovation) {
            return Some(true);
        }
        self.is_sold()
    }

    /// Whether data passes that somebody has to hand over or delete in the end.
    #[must_use]
    pub fn passes_data(self) -> Option<bool> {
        let flows = self.charter.scope.get().and_then(|scope| scope.data.get());
        let flows = flows.is_some_and(|flows| !flows.is_empty());
        let moves = flows || self.charter.exit.and(|exit| &exit.data_migration).is_given();
        let facts = self.charter.model.get().and_then(|model| model.facts.get());
        let is_tight = facts.is_some_and(|facts| is_yes(&facts.tight_data_integration));
        let agreed = self.charter.plan.and(|plan| &plan.data_agreement);
        let is_agreed = agreed.is_given() || agreed.is_open();
        let motions = self.has_motion(GrowthKind::CoMarketing)
            || self.growth().any(|it| it.kind.get() == Some(&GrowthKind::CoSelling) && !self.is_resale(it));
        let signs = moves || is_tight || is_agreed || motions || self.charter.referrals.is_given();
        self.known(signs || self.passes(About::Customers), self.may_grow())
    }

    /// The first party that plans little effort where revenue is counted on, with that revenue.
    #[must_use]
    pub fn idle_party(self) -> Option<(&'a str, Money)> {
        let revenue = *self.charter.value.get()?.expected_revenue.get()?;
        let effort = self.charter.canvas.get()?.effort.get()?;
        let is_low = |party: &&str| effort.of(party).get().is_some_and(|it| **it == Rating::Low);
        let party = self.charter.party_ids().into_iter().find(is_low)?;
        (revenue.minor() != 0).then_some((party, revenue))
    }

    /// Whether the contract has a kind of clause for some party, as far as the charter says.
    fn contract_has(self, kind: ClauseKind) -> bool {
        self.charter.contract.get().is_some_and(|contract| contract.has(kind))
    }

    fn growth(self) -> impl Iterator<Item = &'a Growth> {
        self.charter.growth.get().into_iter().flat_map(List::values)
    }

    fn has_motion(self, kind: GrowthKind) -> bool {
        self.growth().any(|growth| growth.kind.get() == Some(&kind))
    }

    /// Whether motions or referrals may be there that are undecided or cannot be read.
    fn may_grow(self) -> bool {
        let is_unclear = |growth: &Field<Growth>| {
            growth.is_open() || growth.is_invalid() || growth.get().is_some_and(|it| !it.kind.is_given())
        };
        let growth = &self.charter.growth;
        let list = growth.get().is_some_and(|list| list.0.iter().any(is_unclear));
        let (open, referrals) = (growth.is_open() || growth.is_invalid(), &self.charter.referrals);
        open || list || referrals.is_open() || referrals.is_invalid()
    }

    fn passes(self, what: About) -> bool {
        let exchange = self.charter.value.and(|value| &value.exchange);
        exchange.get().is_some_and(|list| list.values().any(|entry| about(entry, what)))
    }

    /// What passes, where every entry says of what kind it is, in words that are understood. What is not understood may be anything.
    fn listed(self) -> Option<Vec<&'a Exchange>> {
        let list = self.charter.value.get()?.exchange.get()?;
        let entries: Option<Vec<&Exchange>> = list.0.iter().map(Field::get).collect();
        // Of payments alone nobody can tell what they are for.
        let is_more = |entry: &&Exchange| About::ALL.iter().any(|what| what.is_more() && about(entry, *what));
        entries.filter(|entries| entries.iter().any(is_more) && entries.iter().all(|it| is_understood(it)))
    }

    /// True by a sign; false without one where all that passes is listed; else unknown.
    fn known(self, sign: bool, is_unclear: bool) -> Option<bool> {
        if sign {
            return Some(true);
        }
        (self.listed().is_some() && !is_unclear).then_some(false)
    }
}

/// Whether what passes is counted from figures or decided by whoever gives: it has terms, and no amount beforehand.
#[must_use]
pub fn is_reckoned(entry: &Exchange) -> bool {
    if entry.rate.is_given() && !entry.amount.is_given() {
        return true;
    }
    let Some(terms) = entry.terms.get().map(|terms| terms.as_str()) else { return false };
    // An amount that is said to be open is still to come.
    let has_no_amount = !entry.amount.is_given() && !entry.amount.is_open();
    has_no_amount && (about(entry, About::Reckoned) || words::has_rate(terms) || plan::names_plan(terms))
}

/// Whether an entry is what members pay to belong.
#[must_use]
pub fn is_membership(entry: &Exchange) -> bool {
    about(entry, About::Membership)
}

/// Whether an entry is money for a purpose: funding, a gift, a sponsorship.
#[must_use]
pub fn is_gift(entry: &Exchange) -> bool {
    let is_support = about(entry, About::Support) && !about(entry, About::Membership);
    let is_sponsorship =
        entry.kind.get().is_some_and(|kind| kind.as_str().to_lowercase().contains("sponsor"));
    is_sponsorship || (is_support && !about(entry, About::Service))
}

/// Whether an entry is that one shows the other's mark.
#[must_use]
pub fn is_brand(entry: &Exchange) -> bool {
    about(entry, About::Brand)
}

/// Whether an entry is a payment of a sum that is fixed beforehand.
#[must_use]
pub fn is_fixed_payment(entry: &Exchange) -> bool {
    entry.amount.get().is_some_and(|amount| amount.minor() != 0)
        && about(entry, About::Payment)
        && !about(entry, About::Reckoned)
}

/// Whether an entry is money, whether its sum is known or not.
#[must_use]
pub fn is_payment(entry: &Exchange) -> bool {
    about(entry, About::Payment) || about(entry, About::Share) || about(entry, About::Reckoned)
}

/// Whether an entry is paid by figures that only the one who pays can see.
#[must_use]
pub fn is_share(entry: &Exchange) -> bool {
    about(entry, About::Share)
}

/// Whether the parties own a company together.
#[must_use]
pub fn is_company(charter: &Charter) -> bool {
    let form = charter.model.get().and_then(|model| model.legal_form.get());
    form == Some(&LegalForm::JointVenture)
}

/// Whether a party only serves the others: all that it gives is administration or a roof.
#[must_use]
pub fn is_host(charter: &Charter, party: &str) -> bool {
    let role = charter.parties.get().and_then(|parties| parties.get(party)?.get()?.role.get());
    if role == Some(&PartyRole::Host) {
        return true;
    }
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    let is_its = |entry: &&Exchange| entry.from.get().is_some_and(|from| from.as_str() == party);
    let given: Vec<&Exchange> = exchange.into_iter().flat_map(List::values).filter(is_its).collect();
    !given.is_empty() && given.into_iter().all(|entry| about(entry, About::Service))
}

/// Whether a party is the body that the others make up: they pay it dues.
#[must_use]
pub fn is_body_of_all(charter: &Charter, party: &str) -> bool {
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    let is_paid = |entry: &Exchange| entry.to.get().is_some_and(|to| to.as_str() == party);
    let pays = |entry: &Exchange| is_membership(entry) && is_paid(entry);
    exchange.into_iter().flat_map(List::values).any(pays)
}

fn is_understood(entry: &Exchange) -> bool {
    About::ALL.iter().any(|what| about(entry, *what))
}

fn about(entry: &Exchange, what: About) -> bool {
    entry.kind.get().is_some_and(|kind| is_about(kind.as_str(), what))
}

fn is_yes(fact: &Field<Each<YesNo>>) -> bool {
    fact.get().is_some_and(|fact| fact.iter().any(|(_, answer)| answer.is_yes()))
}

//! What a decision affects that also belongs to others: as the charter says under `about`, else by the words for the decision.

use super::authority::sole_decider;
use crate::document::charter::Charter;
use crate::document::charter::governance::{DecisionRight, Matter};
use crate::document::charter::value::Exchange;
use crate::document::{List, folded, spaced, speaks_of};
use crate::method::deal::{Deal, is_payment};
use crate::rules::by_words::{after, names};

/// What a decision affects that is not the decider's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Affected {
    /// A matter that the format has a word for.
    Matter(Matter),
    /// What the other's data is used for.
    Purpose,
    /// Costs that others bear, too.
    Costs,
    /// Whether the decider pays what it owes.
    Payment,
}

/// Phrases for what the parties have agreed.
const TERMS: &[&str] = &[
    "general conditions",
    "general terms",
    "terms and conditions",
    "standard terms",
    "bylaws",
    "by laws",
    "statutes",
    "programme rules",
    "program rules",
    "rules of the programme",
    "rules of the program",
    "terms of the programme",
    "terms of the program",
    "changes to the agreement",
    "changes to this agreement",
    "changes of the agreement",
    "changes to the contract",
    "changes of the contract",
    "changes to the charter",
    "changes of the charter",
];

/// Phrases for what parties pay to one of them.
const FEES: &[&str] = &[
    "fee",
    "fees",
    "dues",
    "levy",
    "levies",
    "commission",
    "commissions",
    "royalty rate",
    "royalty rates",
    "transfer price",
    "transfer prices",
    "member pays",
    "members pay",
];

/// Words for what is paid for a thing, which a party pays where it is named after them.
const PRICES: &[&str] = &["price", "prices", "tariff", "tariffs"];

/// Phrases for money that is another's.
const HELD: &[&str] = &[
    "kept apart",
    "money held",
    "funds held",
    "held in trust",
    "money of the project",
    "project s money",
    "project funds",
    "advertising fund",
    "advertising money",
    "marketing fund",
    "restricted funds",
    "donations",
    "use of the advertising fee",
    "use of the advertising fees",
    "use of the marketing fee",
    "use of the marketing fees",
    "use of the fund",
    "use of the funds",
    "use of the fees",
];

/// Phrases for costs beyond those that were agreed.
const COSTS: &[&str] = &[
    "over budget",
    "overrun",
    "overruns",
    "cost increase",
    "cost increases",
    "additional cost",
    "additional costs",
    "extra cost",
    "extra costs",
    "further costs",
];

/// Phrases for whether a part of the money is paid.
const PAYMENTS: &[&str] = &[
    "payment",
    "payments",
    "instalment",
    "instalments",
    "installment",
    "installments",
    "tranche",
    "tranches",
    "release of money",
    "release of the money",
    "release of funds",
    "release of the funds",
];

/// Phrases for whether and how a result is brought to market.
const DEVELOPMENT: &[&str] = &[
    "are developed",
    "is developed",
    "be developed",
    "developed and sold",
    "commercialisation",
    "commercialization",
    "commercialised",
    "commercialized",
    "brought to market",
    "exploitation of results",
    "exploitation of the results",
];

/// Phrases for what data may be used for.
const PURPOSES: &[&str] = &[
    "new purposes",
    "new purpose",
    "further purposes",
    "other purposes",
    "purposes of use",
    "purpose of use",
    "new uses",
    "further use",
    "further uses",
    "secondary use",
    "use of the data",
    "uses of the data",
    "use of data",
    "requests for data",
    "data requests",
    "access to data",
    "access to the data",
    "who gets the data",
    "who gets data",
];

/// What a decision affects of others, and the party that takes it alone.
pub(super) fn affected<'a>(charter: &'a Charter, decision: &DecisionRight) -> Option<(Affected, &'a str)> {
    let who = sole_decider(charter, decision.decides.get()?)?;
    if !decision.about.is_missing() {
        return Some((Affected::Matter(*decision.about.get()?), who));
    }
    let what = folded(decision.what.get()?.as_str());
    let words = spaced(&what);
    let matter = if speaks_of(&words, HELD) {
        Affected::Matter(Matter::HeldMoney)
    } else if speaks_of(&words, COSTS) && is_cost_of_others(charter, who) {
        Affected::Costs
    } else if speaks_of(&words, TERMS) {
        Affected::Matter(Matter::AgreedTerms)
    } else if (speaks_of(&words, FEES) && is_paid(charter, who)) || is_price_between(charter, &words, who) {
        Affected::Matter(Matter::Fees)
    } else if speaks_of(&words, DEVELOPMENT) {
        Affected::Matter(Matter::Development)
    } else if speaks_of(&words, PURPOSES) && gets_data(charter, who) {
        Affected::Purpose
    } else if speaks_of(&words, PAYMENTS) && pays(charter, who) {
        Affected::Payment
    } else {
        return None;
    };
    Some((matter, who))
}

/// Whether another party pays it.
fn is_paid(charter: &Charter, party: &str) -> bool {
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    exchange
        .into_iter()
        .flat_map(List::values)
        .any(|entry| entry.to.get().is_some_and(|to| to.as_str() == party) && is_payment(entry))
}

/// Whether it owes another party money.
fn pays(charter: &Charter, party: &str) -> bool {
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    let is_its = |entry: &Exchange| entry.from.get().is_some_and(|from| from.as_str() == party);
    exchange.into_iter().flat_map(List::values).any(|entry| is_its(entry) && is_payment(entry))
}

/// Whether another party bears costs of the work, too.
fn is_cost_of_others(charter: &Charter, party: &str) -> bool {
    let costs = charter.value.get().and_then(|value| value.costs.get());
    costs.is_some_and(|costs| costs.iter().any(|(other, listed)| other != party && !listed.is_empty()))
}

/// Whether it is a price that a party pays: the words name one after it, as in "Price of metal sold to Salm", or what the decider gives
/// or gets in the exchange goes by a price.
fn is_price_between(charter: &Charter, what: &str, who: &str) -> bool {
    if !speaks_of(what, PRICES) {
        return false;
    }
    let Some(rest) = after(what, PRICES) else { return false };
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    let is_its = |entry: &Exchange| {
        [&entry.from, &entry.to].into_iter().any(|it| it.get().is_some_and(|it| it.as_str() == who))
    };
    let goes_by_it = |entry: &Exchange| {
        entry.terms.get().is_some_and(|terms| {
            let terms = spaced(&folded(terms.as_str()));
            speaks_of(&terms, PRICES) && !speaks_of(&terms, FIXED)
        })
    };
    let mut entries = exchange.into_iter().flat_map(List::values);
    !names(charter, &rest).is_empty() || entries.any(|entry| is_its(entry) && goes_by_it(entry))
}

/// Words by which a price is not the decider's own affair.
const FIXED: &[&str] = &[
    "list price",
    "list prices",
    "fixed price",
    "fixed prices",
    "market price",
    "market prices",
    "exchange price",
    "world price",
    "off list",
];

/// Whether data of another passes to it.
fn gets_data(charter: &Charter, party: &str) -> bool {
    let flows = charter.scope.get().and_then(|scope| scope.data.get());
    let is_its = flows
        .into_iter()
        .flat_map(List::values)
        .any(|flow| flow.to.get().is_some_and(|to| to.as_str() == party));
    is_its || Deal::of(charter).passes_data() == Some(true)
}

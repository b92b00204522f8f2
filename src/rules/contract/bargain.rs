//! What a party that is bound gets for it.

use crate::document::charter::contract::ClauseKind;
use crate::document::charter::value::Minimum;
use crate::document::scalar::Quantity;
use crate::document::{NoneOr, folded};
use crate::method::deal::is_fixed_payment;
use crate::rules::Subject;
use crate::rules::clauses::{is_by_party, parties_with, value_of};

/// Where the charter pays for exclusivity: by a sum that is fixed beforehand, or by what the right itself names.
pub(super) fn paid_for(subject: &Subject<'_>) -> Option<String> {
    let charter = subject.charter;
    if charter.ip.get().and_then(|ip| ip.exclusive.get()).is_some_and(|right| right.paid_by.is_given()) {
        return Some("ip.exclusive.paid_by".to_owned());
    }
    let bound = bound(subject);
    let is_bound = |party: &str| bound.is_empty() || bound.contains(&party);
    let exchange = charter.value.get()?.exchange.get()?;
    let (index, _) = exchange.iter().find(|(_, entry)| {
        is_fixed_payment(entry) && entry.to.get().is_some_and(|to| is_bound(to.as_str()))
    })?;
    Some(format!("value.exchange[{index}].amount"))
}

/// Where the charter has a minimum in orders or in money, of a party that is not the only one bound.
pub(super) fn ordered(subject: &Subject<'_>) -> Option<String> {
    let bound = bound(subject);
    let minimums = subject.charter.minimums().into_iter();
    let mut of_others = minimums.filter(|(party, ..)| bound.len() != 1 || !bound.contains(party));
    of_others.find(|(.., listed)| listed.iter().any(|(_, it)| is_order(it))).map(|(_, place, _)| place)
}

/// Words for what is ordered, as stems.
const ORDERED: &[&str] = &[
    "order",
    "purchas",
    "bought",
    "buy",
    "volume",
    "unit",
    "piece",
    "quantit",
    "sale",
    "sold",
    "revenue",
    "turnover",
    "spend",
    "fee",
    "licen",
    "seat",
    "subscription",
];

/// Words for an effort, as stems: it is owed to the partnership, and brings the party that is bound no business.
const EFFORT: &[&str] = &[
    "hour",
    "staff",
    "people",
    "person",
    "employee",
    "engineer",
    "developer",
    "fte",
    "trip",
    "visit",
    "meeting",
    "event",
    "post",
    "talk",
    "call",
    "workshop",
    "training",
    "report",
    "campaign",
    "stock",
    "demo",
    "article",
];

fn is_order(minimum: &Minimum) -> bool {
    let what = minimum.what.get().map(|what| folded(what.as_str())).unwrap_or_default();
    let words = || what.split(|c: char| !c.is_alphanumeric());
    let has = |stems: &[&str]| words().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let is_money = matches!(minimum.amount.get(), Some(Quantity::Money(_)));
    let is_nothing = match minimum.amount.get() {
        Some(Quantity::Money(money)) => money.minor() == 0,
        Some(Quantity::Number(number)) => number.millionths() == 0,
        Some(Quantity::Percent(_)) | None => false,
    };
    // Goods have names of their own: whatever is counted and is no effort is taken.
    let is_taken = has(ORDERED) || !(what.is_empty() || has(EFFORT));
    !is_nothing && (is_money || (is_taken && minimum.amount.is_given()))
}

/// The parties that are bound, by the canvas or by the contract where it says so of each.
pub(super) fn bound<'a>(subject: &Subject<'a>) -> Vec<&'a str> {
    let said = subject.charter.canvas.get().and_then(|canvas| canvas.exclusivity.get());
    let grants = |party: &&str| {
        let own = said.and_then(|said| said.of(party).get().copied());
        own.is_some_and(|it| matches!(it.grants.get(), Some(NoneOr::Some(_))))
    };
    let by_contract = match is_by_party(subject, ClauseKind::Exclusivity) {
        true => parties_with(subject, ClauseKind::Exclusivity, true),
        false => Vec::new(),
    };
    let is_bound = |party: &&str| grants(party) || by_contract.contains(party);
    subject.charter.party_ids().into_iter().filter(is_bound).collect()
}

/// Words by which a clause puts off what it should settle.
const PUT_OFF: &[&str] = &[
    "to be agreed",
    "to be negotiated",
    "to be determined",
    "to be decided",
    "to be set",
    "agreed later",
    "agree later",
    "agree on later",
    "will agree",
    "shall agree",
    "will negotiate",
    "shall negotiate",
    "in good faith",
    "best efforts",
    "best endeavours",
    "reasonable efforts",
    "reasonable endeavours",
];

/// Whether the minimum of the contract is only an agreement to agree on one.
pub(super) fn is_put_off(subject: &Subject<'_>) -> bool {
    let value = value_of(subject, ClauseKind::MinimumCommitment);
    let words = value.map(|value| folded(&value.to_string())).unwrap_or_default();
    PUT_OFF.iter().any(|phrase| words.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Field;
    use crate::document::scalar::{Scalar as _, Text};

    #[test]
    fn tells_orders_from_other_efforts() {
        let minimum = |what: &str, amount: &str| Minimum {
            what: Field::Given(Text::parse(what).unwrap()),
            amount: Field::Given(Quantity::parse(amount).unwrap()),
            orders_may_be_refused: Field::Missing,
        };
        assert!(is_order(&minimum("Units ordered a year", "500")));
        assert!(is_order(&minimum("Least sum of the first year", "400000 USD")));
        assert!(is_order(&minimum("Pallets a year", "4000")));
        assert!(!is_order(&minimum("staff hours a week", "20")));
        assert!(!is_order(&minimum("Pallets in stock", "40")));
        assert!(!is_order(&minimum("Least sum", "0 USD")));
    }
}

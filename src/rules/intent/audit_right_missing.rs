use crate::document::Field;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::growth::{Growth, GrowthKind};
use crate::document::charter::intent::IntentKind;
use crate::document::charter::stage::Stage;
use crate::document::charter::value::Exchange;
use crate::document::{Authority, List};
use crate::finding::Consequence;
use crate::grammar::number;
use crate::method::deal::{is_company, is_payment, is_share};
use crate::rules::clauses::{lack, listed};
use crate::rules::contract::shared_revenue::shared_revenue;
use crate::rules::intent::seekers::{place_of, seekers};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party is paid from figures that another keeps, without an audit right
    "audit-right-missing",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice", "ours"],
    why: "the party that is paid cannot check whether it receives its full share",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    // A shared revenue of a listed contract has a rule of its own, and without a contract there is nothing to put the right into.
    let is_told_elsewhere = listed(subject).is_some() && shared_revenue(subject).is_some();
    if is_told_elsewhere || subject.is_informal() || subject.charter.contract.is_invalid() {
        return;
    }
    // While the parties negotiate, the contract may not be written yet.
    if listed(subject).is_none() && subject.stage < Stage::Launch {
        return;
    }
    let seekers: Vec<(&str, Vec<&str>)> = seekers(subject, IntentKind::RevenueAcceleration)
        .into_iter()
        .filter_map(|party| Some((party, keepers(subject, party)?)))
        .collect();
    if seekers.is_empty() {
        return;
    }
    let lack = match listed(subject).map(|contract| contract.clause(ClauseKind::AuditRights)) {
        None | Some(Field::Missing) => "no audit right listed".to_owned(),
        Some(_) => match lack(subject, ClauseKind::AuditRights, "audit right") {
            Some(lack) => lack,
            None => return,
        },
    };
    let parties: Vec<&str> = seekers.iter().map(|(party, _)| *party).collect();
    let mut keepers: Vec<&str> = Vec::new();
    for keeper in seekers.iter().flat_map(|(_, keepers)| keepers) {
        if !keepers.contains(keeper) {
            keepers.push(*keeper);
        }
    }
    let who = names(subject.charter, &parties);
    let reason = if keepers.is_empty() {
        match subject.deal().shares_revenue() {
            Some(true) => format!("{who} {} in the revenue", number(parties.len(), "shares", "share")),
            _ => format!("{who} {} revenue from the deal", number(parties.len(), "expects", "expect")),
        }
    } else {
        let is = number(parties.len(), "is", "are");
        format!(
            "{who} {is} paid from figures that {} {}",
            names(subject.charter, &keepers),
            number(keepers.len(), "keeps", "keep")
        )
    };
    let is_shared = !keepers.is_empty() || subject.deal().shares_revenue() == Some(true);
    let draft = drafts.at_value(place_of(&parties), format!("{lack}, though {reason}")).help(
        "agree who may audit whose books and how often, and write `audit_rights: yes` under `contract`",
    );
    // That anything is shared is only not ruled out.
    if !is_shared {
        draft.consequence(Consequence::Untidy);
    }
}

/// Who keeps the figures by which this party is paid; nobody in particular where they are kept together. `None` where it lives
/// on its own price or margin and has no books of another to look into.
fn keepers<'a>(subject: &Subject<'a>, party: &str) -> Option<Vec<&'a str>> {
    let mut keepers = paying(subject, party);
    keepers.extend(selling(subject, party));
    keepers.dedup();
    let may_be = subject.deal().shares_revenue() != Some(false)
        // The owners of a company see its books by law.
        && !is_company(subject.charter)
        && !is_paid_a_price(subject, party);
    (!keepers.is_empty() || may_be).then_some(keepers)
}

/// Whether all that a party is paid are prices, as far as the charter says, and no revenue is shared.
fn is_paid_a_price(subject: &Subject<'_>, party: &str) -> bool {
    let exchange = subject.charter.value.get().and_then(|value| value.exchange.get());
    let is_its = |entry: &&Exchange| entry.to.get().is_some_and(|to| to.as_str() == party);
    let own: Vec<&Exchange> = exchange.into_iter().flat_map(List::values).filter(is_its).collect();
    subject.deal().shares_revenue() != Some(true)
        && own.iter().any(|entry| is_payment(entry))
        && !own.iter().any(|entry| is_share(entry))
}

/// Who pays it a share of what it takes in.
fn paying<'a>(subject: &Subject<'a>, party: &str) -> Vec<&'a str> {
    let exchange = subject.charter.value.get().and_then(|value| value.exchange.get());
    let shares = exchange.into_iter().flat_map(List::values).filter(|entry| is_share(entry));
    shares
        .filter(|entry| entry.to.get().is_some_and(|to| to.as_str() == party))
        .filter_map(|entry| entry.from.get().map(|from| from.as_str()))
        .collect()
}

/// Who sells for it, other than on its own account.
fn selling<'a>(subject: &Subject<'a>, party: &str) -> Vec<&'a str> {
    let motions = subject.charter.growth.get().into_iter().flat_map(List::values);
    let is_shared = |growth: &&Growth| {
        growth.kind.get() == Some(&GrowthKind::CoSelling)
            && !subject.deal().is_resale(growth)
            && growth.revenue_split.is_given()
    };
    let by = motions.filter(is_shared).filter_map(|growth| growth.by.get()).flat_map(List::values);
    by.filter_map(|authority| match authority {
        Authority::Party(id) if id != party => Some(id.as_str()),
        _ => None,
    })
    .collect()
}

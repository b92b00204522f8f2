use crate::document::charter::value::{Exchange, Value};
use crate::document::scalar::Share;
use crate::document::{Field, PartyRef};
use crate::grammar::number;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party neither gives nor receives anything in the exchange
    "exchange-party-absent",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S4"],
    why: "a party that gains nothing stops contributing, and the others have no claim on it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = subject.charter.value.get() else { return };
    let Some(exchange) = value.exchange.get() else { return };
    // An entry that does not say between whom it passes may concern anybody.
    let is_clear =
        |entry: &Field<Exchange>| entry.get().is_some_and(|it| it.from.is_given() && it.to.is_given());
    if !exchange.0.iter().all(is_clear) {
        return;
    }
    let takes_part = |party: &str| exchange.values().any(|entry| takes_part(entry, party));
    let parties = subject.parties();
    let (inside, outside): (Vec<&str>, Vec<&str>) = parties.into_iter().partition(|party| takes_part(party));
    let outside: Vec<&str> = outside.into_iter().filter(|party| !works_for_revenue(value, party)).collect();
    if outside.is_empty() {
        return;
    }
    let who = names(subject.charter, &outside);
    let among = match inside.as_slice() {
        [] => String::new(),
        inside => format!(" between {}", names(subject.charter, inside)),
    };
    drafts
        .at_key(
            "value.exchange",
            format!("{who} {} and {} nothing in the exchange{among}", number(outside.len(), "gives", "give"), number(outside.len(), "receives", "receive")),
        )
        .help(format!(
            "ask what {who} {} and {}, and add it to `value.exchange`; or write what {} and which share of the revenue {} under `value.costs` and `value.revenue_split`",
            number(outside.len(), "gives", "give"),
            number(outside.len(), "receives", "receive"),
            number(outside.len(), "it spends", "they spend"),
            number(outside.len(), "it receives", "they receive"),
        ));
}

/// Nothing passes from a party to itself.
fn takes_part(entry: &Exchange, party: &str) -> bool {
    let is = |end: &Field<PartyRef>| end.get().is_some_and(|end| end.as_str() == party);
    is(&entry.from) != is(&entry.to)
}

/// A party that bears costs for a share of the revenue needs no exchange.
fn works_for_revenue(value: &Value, party: &str) -> bool {
    let share = value.revenue_split.get().and_then(|split| split.of(party).get().copied());
    let costs = value.costs.get().is_some_and(|costs| costs.of(party).is_given());
    costs && share.is_some_and(|share| *share > Share::ZERO)
}

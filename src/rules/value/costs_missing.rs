//! `costs-missing`: the value section leaves out the costs of a party.

use super::parties::{Wanted, currency, report_left_out, section};
use crate::document::Field;
use crate::document::charter::stage::Stage;
use crate::document::charter::value::Cost;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "costs-missing",
    family: Family::Value,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the value section leaves out the costs of a party",
    why: "a share of revenue says little without the costs that it has to cover",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("costs_missing.md"),
    check: Check::Partnership(check),
};

const WANTED: Wanted = Wanted {
    key: "costs",
    one: "states no costs of its own",
    several: "state no costs of their own",
    example: "with `item:` and `amount:` (over the term, such as `90000 {currency}`) of each cost, `0 {currency}` where there is none",
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(value) = section(subject) else { return };
    report_left_out(subject, report, &WANTED, &value.costs);
    for (party, items) in value.costs.get().into_iter().flat_map(|costs| costs.iter()) {
        for (index, item) in items.0.iter().enumerate() {
            unpriced(subject, report, party, index, item);
        }
    }
}

/// A cost without an amount, or an entry that is still open.
fn unpriced(subject: &Subject<'_>, report: &mut Report<'_>, party: &str, index: usize, item: &Field<Cost>) {
    let amount = item.and(|item| &item.amount);
    // An empty entry is none; an unreadable one is reported as such.
    if !amount.is_missing() || matches!(item, Field::Missing) {
        return;
    }
    let open = if amount.is_open() { ", which is still open" } else { "" };
    let which = item.get().and_then(|item| item.item.get());
    let which = which.map_or_else(|| format!("no. {}", index + 1), |item| format!("`{}`", item.as_str()));
    let name = subject.charter.party_name(party);
    report
        .at_key(
            format!("value.costs.{party}[{index}].amount"),
            format!("{name} gives no amount for its cost {which}{open}"),
        )
        .help(format!("add `amount:` over the term, such as `90000 {}`", currency(subject)));
}

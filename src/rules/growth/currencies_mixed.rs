//! `deal-currencies-mixed`: the deals of one register are valued in several currencies, or in none.

use crate::document::charter::stage::Stage;
use crate::document::scalar::Quantity;
use crate::finding::Severity;
use crate::grammar::{counted, series};
use crate::method::deals;
use crate::rules::{Check, Family, Report, Rule, Subject};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "deal-currencies-mixed",
    family: Family::Growth,
    severity: Severity::Advice,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S1"],
    summary: "the deals of one register are valued in several currencies, or in none",
    why: "amounts in different currencies do not add up",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("currencies_mixed.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (at, register) in subject.partnership.records.deals.iter().enumerate() {
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, deal) in deals::all(subject.partnership).filter(|(place, _)| place.record == at) {
            match deal.value.get() {
                Some(Quantity::Money(money)) => *found.entry(money.currency().code()).or_default() += 1,
                Some(_) => *found.entry("").or_default() += 1,
                None => {}
            }
        }
        if found.len() < 2 {
            continue;
        }
        let counts: Vec<String> = found
            .iter()
            .map(|(code, count)| match *code {
                "" => format!("{} without a currency", counted(*count, "deal")),
                code => format!("{} in {code}", counted(*count, "deal")),
            })
            .collect();
        let place = if register.record.value.source.is_given() { "source" } else { "deals" };
        report
            .at_record_key(&register.record.source, place, format!("the register holds {}", series(&counts)))
            .help("value the deals in one currency, or keep a register for each");
    }
}

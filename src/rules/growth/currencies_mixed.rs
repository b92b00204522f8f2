use crate::document::scalar::Quantity;
use crate::grammar::{counted, series};
use crate::method::deals;
use crate::rules::{Drafts, Subject, rule};
use std::collections::BTreeMap;

rule! {
    /// one deal register uses several currencies, or none
    "deal-currencies-mixed",
    severity: Advice, from: Launch,
    nature: Defect, consequence: Untidy,
    authority: ["S1"],
    why: "amounts in different currencies do not add up",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
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
        drafts
            .at_record_key(
                &register.record.source,
                place,
                format!("mixed currencies in the register: {}", series(&counts)),
            )
            .help("agree on one currency and value all deals in it, or keep a register for each");
    }
}

use super::naming;
use crate::grammar::{alternatives, number, series};
use crate::method::deals;
use crate::rules::{Drafts, Subject, rule};
use std::collections::BTreeMap;

rule! {
    /// a registered deal has no customer, party or date
    "deal-incomplete",
    severity: Warning, from: Launch,
    nature: Gap(Selling), consequence: Adrift,
    question: "Who is the customer?",
    of: Deals, at: "deals[].customer", example: "Harbour Freight Ltd", concerns: All,
    question: "Which party registered the deal?",
    of: Deals, at: "deals[].partner", example: "kestrel", concerns: All,
    question: "When was the deal registered?",
    of: Deals, at: "deals[].registered", example: "2026-05-04", concerns: All,
    authority: ["S1"],
    why: "without them the deal is not protected against a later registration",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let mut in_file: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (place, deal) in deals::all(subject.partnership) {
        let lacking: Vec<&str> = [
            ("`customer`", deal.customer.is_missing()),
            ("`partner`", deal.partner.is_missing()),
            ("`registered`", deal.registered.is_missing()),
        ]
        .into_iter()
        .filter_map(|(key, is_missing)| is_missing.then_some(key))
        .collect();
        if lacking.is_empty() {
            continue;
        }
        if let Some(line) = place.line {
            in_file.entry(place.record).or_default().push(line.to_string());
        } else if let Some((record, path)) = naming::place(subject, place) {
            drafts
                .at_record(record, path, format!("no {} for the deal", alternatives(&lacking)))
                .help(format!("find out and add {}, or delete the deal", series(&lacking)));
        }
    }
    for (record, lines) in in_file {
        let Some(register) = subject.partnership.records.deals.get(record) else { continue };
        let Some(file) = register.record.value.source.get() else { continue };
        let shown = series(&lines[..lines.len().min(8)]);
        let more = if lines.len() > 8 { format!(" ({} lines in all)", lines.len()) } else { String::new() };
        let word = number(lines.len(), "line", "lines");
        drafts
            .at_record(
                &register.record.source,
                "source",
                format!("no customer, party or time in {word} {shown} of `{file}`{more}"),
            )
            .help("complete the cells where the deals are kept, and export them again");
    }
}

//! `intent-conflated`: a party names several primary intents.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::series;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "intent-conflated",
    family: Family::Intent,
    severity: Severity::Warning,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["S4"],
    summary: "a party names several primary intents",
    why: "a party that wants everything first cannot weigh one thing against another when it has to choose",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("conflated.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(intents) = subject.charter.intent.get() else { return };
    for (party, intent) in intents.iter() {
        let Some(listed) = intent.kind.get() else { continue };
        let mut kinds: Vec<&str> = Vec::new();
        for kind in listed.values() {
            if !kinds.contains(&kind.as_str()) {
                kinds.push(kind.as_str());
            }
        }
        let [first, _, ..] = kinds.as_slice() else { continue };
        let name = subject.charter.party_name(party);
        report
            .at_value(
                format!("intent.{party}.kind"),
                format!("{name} names {} primary intents: {}", kinds.len(), series(&kinds)),
            )
            .label("one is meant")
            .help(format!(
                "decide which comes first and write it alone, such as `kind: {first}`; the others fit into `statement:`"
            ));
    }
}

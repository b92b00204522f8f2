//! `waiver-incomplete`: a waiver lacks its rule, its reason or its end.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::series;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "waiver-incomplete",
    family: Family::Waivers,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::WindingDown,
    authority: &["ours"],
    summary: "a waiver lacks its rule, its reason or its end",
    why: "a waiver without end or reason is a hole in the charter that nobody closes",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("waiver_incomplete.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (index, waiver) in subject.charter.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        let lacks: Vec<&str> = [
            ("`rule`", waiver.rule.is_missing()),
            ("`reason`", waiver.reason.is_missing()),
            ("`until`", waiver.until.is_missing()),
        ]
        .into_iter()
        .filter_map(|(key, is_missing)| is_missing.then_some(key))
        .collect();
        if lacks.is_empty() {
            continue;
        }
        report
            .at_key(
                format!("waivers[{index}]"),
                format!("the waiver lacks {} and accepts nothing", series(&lacks)),
            )
            .help("a waiver names the `rule`, its `owner`, the `reason`, and the day `until` which it holds");
    }
}

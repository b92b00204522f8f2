//! `waiver-unused`: a waiver accepts a finding that is not there.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject, Usage};

pub(super) const RULE: Rule = Rule {
    id: "waiver-unused",
    family: Family::Waivers,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::WindingDown,
    authority: &["ours"],
    summary: "a waiver accepts a finding that is not there",
    why: "a waiver for something that was mended long ago will one day accept something new",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("waiver_unused.md"),
    check: Check::Afterwards(check),
};

fn check(subject: &Subject<'_>, usage: &Usage, report: &mut Report<'_>) {
    for (index, waiver) in subject.charter.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        let is_in_force = waiver.until.get().is_some_and(|until| subject.as_of <= *until);
        let is_complete = waiver.owner.is_given() && waiver.reason.is_given();
        let Some(rule) = waiver.rule.get().filter(|_| is_in_force && is_complete) else { continue };
        if usage.used_waivers.contains(&index) {
            continue;
        }
        let Some((message, help)) = usage.why_unused(subject, rule.as_str()) else { continue };
        report.at_value(format!("waivers[{index}].rule"), message).help(help);
    }
}

//! `waiver-expired`: a waiver has run out.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "waiver-expired",
    family: Family::Waivers,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::WindingDown,
    authority: &["ours"],
    summary: "a waiver has run out",
    why: "what was accepted for a time is now simply left undone",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("waiver_expired.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (index, waiver) in subject.charter.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        let Some(until) = waiver.until.get().filter(|until| **until < subject.as_of) else { continue };
        let rule = waiver.rule.get().map_or("a finding", |rule| rule.as_str());
        let owner = waiver.owner.get().map_or("its owner", |owner| owner.name());
        report
            .at_value(format!("waivers[{index}].until"), format!("the waiver of `{rule}` ran out on {until}"))
            .help(format!(
                "mend the finding and delete the waiver, or let {owner} accept it until a new day"
            ));
    }
}

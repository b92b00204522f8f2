//! `transparency-missing`: the parties have not agreed what they let each other see.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "transparency-missing",
    family: Family::Communication,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the parties have not agreed what they let each other see",
    why: "what is held back by habit looks like what is held back on purpose",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("transparency_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    if !communication.transparency.is_missing() {
        return;
    }
    let message = if communication.transparency.is_open() {
        "it is still open what the parties let each other see"
    } else {
        "the parties have not agreed what they let each other see"
    };
    report.at_key("communication.transparency", message).help("add `transparency:` to `communication`, with a list for each party, such as `[quarterly roadmap, key metrics]`");
}

//! `informal-growth-unplanned`: an informal partnership does not say when it will ask for a contract.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "informal-growth-unplanned",
    family: Family::Structure,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "an informal partnership does not say when it will ask for a contract",
    why: "once it has grown, each side has a reason not to be the one who brings it up",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("informal_growth_unplanned.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    let when = model.migration.and(|migration| &migration.when);
    if subject.charter.model.is_invalid() || !subject.is_informal() || !when.is_missing() {
        return;
    }
    let message = if when.is_open() {
        "when this informal partnership asks for a contract is still open"
    } else {
        "it is not said at which size this informal partnership asks for a contract"
    };
    report.at_key("model.migration.when", message).help(
        "add `migration:` with `when:` to `model`, such as `when: More than ten introductions a quarter.`",
    );
}

//! `contributions-missing`: the shares of a joint venture rest on no valued contributions.

use super::venture::is_venture;
use crate::document::List;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "contributions-missing",
    family: Family::Structure,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "the shares of a joint venture rest on no valued contributions",
    why: "shares that nobody can derive are hard to defend and hard to change",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("contributions_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    let is_empty = model.contributions.get().is_some_and(List::is_empty);
    if !is_venture(subject) || !(model.contributions.is_missing() || is_empty) {
        return;
    }
    let open = if model.contributions.is_open() { ": it is still open" } else { "" };
    report
        .at_key("model.contributions", format!("it is not said what each side contributes to the joint venture{open}"))
        .help("add `contributions:` to `model`, an entry for each kind (cash, technology, customer relationships, operations) with `weight:` and a value for each party");
}

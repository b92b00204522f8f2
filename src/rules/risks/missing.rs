//! `risks-missing`: the charter names no risks.

use crate::document::List;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "risks-missing",
    family: Family::Risks,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S2", "S3"],
    summary: "the charter names no risks",
    why: "a risk that nobody has written down is met by whoever happens to be there",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let risks = &subject.charter.risks;
    let is_empty = risks.get().is_some_and(List::is_empty);
    if subject.is_informal() || !(risks.is_missing() || is_empty) {
        return;
    }
    let message = if risks.is_open() {
        "the risks are still open: the charter does not say what could go wrong"
    } else {
        "the charter does not say what could go wrong"
    };
    report.at_value("risks", message).help(
        "add `risks:`, a list with a strategic, an operational and a relational one, each with `what:`, `likelihood:`, `impact:`, `owner:`, `mitigation:` and `contingency:`",
    );
}

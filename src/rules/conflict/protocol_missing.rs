//! `conflict-protocol-missing`: the charter does not say how disagreements are settled.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::governance::lists::is_without_entries;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "conflict-protocol-missing",
    family: Family::Conflict,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S3"],
    summary: "the charter does not say how disagreements are settled",
    why: "the first real dispute is a bad day to agree on how to settle disputes",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("protocol_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let conflict = &subject.charter.conflict;
    let help = "add a `conflict:` section with `levels:`, in order: the partnership managers, the steering committee, \
                a mediator, each with `who:` and `within:`; and `deadlock:` with `means:` and `default: pause`";
    if conflict.is_missing() {
        let message = if conflict.is_open() {
            "the conflict protocol is still open: the charter does not say how disagreements are settled"
        } else {
            "the charter does not say how disagreements are settled"
        };
        report.at_value("conflict", message).help(help);
        return;
    }
    let Some(conflict) = conflict.get() else { return };
    if is_without_entries(&conflict.levels) {
        report
            .at_key("conflict.levels", "the conflict section does not say who settles a disagreement, in which order")
            .help("add `levels:` to `conflict`, in order: the partnership managers, the steering committee, a mediator, each with `who:` and `within:`");
    }
}

//! `ip-missing`: the charter does not say who owns what was brought and what is made together.

use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::joint_development::joint_development;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "ip-missing",
    family: Family::Ip,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "the charter does not say who owns what was brought and what is made together",
    why: "what is made together belongs to somebody from the first day, and without a word on it the law of some country decides to whom",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let development = joint_development(subject);
    // Parties that only introduce customers to each other make nothing that could belong to anybody.
    if !subject.charter.ip.is_missing() || (subject.is_informal() && development.is_none()) {
        return;
    }
    let state = if subject.charter.ip.is_open() {
        "the `ip` section is still open"
    } else {
        "the charter has no `ip` section"
    };
    let draft = report
        .at_value("ip", format!("{state}: nothing says who owns what"))
        .help(
            "add an `ip:` section with `background: retained`, `foreground:` with `ownership:`, and `licences:` where one uses what is the other's",
        );
    if let Some(development) = development {
        draft.also(&Place::value(development.path), development.reason);
    }
}

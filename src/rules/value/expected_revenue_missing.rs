//! `expected-revenue-missing`: the value section does not say which revenue the parties expect.

use super::parties::{currency, section};
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "expected-revenue-missing",
    family: Family::Value,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S1"],
    summary: "the value section does not say which revenue the parties expect",
    why: "parties that expect different revenues agree on shares that will disappoint one of them",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("expected_revenue_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(value) = section(subject) else { return };
    if !value.expected_revenue.is_missing() {
        return;
    }
    let open = if value.expected_revenue.is_open() { "; it is still open" } else { "" };
    report
        .at_key(
            "value.expected_revenue",
            format!("the value section does not say which revenue the parties expect together{open}"),
        )
        .help(format!(
            "add `expected_revenue:` over the term to `value`, such as `600000 {0}` (`0 {0}` where none is expected), and `revenue_split:` with each party's share",
            currency(subject)
        ));
}

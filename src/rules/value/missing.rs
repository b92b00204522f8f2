//! `value-missing`: the charter has no value section.

use super::parties::is_told_by_referrals;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "value-missing",
    family: Family::Value,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S4"],
    summary: "the charter has no value section",
    why: "what each side takes the other to be getting is guessed, and the guesses differ",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let value = &subject.charter.value;
    if !value.is_missing() || is_told_by_referrals(subject) {
        return;
    }
    let message = if value.is_open() {
        "what each party gives and gets is still open"
    } else {
        "the charter does not say what each party gives and gets"
    };
    let draft = report.at_value("value", message).help(
        "add a `value:` section; begin with `exchange:` (from, to, kind and amount of each thing that passes), `costs:` of each party, and `expected_revenue:`",
    );
    if subject.is_informal() {
        draft.at_most(Severity::Advice);
    }
}

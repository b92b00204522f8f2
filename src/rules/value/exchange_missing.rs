//! `exchange-missing`: the value section lists nothing that passes between the parties.

use super::parties::{currency, is_told_by_referrals};
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exchange-missing",
    family: Family::Value,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S4"],
    summary: "the value section lists nothing that passes between the parties",
    why: "a party that cannot point at what it gets will sooner or later say that it gets nothing",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("exchange_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(value) = subject.charter.value.get() else { return };
    // The referral programme may tell it.
    if !value.exchange.is_missing() || subject.charter.referrals.is_invalid() || is_told_by_referrals(subject)
    {
        return;
    }
    let message = if value.exchange.is_open() {
        "what passes between the parties is still open"
    } else {
        "the value section does not say what passes between the parties"
    };
    let draft = report.at_key("value.exchange", message).help(format!(
        "add `exchange:` to `value`, with `from:`, `to:`, `kind:` (such as `revenue-share`, `co-marketing` or `technology-access`) and `amount:` (such as `240000 {}`) of each thing that passes",
        currency(subject)
    ));
    if subject.is_informal() {
        draft.at_most(Severity::Advice);
    }
}

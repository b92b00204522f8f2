//! `audit-outcome-missing`: a strategic audit was held and does not say how it ended.

use super::naming::name;
use crate::document::charter::stage::Stage;
use crate::document::records::review::ReviewKind;
use crate::finding::Severity;
use crate::method::reviews::held;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "audit-outcome-missing",
    family: Family::Reviews,
    severity: Severity::Warning,
    from: Stage::Operation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "a strategic audit was held and does not say how it ended",
    why: "a strategic audit that decides nothing has only cost a day",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("audit_outcome_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut audits = held(subject.partnership, subject.as_of)
        .filter(|(_, review)| review.kind.get() == Some(&ReviewKind::Audit));
    let Some((record, audit)) = audits.next_back() else { return };
    let Some(document) = subject.partnership.records.reviews.get(record) else { return };
    if audit.outcome.is_missing() {
        report
            .at_record_key(&document.source, "outcome", format!("{} does not say how it ended", name(audit)))
            .help("add `outcome:` with `continue`, `renegotiate`, `pivot` or `wind-down`");
    }
}

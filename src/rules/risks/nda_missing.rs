//! `nda-missing`: the charter dates no non-disclosure agreement.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "nda-missing",
    family: Family::Risks,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "the charter dates no non-disclosure agreement",
    why: "what is told in a negotiation without one can be used after it fails",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("nda_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let nda = &subject.charter.nda;
    if !nda.is_missing() || subject.is_informal() {
        return;
    }
    let message = if nda.is_open() {
        "the non-disclosure agreement is still open"
    } else {
        "the charter dates no non-disclosure agreement between the parties"
    };
    report
        .at_value("nda", message)
        .help("sign one before plans and figures are shared, and add `nda:` with its day");
}

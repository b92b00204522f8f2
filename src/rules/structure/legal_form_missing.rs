//! `legal-form-missing`: the parties have not chosen a legal form.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::number;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "legal-form-missing",
    family: Family::Structure,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "the parties have not chosen a legal form",
    why: "without a form nobody knows what can be enforced, and each side assumes what suits it",
    policy: &["informal_share_most"],
    since: "0.1.0",
    docs: include_str!("legal_form_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    if !model.legal_form.is_missing() {
        return;
    }
    let message = if model.legal_form.is_open() {
        "which legal form the partnership takes is still open"
    } else {
        "the parties have not chosen a legal form"
    };
    let heavy = &subject.assessment.structure.legal_form.heavy;
    let help = if heavy.is_empty() {
        "write `legal_form: informal`, `alliance-contract` or `joint-venture` under `model`".to_owned()
    } else {
        let parties: Vec<&str> = heavy.iter().map(|(party, _)| party.as_str()).collect();
        format!(
            "write `legal_form: alliance-contract` or `joint-venture` under `model`; {} {} too much in for an informal one",
            names(subject.charter, &parties),
            number(parties.len(), "puts", "put"),
        )
    };
    report.at_key("model.legal_form", message).help(help);
}

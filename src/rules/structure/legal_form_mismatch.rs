//! `legal-form-mismatch`: the structure and the legal form do not go together.

use super::wording::with_article;
use crate::document::charter::model::{LegalForm, Structure};
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "legal-form-mismatch",
    family: Family::Structure,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2", "S3"],
    summary: "the structure and the legal form do not go together",
    why: "a form that is too light leaves promises without a hold, one that is too heavy costs more than the partnership earns",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("legal_form_mismatch.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    let (Some(structure), Some(form)) = (model.structure.get(), model.legal_form.get()) else { return };
    let Some((severity, message, help)) = odd(*structure, *form) else { return };
    report
        .at_value("model.legal_form", message)
        .help(help)
        .also(&Place::value("model.structure"), format!("{} was chosen", with_article(*structure)))
        .at_most(severity);
}

/// Pairs that do not go together, how bad they are, why, and what to write instead.
fn odd(structure: Structure, form: LegalForm) -> Option<(Severity, &'static str, &'static str)> {
    match (structure, form) {
        (Structure::IntegratedAlliance, LegalForm::Informal) => Some((
            Severity::Error,
            "an integrated alliance pools people, budget and rights, and a handshake settles none of them",
            "write `legal_form: alliance-contract` or `joint-venture`, or choose a simpler structure",
        )),
        (Structure::CoordinatedEcosystem, LegalForm::Informal) => Some((
            Severity::Warning,
            "an ecosystem lives on standards and service levels, and a handshake holds nobody to them",
            "write `legal_form: alliance-contract`",
        )),
        (Structure::ContractualProject, LegalForm::JointVenture) => Some((
            Severity::Warning,
            "a company of its own outlives a project and costs more than one",
            "write `legal_form: alliance-contract`, or choose `structure: integrated-alliance` if the company is meant to last",
        )),
        (Structure::ContractualProject, LegalForm::Informal) => Some((
            Severity::Advice,
            "a contractual project has deliverables and payments, and a handshake holds nobody to them",
            "write `legal_form: alliance-contract`, or leave `structure` out if you merely help each other along",
        )),
        _ => None,
    }
}

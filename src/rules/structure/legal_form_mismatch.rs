use super::wording::{odd_pair, with_article};
use crate::document::charter::model::{LegalForm, Structure};
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the structure and the legal form do not go together
    "legal-form-mismatch",
    severity: Error, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S2", "S3"],
    why: "a form that is too light leaves promises without a hold, one that is too heavy costs more than the partnership earns",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    let (Some(structure), Some(form)) = (model.structure.get(), model.legal_form.get()) else { return };
    let Some(message) = odd_pair(*structure, *form) else { return };
    let (severity, help) = correction(*structure, *form);
    drafts
        .at_value("model.legal_form", message)
        .help(help)
        .also(&Place::value("model.structure"), format!("{} was chosen", with_article(*structure)))
        .at_most(severity);
}

fn correction(structure: Structure, form: LegalForm) -> (Severity, &'static str) {
    match (structure, form) {
        (Structure::IntegratedAlliance, _) => (
            Severity::Error,
            "write `legal_form: alliance-contract` or `joint-venture`, or choose a simpler structure",
        ),
        (Structure::CoordinatedEcosystem, _) => (Severity::Warning, "write `legal_form: alliance-contract`"),
        (Structure::ContractualProject, LegalForm::JointVenture) => (
            Severity::Warning,
            "write `legal_form: alliance-contract`, or choose `structure: integrated-alliance` if the company is meant to last",
        ),
        (Structure::ContractualProject, _) => (
            Severity::Advice,
            "write `legal_form: alliance-contract`, or leave `structure` out if you merely help each other along",
        ),
    }
}

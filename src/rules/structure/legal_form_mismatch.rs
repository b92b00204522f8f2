use super::wording::{odd_pair, structure_name};
use crate::document::charter::model::{LegalForm, Structure};
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the structure and the legal form do not match
    "legal-form-mismatch",
    severity: Error, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S2", "S3"],
    why: "if the form is too light, promises cannot be enforced; if it is too heavy, it costs more than the partnership earns",
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
        .also(&Place::value("model.structure"), format!("chosen: {}", structure_name(*structure)))
        .at_most(severity);
}

fn correction(structure: Structure, form: LegalForm) -> (Severity, &'static str) {
    match (structure, form) {
        (Structure::IntegratedAlliance, _) => (
            Severity::Error,
            "agree on a contract or a joint venture and write `legal_form: alliance-contract` or `joint-venture`, or choose a simpler structure",
        ),
        (Structure::CoordinatedEcosystem, _) => {
            (Severity::Warning, "agree on a contract, and write `legal_form: alliance-contract`")
        }
        (Structure::ContractualProject, LegalForm::JointVenture) => (
            Severity::Warning,
            "use a contract and write `legal_form: alliance-contract`, or choose `structure: integrated-alliance` if the company is to last",
        ),
        (Structure::ContractualProject, _) => (
            Severity::Advice,
            "use a contract and write `legal_form: alliance-contract`, or leave `structure` out if you only help each other informally",
        ),
    }
}

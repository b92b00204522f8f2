use crate::grammar::number;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// the parties have not chosen a legal form
    "legal-form-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Structure), consequence: Unsaid,
    question: "Which legal form do the parties choose?",
    at: "model.legal_form", example: "alliance-contract", concerns: All,
    authority: ["S3"],
    why: "without a form nobody knows what can be enforced, and each side assumes what suits it",
    policy: [informal_share_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
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
    drafts.at_key("model.legal_form", message).help(help);
}

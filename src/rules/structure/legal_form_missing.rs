use crate::grammar::number;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// no legal form is chosen
    "legal-form-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Structure), consequence: Unsaid,
    question: "Which legal form do the parties choose?",
    at: "model.legal_form", example: "alliance-contract", concerns: All,
    authority: ["S3"],
    why: "each party assumes the form that suits it, and neither knows what can be enforced",
    policy: [informal_share_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    if !model.legal_form.is_missing() {
        return;
    }
    let message = if model.legal_form.is_open() { "legal form undecided" } else { "no legal form chosen" };
    let heavy = &subject.assessment.structure.legal_form.heavy;
    let help = if heavy.is_empty() {
        "choose one, and write `legal_form: informal`, `alliance-contract` or `joint-venture` under `model`"
            .to_owned()
    } else {
        let parties: Vec<&str> = heavy.iter().map(|(party, _)| party.as_str()).collect();
        format!(
            "choose one, and write `legal_form: alliance-contract` or `joint-venture` under `model`; {} {} too much for an informal one",
            names(subject.charter, &parties),
            number(parties.len(), "contributes", "contribute"),
        )
    };
    drafts.at_key("model.legal_form", message).help(help);
}

use crate::document::charter::model::LegalForm;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a non-binding memorandum has no list of the clauses that bind
    "binding-clauses-missing",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["contract practice"],
    why: "one party may rely on confidentiality or cost sharing that the other holds to be non-binding",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    if model.legal_form.get() != Some(&LegalForm::Memorandum) || !model.binding.is_without_entries() {
        return;
    }
    let message = match model.binding.as_ref().said_of_list().is_open() {
        true => "binding clauses of the memorandum undecided",
        false => "no list of the binding clauses of the memorandum",
    };
    drafts
        .at_key("model.binding", message)
        .help("agree which clauses bind, and list them under `model`, such as `binding: [confidentiality, costs, governing law]`");
}

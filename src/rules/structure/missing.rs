use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter chooses neither a structure nor a legal form
    "model-missing",
    severity: Warning, from: Negotiation,
    authority: ["S2", "S3"],
    why: "what was never chosen is copied from the last deal, whether or not it suits this one",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let model = &subject.charter.model;
    if !model.is_missing() {
        return;
    }
    let message = if model.is_open() {
        "the structure and the legal form are still open"
    } else {
        "the charter chooses neither a structure nor a legal form"
    };
    drafts.at_value("model", message).help(
        "add a `model:` section; begin with `objective:` and each party's `criteria:`, then write `structure:` and `legal_form:`",
    );
}

use crate::document::charter::model::{LegalForm, Structure};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an integrated alliance or joint venture has neither a buy-out nor a dissolution
    "exit-unwinding-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(Equity), consequence: Trapped,
    question: "How does one party buy the others out?",
    at: "exit.buyout", example: "either party may make an offer", concerns: All,
    question: "How is the joint body dissolved?",
    at: "exit.dissolution", example: "within a quarter", concerns: All,
    authority: ["S2", "S3"],
    why: "people, money and rights that are pooled do not part by themselves when the notice has run out",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let (Some(exit), Some(model)) = (subject.charter.exit.get(), subject.charter.model.get()) else { return };
    let pooled = if model.structure.get() == Some(&Structure::IntegratedAlliance) {
        "an integrated alliance"
    } else if model.legal_form.get() == Some(&LegalForm::JointVenture) {
        "a joint venture"
    } else {
        return;
    };
    if !exit.buyout.is_missing() || !exit.dissolution.is_missing() {
        return;
    }
    let open = match (exit.buyout.is_open(), exit.dissolution.is_open()) {
        (false, false) => "",
        (true, false) => ": `buyout` is still open",
        (false, true) => ": `dissolution` is still open",
        (true, true) => ": both are still open",
    };
    let path = if exit.dissolution.is_open() { "exit.dissolution" } else { "exit.buyout" };
    drafts
        .at_key(path, format!("the exit section of {pooled} has neither a buy-out nor a dissolution{open}"))
        .help("write `buyout:` (who may buy whom out, and how) or `dissolution:` (who closes what, in which order) under `exit`");
}

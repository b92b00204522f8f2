use crate::document::charter::model::{LegalForm, Structure};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an integrated alliance or joint venture has no buyout or dissolution terms
    "exit-unwinding-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(Equity), consequence: Trapped,
    question: "How does one party buy the others out?",
    at: "exit.buyout", example: "either party may make an offer", concerns: All,
    question: "How is the joint body dissolved?",
    at: "exit.dissolution", example: "within a quarter", concerns: All,
    authority: ["S2", "S3"],
    why: "pooled people, money and rights stay tied up after the notice has run out",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let (Some(exit), Some(model)) = (subject.charter.exit.get(), subject.charter.model.get()) else { return };
    let pooled = if model.structure.get() == Some(&Structure::IntegratedAlliance) {
        "the integrated alliance"
    } else if model.legal_form.get() == Some(&LegalForm::JointVenture) {
        "the joint venture"
    } else {
        return;
    };
    if !exit.buyout.is_missing() || !exit.dissolution.is_missing() {
        return;
    }
    let open = match (exit.buyout.is_open(), exit.dissolution.is_open()) {
        (false, false) => "",
        (true, false) => ": buyout undecided",
        (false, true) => ": dissolution undecided",
        (true, true) => ": both undecided",
    };
    let path = if exit.dissolution.is_open() { "exit.dissolution" } else { "exit.buyout" };
    drafts
        .at_key(path, format!("no buyout or dissolution terms for {pooled}{open}"))
        .help("agree how what is pooled is taken apart; write `buyout:` (who may buy whom out, and how) or `dissolution:` (who closes what, in which order) under `exit`");
}

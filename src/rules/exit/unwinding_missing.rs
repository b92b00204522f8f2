//! `exit-unwinding-missing`: an integrated alliance or joint venture has neither a buy-out nor a dissolution.

use crate::document::charter::model::{LegalForm, Structure};
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exit-unwinding-missing",
    family: Family::Exit,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::WindingDown,
    authority: &["S2", "S3"],
    summary: "an integrated alliance or joint venture has neither a buy-out nor a dissolution",
    why: "people, money and rights that are pooled do not part by themselves when the notice has run out",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("unwinding_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
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
    report
        .at_key(path, format!("the exit section of {pooled} has neither a buy-out nor a dissolution{open}"))
        .help("write `buyout:` (who may buy whom out, and how) or `dissolution:` (who closes what, in which order) under `exit`");
}

//! `exit-fulfilment-missing`: the exit section does not say when the purpose is fulfilled.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exit-fulfilment-missing",
    family: Family::Exit,
    severity: Severity::Advice,
    from: Stage::Operation,
    until: Stage::Operation,
    authority: &["ISO 44001 stage 8"],
    summary: "the exit section does not say when the purpose is fulfilled",
    why: "a partnership that has done its work and does not notice goes on costing both sides time",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("fulfilment_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    // Before the work has begun this would only be noise.
    if subject.stage < Stage::Operation || !exit.fulfilled.is_missing() {
        return;
    }
    let open = if exit.fulfilled.is_open() { ": it is still open" } else { "" };
    report
        .at_key(
            "exit.fulfilled",
            format!("the exit section does not say when the purpose is fulfilled{open}"),
        )
        .help("write `fulfilled:` under `exit`, such as `fulfilled: One loan in two comes from the app`");
}

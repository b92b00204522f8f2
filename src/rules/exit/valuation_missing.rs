//! `exit-valuation-missing`: a buy-out has no way to find the price.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exit-valuation-missing",
    family: Family::Exit,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::WindingDown,
    authority: &["S2", "ours"],
    summary: "a buy-out has no way to find the price",
    why: "without a way to value the share the buy-out turns into a dispute about its price",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("valuation_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    let Some(buyout) = exit.buyout.get() else { return };
    if !exit.valuation.is_missing() || names_a_method(buyout.as_str()) {
        return;
    }
    let message = if exit.valuation.is_open() {
        "how the price of the buy-out is found is still open"
    } else {
        "the buy-out does not say how its price is found"
    };
    report
        .at_key(if exit.valuation.is_open() { "exit.valuation" } else { "exit.buyout" }, message)
        .help("write `valuation:` under `exit`, such as `valuation: Mean of two independent appraisals`");
}

/// Whether the buy-out itself says how the price is found. A "fair price" is no way to find one.
fn names_a_method(text: &str) -> bool {
    let text = text.to_lowercase().replace('-', " ");
    ["apprais", "formula", "multiple", "book value", "auditor", "valuer", "expert", "shoot out", "valuation"]
        .iter()
        .any(|word| text.contains(word))
}

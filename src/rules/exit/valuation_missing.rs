use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a buyout has no valuation method
    "exit-valuation-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(Equity), consequence: Trapped,
    question: "How is the price of a buyout set?",
    at: "exit.valuation", example: "by an auditor whom all parties name", concerns: All,
    authority: ["S2", "ours"],
    why: "the buyout turns into a dispute about the price of the share",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    let Some(buyout) = exit.buyout.get() else { return };
    if !exit.valuation.is_missing() || names_a_method(buyout.as_str()) {
        return;
    }
    let message = if exit.valuation.is_open() {
        "valuation method for the buyout undecided"
    } else {
        "no valuation method for the buyout"
    };
    drafts
        .at_key(if exit.valuation.is_open() { "exit.valuation" } else { "exit.buyout" }, message)
        .help("agree how the price is found; write `valuation:` under `exit`, such as `valuation: Mean of two independent appraisals`");
}

/// Whether the buy-out itself says how the price is found. A "fair price" is no way to find one.
fn names_a_method(text: &str) -> bool {
    let text = text.to_lowercase().replace('-', " ");
    ["apprais", "formula", "multiple", "book value", "auditor", "valuer", "expert", "shoot out", "valuation"]
        .iter()
        .any(|word| text.contains(word))
}

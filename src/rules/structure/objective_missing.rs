use crate::grammar::alternatives;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// it is not said how deep the partnership's purpose reaches
    "objective-missing",
    severity: Advice, from: Alignment,
    nature: Gap(Structure), consequence: Unsaid,
    authority: ["ours", "S2"],
    why: "without an objective the simplest structure always looks right",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    if subject.is_informal() || !model.objective.is_missing() {
        return;
    }
    let message = if model.objective.is_open() {
        "what the partnership is for is still open"
    } else {
        "the model does not say what the partnership is for"
    };
    let leads: Vec<String> = subject
        .assessment
        .structure
        .rating
        .by_objective
        .iter()
        .map(|(objective, structure)| match structure {
            Some(structure) => format!("`{objective}` (leads to `{structure}`)"),
            None => format!("`{objective}` (nothing fits as it stands)"),
        })
        .collect();
    drafts
        .at_key("model.objective", message)
        .help(format!("write `objective:` under `model`: {}", alternatives(&leads)));
}

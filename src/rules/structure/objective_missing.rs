use crate::grammar::alternatives;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no objective by which to choose a structure
    "objective-missing",
    severity: Advice, from: Alignment,
    nature: Gap(Structure), consequence: Unsaid,
    question: "Is the purpose a single result, a lasting exchange or a joint business?",
    at: "model.objective", example: "deliverable", concerns: All,
    authority: ["ours", "S2"],
    why: "without an objective every structure qualifies, and the parties may choose one that is too simple",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    if subject.is_informal() || !model.objective.is_missing() {
        return;
    }
    // A purpose in words is enough until a structure is chosen by it.
    let is_open = model.objective.is_open();
    if !is_open && !model.criteria.is_given() && !model.facts.is_given() && is_said(subject) {
        return;
    }
    let message = if is_open {
        "objective undecided, by which to choose a structure"
    } else {
        "no objective by which to choose a structure"
    };
    let leads: Vec<String> = subject
        .assessment
        .structure
        .rating
        .by_objective
        .iter()
        .map(|(objective, structure)| match structure {
            Some(structure) => format!("`{objective}` (leads to `{structure}`)"),
            None => format!("`{objective}` (no structure works as rated)"),
        })
        .collect();
    drafts.at_key("model.objective", message).help(format!(
        "agree on the objective, and write `objective:` under `model`: {}",
        alternatives(&leads)
    ));
}

/// Whether the charter says in words what the partnership is for: its scope, and why it or a party wants that.
fn is_said(subject: &Subject<'_>) -> bool {
    let charter = subject.charter;
    let scope = charter.scope.get().is_some_and(|scope| !scope.included.is_without_entries());
    let intents = charter.intent.get();
    let is_stated =
        intents.is_some_and(|intents| intents.iter().any(|(_, intent)| intent.statement.is_given()));
    scope && (is_stated || charter.summary.is_given())
}

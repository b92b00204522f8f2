use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the canvas has no joint value proposition
    "value-proposition-missing",
    severity: Warning, from: Alignment,
    authority: ["S0"],
    why: "a partnership that cannot say what customers gain from it stands on weak ground",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    if !canvas.value_proposition.is_missing() {
        return;
    }
    let message = if canvas.value_proposition.is_open() {
        "what customers gain from the partnership is still open"
    } else {
        "the canvas does not say what customers gain from the partnership"
    };
    drafts.at_key("canvas.value_proposition", message).help("add `value_proposition:` to `canvas`: what the parties offer together that none of them offers alone");
}

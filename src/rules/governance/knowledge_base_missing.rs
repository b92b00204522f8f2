use crate::rules::{Drafts, Subject, rule};

rule! {
    /// there is no shared place for decisions and lessons
    "knowledge-base-missing",
    severity: Advice, from: Launch,
    authority: ["S0"],
    why: "what was decided and why leaves with the people who were there",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    if !governance.knowledge_base.is_missing() {
        return;
    }
    let message = if governance.knowledge_base.is_open() {
        "it is still open where decisions and lessons are kept"
    } else {
        "there is no shared place for decisions and what was learnt"
    };
    drafts.at_key("governance.knowledge_base", message).help("add `knowledge_base:` to `governance` with a file or an address, such as `knowledge_base: docs/decisions.md`");
}

use crate::rules::governance::lists::is_without_entries;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the parties have not agreed on tools
    "tools-missing",
    severity: Advice, from: Launch,
    authority: ["S3"],
    why: "each side works in its own tools until somebody looks for what was agreed",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    if !is_without_entries(&communication.tools) {
        return;
    }
    let message = if communication.tools.is_open() || communication.tools.is_given() {
        "it is still open in which tools the parties work together"
    } else {
        "the parties have not agreed in which tools they work together"
    };
    drafts
        .at_key("communication.tools", message)
        .help("add `tools:` to `communication`, with one or two to begin with");
}

//! `tools-missing`: the parties have not agreed on tools.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::governance::lists::is_without_entries;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "tools-missing",
    family: Family::Communication,
    severity: Severity::Advice,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "the parties have not agreed on tools",
    why: "each side works in its own tools until somebody looks for what was agreed",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("tools_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    if !is_without_entries(&communication.tools) {
        return;
    }
    let message = if communication.tools.is_open() || communication.tools.is_given() {
        "it is still open in which tools the parties work together"
    } else {
        "the parties have not agreed in which tools they work together"
    };
    report
        .at_key("communication.tools", message)
        .help("add `tools:` to `communication`, with one or two to begin with");
}

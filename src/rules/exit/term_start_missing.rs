//! `term-start-missing`: the term has no first day.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "term-start-missing",
    family: Family::Exit,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S0", "ours"],
    summary: "the term has no first day",
    why: "gates, phases and the last day are counted from the first",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("term_start_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    if term.start.is_missing() {
        let open = if term.start.is_open() { ": it is still open" } else { "" };
        report
            .at_key("term.start", format!("the term does not say when it begins{open}"))
            .help(format!("write `start:` under `term`, such as `start: {}`", subject.as_of));
    }
}

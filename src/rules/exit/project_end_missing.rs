//! `project-end-missing`: a contractual project has no end.

use crate::document::Field;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::model::Structure;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::method::term::{is_perpetual, open_key};
use crate::rules::clauses::contract_has;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "project-end-missing",
    family: Family::Exit,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "a contractual project has no end",
    why: "a scoped project without a last day turns into a service that nobody has priced",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("project_end_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let charter = subject.charter;
    let is_project =
        charter.model.get().and_then(|model| model.structure.get()) == Some(&Structure::ContractualProject);
    if !is_project || contract_has(subject, ClauseKind::ExpirationDate) {
        return;
    }
    let help = "write `length:` or `end:` under `term`, such as `length: 6 months`";
    let Field::Given(term) = &charter.term else {
        if charter.term.is_missing() {
            report
                .at_value(
                    "term",
                    "a contractual project ends, and the charter does not say when: it has no term",
                )
                .help("add a `term:` section with `start:` and `length:`, such as `length: 6 months`");
        }
        return;
    };
    if term.end.is_given() || term.end.is_invalid() {
        return;
    }
    if is_perpetual(term) {
        report
            .at_value("term.length", "a contractual project ends, but this one is to go on for ever")
            .label("no end")
            .help(help);
    } else if term.length.is_missing() {
        let open = if term.length.is_open() || term.end.is_open() { ": it is still open" } else { "" };
        report
            .at_key(
                open_key(term),
                format!("a contractual project ends, and the term does not say when{open}"),
            )
            .help(help);
    }
}

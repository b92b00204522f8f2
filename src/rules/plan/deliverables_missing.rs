//! `deliverables-missing`: a contractual project lists no deliverables.

use crate::document::List;
use crate::document::charter::model::Structure;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "deliverables-missing",
    family: Family::Plan,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2", "S3"],
    summary: "a contractual project lists no deliverables",
    why: "a project that does not say what is delivered by when can only be paid for by the hour",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("deliverables_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let charter = subject.charter;
    let structure = charter.model.and(|model| &model.structure);
    let deliverables = &charter.deliverables;
    let is_empty = deliverables.get().is_some_and(List::is_empty);
    if structure.get() != Some(&&Structure::ContractualProject) || !(deliverables.is_missing() || is_empty) {
        return;
    }
    let message = if deliverables.is_open() {
        "the deliverables of the project are still open"
    } else {
        "the project lists no deliverables: nobody can tell what is due when"
    };
    report
        .at_value("deliverables", message)
        .also(&Place::value("model.structure"), "a project lives by its milestones")
        .help("add `deliverables:`, a list with `what:`, `due:`, `acceptance:` and, where it is paid for, `payment:`");
}

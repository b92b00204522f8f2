use crate::document::List;
use crate::document::charter::model::Structure;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a contractual project lists no deliverables
    "deliverables-missing",
    severity: Warning, from: Negotiation,
    authority: ["S2", "S3"],
    why: "a project that does not say what is delivered by when can only be paid for by the hour",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
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
    drafts
        .at_value("deliverables", message)
        .also(&Place::value("model.structure"), "a project lives by its milestones")
        .help("add `deliverables:`, a list with `what:`, `due:`, `acceptance:` and, where it is paid for, `payment:`");
}

use crate::rules::{Subject, rule, settled};

rule! {
    /// a contractual project lists no deliverables
    "deliverables-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Delivery), consequence: Unsaid,
    authority: ["S2", "S3"],
    why: "a project that does not say what is delivered by when can only be paid for by the hour",
    check: Wanted {
        deliverables[],
        unless: settled::deliverables,
        when: Subject::is_project,
        no: "deliverables",
        write: "add `deliverables:`, a list with `what:`, `due:`, `acceptance:` and, where it is paid for, `payment:`",
        also: model.structure => "a project lives by its milestones",
    },
}

use crate::rules::{Subject, rule, settled};

rule! {
    /// a contractual project has no deliverables
    "deliverables-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Delivery), consequence: Unsaid,
    question: "What is delivered by when, for which payment, and when is it accepted?",
    example: "a lending API by 15 May for 40000 GBP, once the joint tests pass", concerns: All,
    authority: ["S2", "S3"],
    why: "without deliverables, the parties argue about what was promised as soon as work is late",
    check: Wanted {
        deliverables[],
        unless: settled::deliverables,
        when: Subject::is_project,
        no: "deliverables",
        write: "agree what is delivered by when, and add `deliverables:` with `what:`, `due:`, `acceptance:` and, where it is paid for, `payment:`",
        also: model.structure => "a project is steered by milestones",
    },
}

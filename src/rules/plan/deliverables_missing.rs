use crate::finding::{Place, Severity};
use crate::method::deal::named_plan;
use crate::rules::{Drafts, Subject, Wanted, rule, wanted};

rule! {
    /// a contractual project lists no deliverables
    "deliverables-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Delivery), consequence: Unsaid,
    authority: ["S2", "S3"],
    why: "a project that does not say what is delivered by when can only be paid for by the hour",
    check: Partnership(check),
}

const WANTED: Wanted = wanted! {
    deliverables[],
    when: Subject::is_project,
    lacking: "the project lists no deliverables: nobody can tell what is due when",
    open: "the deliverables of the project are still open",
    write: "add `deliverables:`, a list with `what:`, `due:`, `acceptance:` and, where it is paid for, `payment:`",
    also: model.structure => "a project lives by its milestones",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(plan) = named_plan(subject.charter).filter(|_| is_missing(subject)) else {
        WANTED.judge(subject, drafts);
        return;
    };
    if plan.is_linked {
        return;
    }
    // The plan lists them: what is missing is the plan.
    drafts
        .at_value(plan.path, "the work plan has the deliverables, but nobody can tell where it is")
        .at_most(Severity::Advice)
        .also(&Place::value("model.structure"), "a project lives by its milestones")
        .help("add `deliverables:` with an entry that says where the plan is, such as `- what: As listed in docs/work-plan.md`");
}

/// Whether a project has written nothing under the key.
fn is_missing(subject: &Subject<'_>) -> bool {
    subject.is_project()
        && subject.charter.deliverables.is_missing()
        && !subject.charter.deliverables.is_open()
}

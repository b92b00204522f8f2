use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter has no plan section
    "plan-missing",
    severity: Warning, from: Launch,
    authority: ["S2"],
    why: "a signature without a plan leaves each side to its own idea of what happens next",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let plan = &subject.charter.plan;
    if !plan.is_missing() || subject.is_informal() {
        return;
    }
    let message = if plan.is_open() {
        "the plan is still open: the charter dates none of the steps to the signature and after"
    } else {
        "the charter has no plan: it dates none of the steps to the signature and after"
    };
    drafts.at_value("plan", message).help(
        "add a `plan:` section; begin with `start:` (the day the structure was chosen), `business_alignment:`, `charter_agreed:`, `legal_review:` and `signed:`",
    );
}

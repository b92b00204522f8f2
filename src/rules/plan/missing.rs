use crate::rules::{Subject, rule};

rule! {
    /// the charter has no plan section
    "plan-missing",
    severity: Warning, from: Launch,
    nature: Gap(Team), consequence: Unsaid,
    authority: ["S2"],
    why: "a signature without a plan leaves each side to its own idea of what happens next",
    check: Wanted {
        plan,
        unless: Subject::is_informal,
        no: "plan: no dates for business alignment, legal review or signature",
        open: "plan undecided",
        write: "add a `plan:` section; begin with `start:` (the day the structure was chosen), `business_alignment:`, `charter_agreed:`, `legal_review:` and `signed:`",
    },
}

use crate::rules::{Subject, rule};

rule! {
    /// no plan section
    "plan-missing",
    severity: Warning, from: Launch,
    nature: Gap(Team), consequence: Unsaid,
    question: "By when are business alignment, this charter, legal review and signature done?",
    example: "business talks in February, signature on 28 March", concerns: All,
    authority: ["S2"],
    why: "after signature each party follows its own idea of what comes next",
    check: Wanted {
        plan,
        unless: Subject::is_informal,
        no: "plan: no dates for business alignment, legal review or signature",
        open: "plan undecided",
        write: "agree the dates, and add a `plan:` section; begin with `start:` (the day the structure was chosen), `business_alignment:`, `charter_agreed:`, `legal_review:` and `signed:`",
    },
}

use crate::rules::{Subject, rule};

rule! {
    /// nothing says by when a party tells that its priorities shift
    "priority-notice-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Minimums), consequence: Unsaid,
    question: "How much notice must a party give when its priorities change?",
    example: "30 days", concerns: All,
    authority: ["S3"],
    why: "the side that is no longer a priority learns it from the silence",
    check: Wanted {
        value.protections.priority_shift_notice,
        unless: Subject::is_informal,
        no: "notice period for a change in a party's priorities",
        write: "add `priority_shift_notice:` under `value.protections`, such as `priority_shift_notice: 30 days`",
    },
}

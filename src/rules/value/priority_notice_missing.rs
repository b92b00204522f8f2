use crate::rules::{Subject, rule};

rule! {
    /// no notice period for a change in a party's priorities
    "priority-notice-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Minimums), consequence: Unsaid,
    question: "How much notice must a party give when its priorities change?",
    example: "30 days", concerns: All,
    authority: ["S3"],
    why: "a party may go on investing for months after the other has lost interest",
    check: Wanted {
        value.protections.priority_shift_notice,
        unless: Subject::is_informal,
        no: "notice period for a change in a party's priorities",
        write: "agree on it, and add `priority_shift_notice:` under `value.protections`, such as `priority_shift_notice: 30 days`",
    },
}

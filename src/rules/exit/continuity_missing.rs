use crate::rules::rule;

rule! {
    /// the exit section does not say how customers and staff are looked after
    "exit-continuity-missing",
    severity: Advice, from: Operation, until: WindingDown,
    nature: Gap(Customers), consequence: Unsaid,
    authority: ["ISO 44001 stage 8"],
    why: "customers and staff did not decide on the end, and bear most of it",
    check: Wanted {
        exit.continuity,
        // Before the work has begun this would only be noise.
        not_before: Operation,
        no: "continuity plan for customers and staff",
        write: "write `continuity:` under `exit`, such as `continuity: Running loans are served to their end; joint staff return to their teams`",
    },
}

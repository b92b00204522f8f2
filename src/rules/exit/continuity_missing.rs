use crate::rules::rule;

rule! {
    /// no continuity plan for customers and staff at exit
    "exit-continuity-missing",
    severity: Advice, from: Operation, until: WindingDown,
    nature: Gap(Customers), consequence: Unsaid,
    question: "Who looks after customers and staff at the end?",
    example: "contacts stay for a quarter, joint staff return to their teams", concerns: All,
    authority: ["ISO 44001 stage 8"],
    why: "customers and staff bear most of the cost of an end that they did not choose",
    check: Wanted {
        exit.continuity,
        // Before the work has begun this would only be noise.
        not_before: Operation,
        no: "continuity plan for customers and staff at exit",
        write: "agree who serves running business and where staff go; write `continuity:` under `exit`, such as `continuity: Running loans are served to their end; joint staff return to their teams`",
    },
}

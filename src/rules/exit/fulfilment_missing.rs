use crate::rules::rule;

rule! {
    /// no criterion for when the partnership has fulfilled its purpose
    "exit-fulfilment-missing",
    severity: Advice, from: Operation,
    nature: Gap(WayOut), consequence: Unsaid,
    question: "When has the partnership served its purpose?",
    example: "one loan in two comes from the app", concerns: All,
    authority: ["ISO 44001 stage 8"],
    why: "meetings and costs go on after the partnership has done its work",
    check: Wanted {
        exit.fulfilled,
        // Before the work has begun this would only be noise.
        not_before: Operation,
        no: "criterion for when the partnership has fulfilled its purpose",
        write: "agree what will have been achieved when the parties can part content; write `fulfilled:` under `exit`, such as `fulfilled: One loan in two comes from the app`",
    },
}

use crate::rules::rule;

rule! {
    /// the exit section does not say when the purpose is fulfilled
    "exit-fulfilment-missing",
    severity: Advice, from: Operation,
    nature: Gap(WayOut), consequence: Unsaid,
    authority: ["ISO 44001 stage 8"],
    why: "a partnership that has done its work and does not notice goes on costing both sides time",
    check: Wanted {
        exit.fulfilled,
        // Before the work has begun this would only be noise.
        not_before: Operation,
        no: "definition of when the purpose is achieved",
        write: "write `fulfilled:` under `exit`, such as `fulfilled: One loan in two comes from the app`",
    },
}

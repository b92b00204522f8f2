use crate::rules::{Subject, rule};

rule! {
    /// the plan sets no day for training the people of a party
    "training-missing",
    severity: Advice, from: Launch,
    nature: Gap(Team), consequence: Unsaid,
    authority: ["S0", "S2"],
    why: "a shared tool that one side was never shown is used by the other side alone",
    check: Wanted {
        plan.training.{party},
        // There is nothing to train for before anything is connected.
        not_before: Launch,
        unless: Subject::is_informal,
        no: "training date",
        write: "show them the tools and the way of working, and add the day to `plan` as `training:`, for all or for each party",
        left_out: "show them the tools and the way of working, and add the day to `plan` as `training:`, for all or for each party",
    },
}

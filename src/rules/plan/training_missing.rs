use crate::rules::{Subject, rule};

rule! {
    /// no training date for a party's people
    "training-missing",
    severity: Advice, from: Launch,
    nature: Gap(Team), consequence: Unsaid,
    question: "When are each party's people trained?",
    example: "2026-04-22", concerns: Each,
    authority: ["S0", "S2"],
    why: "a team that was not trained keeps working outside the shared tools",
    check: Wanted {
        plan.training.{party},
        // There is nothing to train for before anything is connected.
        not_before: Launch,
        unless: Subject::is_informal,
        no: "training date",
        write: "agree when to show the teams the shared tools, and add the date to `plan` as `training:`, for all or for each party",
        left_out: "agree when to show the teams the shared tools, and add the date to `plan` as `training:`, for all or for each party",
    },
}

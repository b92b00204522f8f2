use crate::rules::{Subject, rule};

rule! {
    /// the plan names no pre-mortem
    "pre-mortem-missing",
    severity: Advice, from: Negotiation, until: Launch,
    nature: Gap(Risks), consequence: Unsaid,
    authority: ["S3"],
    why: "it is easier to say what could fail before anybody has failed",
    check: Wanted {
        plan.pre_mortem,
        unless: Subject::is_informal,
        no: "date for a pre-mortem",
        open: "date of the pre-mortem undecided",
        write: "hold one with all parties before the start, add its day to `plan` as `pre_mortem:`, and write what came up under `risks`",
    },
}

use crate::rules::{Subject, rule};

rule! {
    /// no date for a pre-mortem
    "pre-mortem-missing",
    severity: Advice, from: Negotiation, until: Launch,
    nature: Gap(Risks), consequence: Unsaid,
    question: "When did the parties imagine together that it had failed, and ask why?",
    example: "2026-03-10", concerns: All,
    authority: ["S3"],
    why: "people name risks more freely before anything has failed",
    check: Wanted {
        plan.pre_mortem,
        unless: Subject::is_informal,
        no: "date for a pre-mortem",
        open: "date of the pre-mortem undecided",
        write: "hold one with all parties before the start, add its date to `plan` as `pre_mortem:`, and record the results under `risks`",
    },
}

use crate::rules::{rule, settled};

rule! {
    /// no shared metrics
    "metrics-missing",
    severity: Error, from: Negotiation,
    nature: Gap(Measures), consequence: Unsaid,
    question: "By which few metrics do all parties see whether it works?",
    example: "loans paid out in a quarter, target 400", concerns: All,
    authority: ["S0", "S3", "S4"],
    why: "parties without shared metrics will disagree on whether the partnership succeeds",
    policy: [metrics_least, metrics_most],
    check: Wanted {
        metrics[],
        unless: settled::success,
        no: "shared metrics",
        write: "agree how you measure success, and add `metrics:` with {metrics_least} to {metrics_most} entries, each with `id`, `definition`, `unit`, `target`, `owner` and `agreed_by`",
    },
}

use crate::rules::{rule, settled};

rule! {
    /// the charter has no shared metrics
    "metrics-missing",
    severity: Error, from: Negotiation,
    nature: Gap(Measures), consequence: Unsaid,
    authority: ["S0", "S3", "S4"],
    why: "parties that have not agreed how success is measured will each call something else success",
    policy: [metrics_least, metrics_most],
    check: Wanted {
        metrics[],
        unless: settled::success,
        no: "shared metrics",
        write: "add `metrics:` with {metrics_least} to {metrics_most} entries, each with `id`, `definition`, `unit`, `target`, `owner` and `agreed_by`",
    },
}

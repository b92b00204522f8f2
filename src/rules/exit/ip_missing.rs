use crate::rules::{rule, settled};

rule! {
    /// the exit section does not say what becomes of intellectual property
    "exit-ip-missing",
    severity: Error, from: Negotiation, until: WindingDown,
    nature: Gap(JointResults), consequence: Exposed,
    authority: ["S0", "S3"],
    why: "what was made together has no owner after the end unless somebody named one before",
    check: Wanted {
        exit.ip.{party},
        unless: settled::creation,
        words: Term {
            lacks: "does not say what becomes of intellectual property",
            example: "ip: Each keeps what it brought; what was made together is licensed to both",
        },
    },
}

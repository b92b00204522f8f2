use crate::rules::{rule, settled};

rule! {
    /// no exit terms on shared assets
    "exit-assets-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(Unwinding), consequence: Unsaid,
    question: "What happens to shared assets at the end?",
    example: "each party keeps what it paid for", concerns: All,
    authority: ["S3"],
    why: "assets bought together are disputed once each party wants the better half",
    check: Wanted {
        exit.assets.{party},
        unless: settled::assets,
        words: Term {
            no: "exit terms on shared assets",
            example: "assets: Each keeps what it paid for",
        },
    },
}

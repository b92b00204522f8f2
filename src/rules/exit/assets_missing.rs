use crate::rules::{rule, settled};

rule! {
    /// the exit section does not say what becomes of shared assets
    "exit-assets-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(Unwinding), consequence: Unsaid,
    authority: ["S3"],
    why: "what was bought together is hard to divide once each side wants the better half",
    check: Wanted {
        exit.assets.{party},
        unless: settled::assets,
        words: Term {
            no: "exit terms on shared assets",
            example: "assets: Each keeps what it paid for",
        },
    },
}

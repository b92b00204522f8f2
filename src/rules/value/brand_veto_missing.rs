use crate::rules::{rule, settled};

rule! {
    /// nothing says whether a party may refuse a deal that harms its brand
    "brand-veto-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Brand), consequence: Unsaid,
    question: "May a party veto a deal that would harm its brand?",
    example: "yes", concerns: All,
    authority: ["S3"],
    why: "a side that cannot refuse a harmful deal can only leave the partnership",
    check: Wanted {
        value.protections.brand_veto,
        unless: settled::brand,
        no: "decision on a brand veto",
        open: "brand veto undecided",
        write: "add `brand_veto:` under `value.protections`, `yes` or `no`",
    },
}

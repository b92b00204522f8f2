use crate::rules::{rule, settled};

rule! {
    /// no agreement on whether a party may refuse a deal that harms its brand
    "brand-veto-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Brand), consequence: Unsaid,
    question: "May a party veto a deal that would harm its brand?",
    example: "yes", concerns: All,
    authority: ["S3"],
    why: "a party that cannot refuse a harmful deal can only protect its brand by exiting",
    check: Wanted {
        value.protections.brand_veto,
        unless: settled::brand,
        no: "decision on a brand veto",
        open: "brand veto undecided",
        write: "agree on it, and add `brand_veto: yes` or `no` under `value.protections`",
    },
}

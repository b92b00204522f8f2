use super::venture::is_venture;
use crate::rules::{rule, settled};

rule! {
    /// the shares of a joint venture rest on no valued contributions
    "contributions-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Equity), consequence: Unsaid,
    authority: ["S3"],
    why: "shares that nobody can derive are hard to defend and hard to change",
    check: Wanted {
        model.contributions[],
        unless: settled::contributions,
        when: is_venture,
        no: "contributions to the joint venture",
        write: "add `contributions:` to `model`, an entry for each kind (cash, technology, customer relationships, operations) with `weight:` and a value for each party",
    },
}

use super::joint;
use crate::rules::conflict::outside::is_settled_for_good;
use crate::rules::rule;

rule! {
    /// no definition of a deadlock
    "deadlock-undefined",
    severity: Warning, from: Negotiation,
    nature: Gap(Disputes), consequence: Adrift, rises: joint::stands_still,
    question: "When are the parties in deadlock?",
    example: "the decision-makers disagree after two meetings", concerns: All,
    authority: ["S2"],
    why: "without a definition, one party can press on while the other objects",
    check: Wanted {
        conflict.deadlock.means,
        unless: is_settled_for_good,
        no: "definition of a deadlock",
        write: "agree when talks have failed; add `deadlock:` to `conflict` with `means:` (such as \"The decision-makers disagree after one meeting\") and `default: pause`",
    },
}

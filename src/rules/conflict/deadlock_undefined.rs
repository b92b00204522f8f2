use super::joint;
use crate::rules::conflict::outside::is_settled_for_good;
use crate::rules::rule;

rule! {
    /// the charter does not say what counts as deadlock
    "deadlock-undefined",
    severity: Warning, from: Negotiation,
    nature: Gap(Disputes), consequence: Adrift, rises: joint::stands_still,
    authority: ["S2"],
    why: "as long as nobody can say that there is a deadlock, things go on as one side wants them",
    check: Wanted {
        conflict.deadlock.means,
        unless: is_settled_for_good,
        no: "definition of deadlock",
        write: "add `deadlock:` to `conflict` with `means:` (such as \"The deciders disagree after one meeting\") and `default: pause`",
    },
}

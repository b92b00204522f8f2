use crate::rules::rule;

rule! {
    /// the governance section lists no decisions
    "decision-rights-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Decisions), consequence: Unsaid,
    authority: ["S0", "S2"],
    why: "where nobody is named to decide, a decision waits until somebody takes it without asking",
    check: Wanted {
        governance.decisions[],
        no: "decision rights",
        write: "add `decisions:` to `governance`, each entry with `what:` and `decides:` (a party, the id of a body, or `both`)",
    },
}

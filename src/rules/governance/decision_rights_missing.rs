use crate::rules::rule;

rule! {
    /// no decision rights
    "decision-rights-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Decisions), consequence: Unsaid,
    question: "Which decisions are there, and who takes each of them?",
    example: "prices, decided by all parties", concerns: All,
    authority: ["S0", "S2"],
    why: "without decision rights, a decision waits until one party takes it without asking",
    check: Wanted {
        governance.decisions[],
        no: "decision rights",
        write: "agree who decides what and add `decisions:` to `governance`, each entry with `what:` and `decides:` (a party, the id of a body, or `both`)",
    },
}

use crate::rules::rule;

rule! {
    /// no communication plan
    "communication-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "How do the parties stay in touch?",
    example: "a weekly sync and a shared chat", concerns: All,
    authority: ["S0"],
    why: "without agreed meetings contact fades after the first weeks, and problems go unseen",
    check: Wanted {
        communication,
        no: "communication plan",
        write: "agree how the parties keep in touch and add a `communication:` section; start with `meetings:` (each with `name` and `cadence`) and `channels:`",
    },
}

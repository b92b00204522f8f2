use crate::rules::rule;

rule! {
    /// no governance section
    "governance-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Decisions), consequence: Unsaid,
    question: "Who decides what, and where?",
    example: "prices are decided by a steering committee", concerns: All,
    authority: ["S0", "S4"],
    why: "without agreed governance, the larger or louder party decides",
    check: Wanted {
        governance,
        no: "governance: decision rights and joint bodies missing",
        open: "governance undecided",
        write: "agree who decides what, and add a `governance:` section; begin with `decisions:` (each with `what` and `decides`), `bodies:` and `escalation:`",
    },
}

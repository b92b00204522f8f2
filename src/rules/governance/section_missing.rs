use crate::rules::rule;

rule! {
    /// the charter has no governance section
    "governance-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Decisions), consequence: Unsaid,
    authority: ["S0", "S4"],
    why: "without agreed governance whoever is larger or louder decides, and the others fall silent",
    check: Wanted {
        governance,
        no: "governance: decision rights and joint bodies missing",
        open: "governance undecided",
        write: "add a `governance:` section; begin with `decisions:` (each with `what` and `decides`), `bodies:` and `escalation:`",
    },
}

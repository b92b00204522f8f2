use crate::rules::rule;

rule! {
    /// a party names no executive sponsor
    "sponsor-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Owner), consequence: Unsaid,
    question: "Who is the executive sponsor?",
    example: "Dana Reyes <dana@northwind.example>", concerns: Each,
    authority: ["S4"],
    why: "without an executive who answers for it, the partnership loses to the next budget round",
    check: Wanted {
        parties.{party}.sponsor,
        words: Role { role: "executive sponsor", who: "the executive who answers for the partnership" },
    },
}

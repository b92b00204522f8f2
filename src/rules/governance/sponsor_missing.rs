use crate::rules::rule;

rule! {
    /// a party has no executive sponsor
    "sponsor-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Owner), consequence: Unsaid,
    question: "Who is the executive sponsor?",
    example: "Dana Reyes <dana@northwind.example>", concerns: Each,
    authority: ["S4"],
    why: "without an executive sponsor, the partnership loses out in the next budget round",
    check: Wanted {
        parties.{party}.sponsor,
        words: Role { role: "executive sponsor", who: "an accountable executive" },
    },
}

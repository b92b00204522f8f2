use crate::rules::rule;

rule! {
    /// a party has no partnership manager
    "partnership-manager-missing",
    severity: Warning, from: Launch,
    nature: Gap(Owner), consequence: Unsaid,
    question: "Who manages the partnership day to day?",
    example: "Li Wen <li@northwind.example>", concerns: Each,
    authority: ["S0", "S3"],
    why: "without a named manager, partnership work gives way to the day job",
    check: Wanted {
        parties.{party}.manager,
        words: Role { role: "partnership manager", who: "a partnership manager" },
    },
}

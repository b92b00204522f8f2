use crate::rules::rule;

rule! {
    /// a party names no partnership manager
    "partnership-manager-missing",
    severity: Warning, from: Launch,
    nature: Gap(Owner), consequence: Unsaid,
    question: "Who manages the partnership day to day?",
    example: "Li Wen <li@northwind.example>", concerns: Each,
    authority: ["S0", "S3"],
    why: "work on the partnership beside the day job is the first to be dropped",
    check: Wanted {
        parties.{party}.manager,
        words: Role { role: "partnership manager", who: "the partnership manager" },
    },
}

use crate::rules::rule;

rule! {
    /// no joint value proposition
    "value-proposition-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Purpose), consequence: Unsaid,
    question: "What do customers get that no party could offer alone?",
    example: "money when the ship sails", concerns: All,
    authority: ["S0"],
    why: "customers have no reason to prefer the partnership to either party alone",
    check: Wanted {
        canvas.value_proposition,
        no: "joint value proposition",
        write: "agree what the parties offer together that none offers alone, and add it to `canvas` as `value_proposition:`",
    },
}

use crate::rules::rule;

rule! {
    /// the charter names no decision gate
    "gate-schedule-missing",
    severity: Error, from: Negotiation,
    nature: Gap(Gates), consequence: Unsaid,
    authority: ["S2", "S4"],
    why: "without a day on which both sides decide, a partnership that does not work goes on by itself",
    check: Wanted {
        gates,
        lacking: "the charter names no decision gate",
        open: "the decision gates are still open",
        write: "add `gates` at 3 and 6 months at least, such as `- {id: traction, after: 3 months}`, each with criteria and deciders",
    },
}

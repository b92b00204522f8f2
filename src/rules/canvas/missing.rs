use crate::rules::rule;

rule! {
    /// no alignment canvas
    "canvas-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Purpose), consequence: Unsaid,
    question: "What does each party want from the partnership?",
    example: "small forwarders as customers; more bookings", concerns: Each,
    authority: ["S0"],
    why: "differences between the parties surface once money has been spent",
    check: Wanted {
        canvas,
        no: "alignment canvas",
        write: "meet, compare what each party wants and add `canvas:`; start with `vision:`, then `goals:`, `success_means:` and `non_negotiables:` of each party",
    },
}

use crate::rules::rule;

rule! {
    /// no alignment canvas
    "canvas-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Purpose), consequence: Unsaid,
    authority: ["S0"],
    why: "differences between the parties surface once money has been spent",
    check: Wanted {
        canvas,
        no: "alignment canvas",
        write: "meet, compare what each party wants and add `canvas:`; start with `vision:`, then `goals:`, `success_means:` and `non_negotiables:` of each party",
    },
}

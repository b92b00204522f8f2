use crate::rules::rule;

rule! {
    /// the charter has no alignment canvas
    "canvas-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Purpose), consequence: Unsaid,
    authority: ["S0"],
    why: "parties that never compared what they want find out how they differ when it is expensive",
    check: Wanted {
        canvas,
        no: "alignment canvas: what each party wants is not written down",
        open: "alignment canvas undecided",
        write: "sit down together and add `canvas:`; begin with `vision:`, then `goals:`, `success_means:` and `non_negotiables:` of each party",
    },
}

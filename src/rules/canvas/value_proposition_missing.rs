use crate::rules::rule;

rule! {
    /// the canvas has no joint value proposition
    "value-proposition-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Purpose), consequence: Unsaid,
    authority: ["S0"],
    why: "a partnership that cannot say what customers gain from it stands on weak ground",
    check: Wanted {
        canvas.value_proposition,
        no: "joint value proposition",
        write: "add `value_proposition:` to `canvas`: what the parties offer together that none of them offers alone",
    },
}

use crate::rules::rule;

rule! {
    /// there is no dashboard that all parties see
    "dashboard-missing",
    severity: Advice, from: Launch,
    nature: Gap(Rhythm), consequence: Unsaid,
    authority: ["S0", "S2", "S3"],
    why: "where each side counts for itself, the talk is about whose numbers are right",
    check: Wanted {
        governance.dashboard,
        no: "shared dashboard",
        write: "add `dashboard:` to `governance` with a file or an address that every party can open",
    },
}

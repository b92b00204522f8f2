use crate::rules::rule;

rule! {
    /// no shared dashboard
    "dashboard-missing",
    severity: Advice, from: Launch,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "Where do all parties see the same figures?",
    example: "https://dash.example/partnership", concerns: All,
    authority: ["S0", "S2", "S3"],
    why: "parties with separate figures argue about the numbers instead of the results",
    check: Wanted {
        governance.dashboard,
        no: "shared dashboard",
        write: "agree on one set of figures and add `dashboard:` to `governance`, with a file or an address that every party can open",
    },
}

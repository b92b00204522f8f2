use crate::rules::rule;

rule! {
    /// no exit terms
    "exit-clause-missing",
    severity: Error, from: Negotiation, until: WindingDown,
    nature: Gap(WayOut), consequence: Trapped,
    question: "How does a party exit, and what happens then?",
    example: "90 days' notice, each keeps its own, 60 days of transition support", concerns: All,
    authority: ["S0", "S2", "S3", "S4"],
    why: "with no exit route, parties commit less and a break-up turns into a dispute",
    check: Wanted {
        exit,
        no: "exit terms",
        write: "agree how the partnership ends, then add an `exit:` section; start with `notice: 90 days`, `ip:` (who keeps what) and `transition: 60 days`",
    },
}

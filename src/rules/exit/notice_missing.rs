use crate::rules::rule;

rule! {
    /// the exit section names no notice period for a party
    "exit-notice-missing",
    severity: Error, from: Negotiation, until: WindingDown,
    nature: Gap(WayOut), consequence: Exposed,
    authority: ["S0", "S2", "S3"],
    why: "without a notice the other side can be left from one day to the next",
    check: Wanted {
        exit.notice.{party},
        words: Term {
            lacks: "names no notice period",
            example: "notice: 90 days",
        },
    },
}

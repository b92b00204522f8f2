use crate::rules::rule;

rule! {
    /// the charter has no exit section
    "exit-clause-missing",
    severity: Error, from: Negotiation, until: WindingDown,
    nature: Gap(WayOut), consequence: Trapped,
    authority: ["S0", "S2", "S3", "S4"],
    why: "a party that does not know how to leave holds back from the start, and ends in a dispute",
    check: Wanted {
        exit,
        no: "exit terms",
        write: "add an `exit:` section; begin with `notice: 90 days`, `ip:` (what becomes of it) and `transition: 60 days`",
    },
}

use crate::rules::rule;

rule! {
    /// the term has no first day
    "term-start-missing",
    severity: Warning, from: Launch,
    nature: Gap(WayOut), consequence: Adrift,
    authority: ["S0", "ours"],
    why: "gates, phases and the last day are counted from the first",
    check: Wanted {
        term.start,
        no: "start date for the term",
        open: "start date of the term undecided",
        write: "write `start:` under `term`, such as `start: {day}`",
    },
}

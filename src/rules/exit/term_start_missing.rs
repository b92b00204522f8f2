use crate::rules::{rule, settled};

rule! {
    /// no start date for the term
    "term-start-missing",
    severity: Warning, from: Launch,
    nature: Gap(WayOut), consequence: Adrift,
    question: "When does the term start?",
    example: "2026-04-01", concerns: All,
    authority: ["S0", "ours"],
    why: "without it gates, phases and the end of the term have no date",
    check: Wanted {
        term.start,
        unless: settled::start,
        no: "start date for the term",
        write: "agree the first day and write `start:` under `term`, such as `start: {day}`",
    },
}

//! `canvas-uncompleted`: the canvas has not been completed.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "canvas-uncompleted",
    family: Family::Canvas,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the canvas has not been completed",
    why: "terms negotiated over a half-finished canvas rest on what each side supposes of the other",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("uncompleted.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    let help = format!(
        "once all have filled it in, write `completed:` with the day, and `together: [{}]`",
        subject.parties().join(", ")
    );
    match canvas.completed.get() {
        Some(day) if *day > subject.as_of => {
            report
                .at_value(
                    "canvas.completed",
                    format!("the canvas is not completed yet: {day} is still to come"),
                )
                .help("write the day on which it was completed");
        }
        Some(_) => {}
        None if canvas.completed.is_invalid() => {}
        None => {
            let message = if canvas.completed.is_open() {
                "when the canvas is completed is still open"
            } else {
                "the canvas does not say when it was completed"
            };
            report.at_key("canvas.completed", message).help(help);
        }
    }
}

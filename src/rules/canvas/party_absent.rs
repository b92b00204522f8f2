//! `canvas-party-absent`: the canvas was completed without one of the parties.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::number;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "canvas-party-absent",
    family: Family::Canvas,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the canvas was completed without one of the parties",
    why: "what one side writes about the other is a guess",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("party_absent.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let charter = subject.charter;
    let Some(canvas) = charter.canvas.get() else { return };
    let together = &canvas.together;
    // Where there is neither a day nor a party, the canvas is not completed, and that is reported on its own.
    let is_unclear =
        together.is_invalid() || together.get().is_some_and(|it| it.0.iter().any(|it| it.is_invalid()));
    if is_unclear || (together.is_missing() && !canvas.completed.is_given()) {
        return;
    }
    let parties = subject.parties();
    let was_there =
        |party: &str| together.get().is_some_and(|list| list.values().any(|it| it.as_str() == party));
    let absent: Vec<&str> = parties.iter().copied().filter(|party| !was_there(party)).collect();
    if absent.is_empty() {
        return;
    }
    let message = if absent.len() == parties.len() {
        "the canvas does not say who completed it together".to_owned()
    } else {
        let were = number(absent.len(), "was", "were");
        format!("{} {were} not there when the canvas was completed", names(charter, &absent))
    };
    report.at_value("canvas.together", message).help(format!(
        "go through the canvas with all parties, then write `together: [{}]`",
        parties.join(", ")
    ));
}

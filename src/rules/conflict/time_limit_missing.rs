//! `conflict-time-limit-missing`: a level of the conflict protocol has no time limit.

use crate::document::charter::conflict::Level;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "conflict-time-limit-missing",
    family: Family::Conflict,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "a level of the conflict protocol has no time limit",
    why: "without a limit the side that gains by waiting keeps a dispute on the lowest level",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("time_limit_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let Some(levels) = conflict.levels.get() else { return };
    let help = "add `within:` to each level, such as `within: 5 days`; then it goes up";
    let untimed: Vec<(usize, &Level)> =
        levels.iter().filter(|(_, level)| level.within.is_missing()).collect();
    if untimed.len() > 1 && untimed.len() == levels.len() {
        let message =
            format!("none of the {} levels of the conflict protocol has a time limit", untimed.len());
        report.at_key("conflict.levels", message).help(help);
        return;
    }
    for (index, level) in untimed {
        let who = level.who.get().map_or_else(|| format!("level {}", index + 1), |who| format!("`{who}`"));
        let message = if level.within.is_open() {
            format!("it is still open within which time {who} must settle a disagreement")
        } else {
            format!("{who} may take any time to settle a disagreement")
        };
        report.at_key(format!("conflict.levels[{index}].within"), message).help(help);
    }
}

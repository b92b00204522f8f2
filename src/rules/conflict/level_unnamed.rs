//! `conflict-level-unnamed`: a level of the conflict protocol belongs to nobody.

use crate::document::Field;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "conflict-level-unnamed",
    family: Family::Conflict,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S3"],
    summary: "a level of the conflict protocol belongs to nobody",
    why: "a level without a person is a place where disputes lie",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("level_unnamed.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let Some(levels) = conflict.levels.get().filter(|levels| !levels.is_empty()) else { return };
    for (index, level) in levels.0.iter().enumerate() {
        let who = level.and(|level| &level.who);
        // An entry with nothing in it is no level.
        if !who.is_missing() || matches!(level, Field::Missing) {
            continue;
        }
        let number = index + 1;
        let message = if who.is_open() {
            format!("it is still open who settles a disagreement on level {number}")
        } else {
            format!("level {number} does not say who settles a disagreement there")
        };
        report
            .at_key(format!("conflict.levels[{index}].who"), message)
            .help("add `who:` to this level, such as `who: Steering committee`");
    }
}

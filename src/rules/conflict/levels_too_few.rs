//! `conflict-levels-too-few`: the conflict protocol has too few levels.

use crate::document::Field;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::counted;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "conflict-levels-too-few",
    family: Family::Conflict,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S3"],
    summary: "the conflict protocol has too few levels",
    why: "with one level there is no way up from it",
    policy: &["conflict_levels_least"],
    since: "0.1.0",
    docs: include_str!("levels_too_few.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let Some(levels) = conflict.levels.get().filter(|levels| !levels.is_empty()) else { return };
    let least = subject.policy.conflict_levels_least as usize;
    // An open level is a level, and another rule asks who it is.
    let count = levels.0.iter().filter(|level| !matches!(level, Field::Missing)).count();
    if count >= least {
        return;
    }
    report
        .at_key("conflict.levels", format!("the conflict protocol has only {}", counted(count, "level")))
        .label(format!("at least {least} are needed"))
        .help("add a level above: the steering committee or the sponsors, and after them a mediator, each with `who:` and `within:`");
}

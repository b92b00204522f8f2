use crate::document::Field;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a level of the conflict protocol has no owner
    "conflict-level-unnamed",
    severity: Warning, from: Negotiation,
    nature: Gap(Disputes), consequence: Adrift,
    question: "Who settles disputes at this level?",
    at: "conflict.levels[].who", example: "both sponsors", concerns: All,
    authority: ["S0", "S3"],
    why: "a dispute that reaches this level has no owner",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
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
            format!("owner of conflict level {number} undecided")
        } else {
            format!("no owner for conflict level {number}")
        };
        drafts.at_key(format!("conflict.levels[{index}].who"), message).help(
            "agree who settles disputes at this level and add `who:`, such as `who: Steering committee`",
        );
    }
}

use crate::document::Field;
use crate::grammar::counted;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the conflict protocol has too few levels
    "conflict-levels-too-few",
    severity: Warning, from: Negotiation,
    nature: Gap(Disputes), consequence: Adrift,
    question: "Who is asked in turn when the parties disagree, and how long does each have?",
    at: "conflict.levels", example: "managers; sponsors; a mediator", concerns: All,
    authority: ["S0", "S3"],
    why: "a dispute that the first level cannot settle has no escalation path",
    policy: [conflict_levels_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let Some(levels) = conflict.levels.get().filter(|levels| !levels.is_empty()) else { return };
    let least = subject.policy.conflict_levels_least as usize;
    // An open level is a level, and another rule asks who it is.
    let count = levels.0.iter().filter(|level| !matches!(level, Field::Missing)).count();
    if count >= least {
        return;
    }
    drafts
        .at_key("conflict.levels", format!("conflict protocol has only {}", counted(count, "level")))
        .label(format!("at least {least} are needed"))
        .help("agree on higher levels, such as the steering committee or the sponsors, then a mediator; add each with `who:` and `within:`");
}

use crate::document::charter::conflict::Level;
use crate::rules::conflict::outside::needs_limit;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a level of the conflict protocol has no time limit
    "conflict-time-limit-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Disputes), consequence: Adrift,
    question: "How long does this level have to settle a dispute?",
    at: "conflict.levels[].within", example: "5 days", concerns: All,
    authority: ["ours"],
    why: "without a limit the side that gains by waiting keeps a dispute on the lowest level",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let Some(levels) = conflict.levels.get() else { return };
    let help = "add `within:` to each level, such as `within: 5 days`; then it goes up";
    let last = levels.0.len().saturating_sub(1);
    let untimed: Vec<(usize, &Level)> = levels
        .iter()
        .filter(|(index, level)| level.within.is_missing() && needs_limit(subject, level, *index == last))
        .collect();
    if untimed.len() > 1 && untimed.len() == levels.len() {
        let message =
            format!("none of the {} levels of the conflict protocol has a time limit", untimed.len());
        drafts.at_key("conflict.levels", message).help(help);
        return;
    }
    for (index, level) in untimed {
        let who = level.who.get().map_or_else(|| format!("level {}", index + 1), |who| format!("`{who}`"));
        let message = if level.within.is_open() {
            format!("it is still open within which time {who} must settle a disagreement")
        } else {
            format!("{who} may take any time to settle a disagreement")
        };
        drafts.at_key(format!("conflict.levels[{index}].within"), message).help(help);
    }
}

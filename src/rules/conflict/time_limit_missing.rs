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
    why: "the party that gains by delay can keep a dispute at this level",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let Some(levels) = conflict.levels.get() else { return };
    let help = "agree when a dispute is escalated and add `within:` to each level, such as `within: 5 days`";
    let last = levels.0.len().saturating_sub(1);
    let untimed: Vec<(usize, &Level)> = levels
        .iter()
        .filter(|(index, level)| level.within.is_missing() && needs_limit(subject, level, *index == last))
        .collect();
    if untimed.len() > 1 && untimed.len() == levels.len() {
        let message = format!("no time limit at any of the {} conflict levels", untimed.len());
        drafts.at_key("conflict.levels", message).help(help);
        return;
    }
    for (index, level) in untimed {
        let who = level.who.get().map_or_else(|| format!("level {}", index + 1), |who| format!("\"{who}\""));
        let message = if level.within.is_open() {
            format!("time limit for {who} to settle a dispute undecided")
        } else {
            format!("no time limit for {who} to settle a dispute")
        };
        drafts.at_key(format!("conflict.levels[{index}].within"), message).help(help);
    }
}

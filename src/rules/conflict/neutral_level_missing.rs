use crate::document::Field;
use crate::document::scalar::Text;
use crate::rules::conflict::outside::is_outside;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no neutral level in the conflict protocol
    "neutral-level-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Disputes), consequence: Unsaid,
    question: "Which neutral person settles what the parties cannot?",
    also_at: "conflict.levels", example: "a mediator named by both sponsors", concerns: All,
    authority: ["S0", "S3"],
    why: "when the parties' own people cannot agree, the next step is an expensive lawsuit",
    policy: [conflict_levels_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let Some(levels) = conflict.levels.get() else { return };
    // A protocol that is too short is told to add levels, this one among them; an unclear level may be the neutral one.
    let is_too_short = levels.len() < subject.policy.conflict_levels_least as usize;
    let is_unknown = levels
        .0
        .iter()
        .any(|level| !matches!(level, Field::Missing) && !level.and(|level| &level.who).is_given());
    let is_outside = |who: &Text| is_outside(subject.charter, who.as_str());
    let has_outsider = levels.values().filter_map(|level| level.who.get()).any(is_outside);
    if is_too_short || is_unknown || has_outsider {
        return;
    }
    let last = levels.iter().last();
    let Some((index, Some(who))) = last.map(|(index, level)| (index, level.who.get())) else { return };
    drafts
        .at_value(format!("conflict.levels[{index}].who"), format!("conflict protocol ends with \"{who}\", with no neutral level"))
        .help("agree on a neutral last level, such as `- who: Mediator` with `within: 30 days`, or the arbitrator that the contract names");
}

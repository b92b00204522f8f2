//! A list run as in a workshop: before there is a charter that could show anything, the answers alone count.

use super::checklists::Proof;
use super::evidence::{self, Evidence};
use super::holding::Holding;
use super::{ChecklistDefinition, ChecklistResult, Count, ItemDefinition, ItemResult, ItemState, tallied};
use crate::config::Policy;
use crate::document::charter::Charter;
use crate::document::charter::checklists::AnswerValue;
use crate::document::scalar::AnswerWord;

/// What a list comes to by its answers alone, one for each item in its order. What a charter would need is said of each item as of
/// one in which nothing is written yet.
#[must_use]
pub fn assess_answers(
    definition: &ChecklistDefinition,
    answers: &[AnswerValue],
    policy: &Policy,
) -> ChecklistResult {
    let items = definition.items.iter().zip(answers);
    let items = items.map(|(item, answer)| assess_answer(definition, item, *answer, policy)).collect();
    ChecklistResult { is_answered: true, ..tallied(definition, items, policy) }
}

fn assess_answer(
    list: &ChecklistDefinition,
    definition: &ItemDefinition,
    answer: AnswerValue,
    policy: &Policy,
) -> ItemResult {
    let evidence = match &definition.evidence {
        Proof::Method(find) => find(&Charter::default(), policy, Some(answer)),
        Proof::Paths(paths) => nothing_at(paths),
        Proof::Answer => evidence::answer_alone(&list.id, &definition.id, Some(answer)),
    };
    let state = match answer {
        AnswerValue::Word(AnswerWord::Yes) if !definition.is_scored => ItemState::Yes,
        AnswerValue::Word(AnswerWord::No) => ItemState::No,
        AnswerValue::Score(_) if definition.is_scored && evidence.is_complete() => ItemState::Yes,
        AnswerValue::Score(_) if definition.is_scored => ItemState::No,
        AnswerValue::Word(_) | AnswerValue::Score(_) => ItemState::Unknown,
    };
    let counts = if state == ItemState::Yes { Count::Met } else { Count::NotMet };
    let item = ItemResult::of(definition, Some(answer), (state, counts), evidence, None);
    // A charter that there is not says the opposite of nothing.
    ItemResult { is_contradicted: false, ..item }
}

fn nothing_at(paths: &[String]) -> Evidence {
    let mut evidence = Evidence::default();
    for path in paths {
        evidence.needs(path.as_str(), Holding::Lacking);
    }
    evidence
}

//! What a checklist comes to, for programs: the same in every command that speaks of readiness [S0, S3].

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::method::Assessment;
use crate::method::readiness::{ByDocument, ChecklistResult, ItemResult, ItemState, Verdict};
use crate::wording::readiness::answer;

/// A checklist with its tally and its verdict.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Checklist<'a> {
    /// The id of the checklist.
    checklist: &'a str,
    /// How many questions are not met.
    no: usize,
    /// How many questions are open: no one has answered, and the charter says nothing against it.
    left_open: usize,
    /// How many questions apply.
    of: usize,
    /// What the list comes to; what cannot be read is not met.
    verdict: Verdict,
    /// The rules that found the errors which keep a complete list from being ready. Left out otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    held_up_by: Vec<&'a str>,
    /// What of the charter cannot be read although the verdict rests on it: then it is not judged. Left out otherwise.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    unread: &'a [String],
    /// The questions in the order of the list.
    items: Vec<Item<'a>>,
    /// The ids of the questions that are not asked of this kind of partnership; left out where all are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_asked: Vec<&'a str>,
}

/// A question of a checklist with its answer.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Item<'a> {
    /// The id of the question.
    id: &'a str,
    /// The answer that the charter gives: a word, or a score from 1 to 5; null for none.
    answer: Option<String>,
    /// How far it is met.
    state: ItemState,
    /// Whether the charter itself has the evidence.
    borne_out: bool,
    /// The places of the charter where evidence is missing.
    missing: Vec<&'a str>,
    /// The places of the charter that cannot be read; left out where there are none.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    unread: &'a [String],
    /// What the answer names as evidence: a document that is there, an address that someone has opened, or one that no one
    /// has opened, which is no evidence. Left out where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<ByDocument>,
}

impl<'a> Checklist<'a> {
    pub(super) fn of(result: &'a ChecklistResult) -> Self {
        Self {
            checklist: &result.definition.id,
            no: result.no,
            left_open: result.open,
            of: result.of,
            verdict: result.verdict,
            held_up_by: rules(result),
            unread: &result.unread,
            items: result.items.iter().map(Item::of).collect(),
            not_asked: result.definition.not_asked.iter().map(|item| &*item.id).collect(),
        }
    }

    /// The lists that a partnership is judged by.
    pub(super) fn judged(assessment: &'a Assessment) -> Vec<Self> {
        assessment.readiness.iter().filter(|it| it.is_judged()).map(Self::of).collect()
    }
}

/// Each rule once.
pub(super) fn rules(result: &ChecklistResult) -> Vec<&str> {
    let rules: BTreeSet<&str> = result.held_up_by.iter().map(|held| held.rule.as_str()).collect();
    rules.into_iter().collect()
}

impl<'a> Item<'a> {
    fn of(result: &'a ItemResult) -> Self {
        Self {
            id: &result.definition.id,
            answer: result.answer.map(answer),
            state: result.state,
            borne_out: result.borne_out,
            missing: result.missing.iter().map(|need| need.path.as_str()).collect(),
            unread: &result.unread,
            evidence: result.document,
        }
    }
}

//! A question of a rule, as programs read it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::rules::{Concerns, Question};

/// What a gap asks.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct QuestionEntry {
    /// Where the answer belongs, by names: a name in braces stands for any, `[]` for an entry of a list.
    at: &'static str,
    /// The question in words.
    question: &'static str,
    /// How an answer may look.
    example: &'static str,
    /// Who has to answer it.
    concerns: Concerns,
}

impl QuestionEntry {
    pub(super) fn of(question: Question) -> Self {
        let Question { at, text, example, concerns, .. } = question;
        Self { at, question: text, example, concerns }
    }
}

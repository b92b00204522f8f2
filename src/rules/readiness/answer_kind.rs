//! `answer-kind-mismatch`: a question is answered with a word where a score belongs, or the other way round.

use super::wording;
use crate::document::charter::checklists::AnswerValue;
use crate::document::charter::stage::Stage;
use crate::document::scalar::AnswerWord;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "answer-kind-mismatch",
    family: Family::Readiness,
    severity: Severity::Warning,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["S3", "ours"],
    summary: "a question is answered with a word where a score belongs, or the other way round",
    why: "an answer of the wrong kind says nothing, and counts as No",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("answer_kind.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for list in &subject.assessment.readiness {
        for item in &list.items {
            let (message, help) = match (item.definition.is_scored, item.answer) {
                (true, Some(AnswerValue::Word(AnswerWord::Yes | AnswerWord::No))) => {
                    ("a word stands where a score belongs", "write a score from 1 to 5, such as `4`")
                }
                (false, Some(AnswerValue::Score(_))) => {
                    ("a score stands where a word belongs", "write `yes`, `no`, `unknown` or `n/a`")
                }
                _ => continue,
            };
            let place = wording::place(&*list.definition.id, &*item.definition.id);
            report.at_value(place, message).label(&*item.definition.question).help(help);
        }
    }
}

use super::wording;
use crate::document::charter::checklists::AnswerValue;
use crate::document::scalar::AnswerWord;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a question has the wrong kind of answer: a word instead of a score, or the other way round
    "answer-kind-mismatch",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Untidy,
    authority: ["S3", "ours"],
    why: "an answer of the wrong kind counts as not met, whatever was meant",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for list in &subject.assessment.readiness {
        for item in &list.items {
            let (message, help) = match (item.definition.is_scored, item.answer) {
                (true, Some(AnswerValue::Word(AnswerWord::Yes | AnswerWord::No))) => (
                    "answered with a word, but the question asks for a score",
                    "write a score from 1 to 5, such as `4`",
                ),
                (false, Some(AnswerValue::Score(_))) => (
                    "answered with a score, but the question asks for a word",
                    "write `yes`, `no`, `unknown` or `n/a`",
                ),
                _ => continue,
            };
            let place = wording::place(&list.definition.id, &item.definition.id);
            drafts.at_value(place, message).label(&*item.definition.question).help(help);
        }
    }
}

use super::wording;
use crate::document::charter::checklists::AnswerValue;
use crate::document::scalar::AnswerWord;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a question is answered with a word where a score belongs, or the other way round
    "answer-kind-mismatch",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Untidy,
    authority: ["S3", "ours"],
    why: "an answer of the wrong kind says nothing, and counts as not met",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
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
            let place = wording::place(&list.definition.id, &item.definition.id);
            drafts.at_value(place, message).label(&*item.definition.question).help(help);
        }
    }
}

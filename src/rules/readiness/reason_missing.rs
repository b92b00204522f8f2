use super::wording;
use crate::document::charter::checklists::AnswerValue;
use crate::document::scalar::AnswerWord;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a question is marked not applicable without a reason
    "answer-reason-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Always), consequence: Untidy,
    question: "Why does the question not apply?",
    at: "checklists.{list}.{item}.reason", example: "a regulator carries out the health checks", concerns: All,
    authority: ["ours"],
    why: "without a reason the other party cannot check that the question does not apply",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let lists = subject.charter.checklists.get().into_iter().flat_map(|lists| lists.iter());
    for (list, answers) in lists {
        for (item, answer) in answers.iter() {
            let is_put_aside = answer.answer.get() == Some(&AnswerValue::Word(AnswerWord::NotApplicable));
            if !is_put_aside || !answer.reason.is_missing() {
                continue;
            }
            drafts
                .at_value(wording::place(list, item), "marked not applicable without a reason")
                .label("counts as not met")
                .help(format!("write `{item}: {{answer: n/a, reason: …}}`"));
        }
    }
}

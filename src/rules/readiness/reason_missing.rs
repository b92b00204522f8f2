//! `answer-reason-missing`: a question is called not applicable without a reason.

use super::wording;
use crate::document::charter::checklists::AnswerValue;
use crate::document::charter::stage::Stage;
use crate::document::scalar::AnswerWord;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "answer-reason-missing",
    family: Family::Readiness,
    severity: Severity::Warning,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "a question is called not applicable without a reason",
    why: "a question that is put aside without a word is an open one",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("reason_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let lists = subject.charter.checklists.get().into_iter().flat_map(|lists| lists.iter());
    for (list, answers) in lists {
        for (item, answer) in answers.iter() {
            let is_put_aside = answer.answer.get() == Some(&AnswerValue::Word(AnswerWord::NotApplicable));
            if !is_put_aside || !answer.reason.is_missing() {
                continue;
            }
            report
                .at_value(
                    wording::place(list, item),
                    "the question is called not applicable without a reason",
                )
                .label("counts as No")
                .help(format!("write `{item}: {{answer: n/a, reason: …}}`"));
        }
    }
}

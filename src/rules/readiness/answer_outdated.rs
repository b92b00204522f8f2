//! `answer-outdated`: an answer says no, and the charter has all that the question asks for.

use super::wording;
use crate::document::charter::checklists::AnswerValue;
use crate::document::charter::stage::Stage;
use crate::document::scalar::AnswerWord;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "answer-outdated",
    family: Family::Readiness,
    severity: Severity::Advice,
    from: Stage::Discovery,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "an answer says no, and the charter has all that the question asks for",
    why: "an answer that nobody updates makes the verdict worse than the charter",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("answer_outdated.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for list in &subject.assessment.readiness {
        let id = &*list.definition.id;
        let answers = subject.charter.checklists.get().and_then(|lists| lists.get(id)?.get());
        for item in list.items.iter().filter(|item| item.borne_out) {
            let answer = answers.and_then(|answers| answers.get(&*item.definition.id)?.get());
            let says_why = answer.is_some_and(|answer| answer.reason.is_given());
            if says_why || item.answer != Some(AnswerValue::Word(AnswerWord::No)) {
                continue;
            }
            let message = "the answer is no, but the charter has all that the question asks for";
            report
                .at_value(wording::place(id, &*item.definition.id), message)
                .help("answer `yes`, or say what is missing with `{answer: no, reason: …}`");
        }
    }
}

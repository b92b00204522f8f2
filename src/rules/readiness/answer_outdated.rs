use super::wording;
use crate::document::charter::checklists::AnswerValue;
use crate::document::scalar::AnswerWord;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a question is answered no, although the charter has everything it asks for
    "answer-outdated",
    severity: Advice,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "an outdated no makes the verdict worse than the charter is, and can hold up signing",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for list in &subject.assessment.readiness {
        let id = &*list.definition.id;
        let answers = subject.charter.checklists.get().and_then(|lists| lists.get(id)?.get());
        for item in list.items.iter().filter(|item| item.borne_out) {
            let answer = answers.and_then(|answers| answers.get(&item.definition.id)?.get());
            let says_why = answer.is_some_and(|answer| answer.reason.is_given());
            if says_why || item.answer != Some(AnswerValue::Word(AnswerWord::No)) {
                continue;
            }
            let message = "answered no, but the charter has everything the question asks for";
            drafts
                .at_value(wording::place(id, &item.definition.id), message)
                .help("answer `yes`, or give the reason: `{answer: no, reason: …}`");
        }
    }
}

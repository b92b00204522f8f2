//! `not-applicable-too-many`: more questions of one list are called not applicable than a list can lose.

use crate::document::charter::checklists::AnswerValue;
use crate::document::charter::stage::Stage;
use crate::document::scalar::AnswerWord;
use crate::finding::Severity;
use crate::grammar::{counted, number};
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::yaml::YamlPath;

pub(super) const RULE: Rule = Rule {
    id: "not-applicable-too-many",
    family: Family::Readiness,
    severity: Severity::Warning,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "more questions of one list are called not applicable than a list can lose",
    why: "a list of which half is put aside gives a verdict on the other half only",
    policy: &["not_applicable_most"],
    since: "0.1.0",
    docs: include_str!("not_applicable_too_many.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let most = subject.policy.not_applicable_most;
    let lists = subject.charter.checklists.get().into_iter().flat_map(|lists| lists.iter());
    for (list, answers) in lists {
        let put_aside: Vec<String> = answers
            .iter()
            .filter(|(_, answer)| answer.answer.get() == Some(&AnswerValue::Word(AnswerWord::NotApplicable)))
            .map(|(item, _)| format!("`{item}`"))
            .collect();
        if put_aside.len() <= most as usize {
            continue;
        }
        let (count, items) = (counted(put_aside.len(), "question"), put_aside.join(", "));
        let are = number(put_aside.len(), "is", "are");
        let message = format!("{count} of `{list}` {are} called not applicable, more than {most}: {items}");
        report
            .at_key(YamlPath::root().key("checklists").key(list), message)
            .help("answer those that do apply, or use a list of your own that suits the partnership");
    }
}

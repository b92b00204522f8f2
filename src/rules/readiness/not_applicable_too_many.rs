use crate::document::charter::checklists::AnswerValue;
use crate::document::scalar::AnswerWord;
use crate::grammar::{counted, number};
use crate::rules::{Drafts, Subject, rule};
use crate::yaml::YamlPath;

rule! {
    /// more questions of one list are called not applicable than a list can lose
    "not-applicable-too-many",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "a list of which half is put aside gives a verdict on the other half only",
    policy: [not_applicable_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
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
        drafts
            .at_key(YamlPath::root().key("checklists").key(list), message)
            .help("answer those that do apply, or use a list of your own that suits the partnership");
    }
}

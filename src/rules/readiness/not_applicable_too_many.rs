use crate::document::charter::checklists::AnswerValue;
use crate::document::scalar::AnswerWord;
use crate::grammar::counted;
use crate::rules::{Drafts, Subject, rule};
use crate::yaml::YamlPath;

rule! {
    /// too many questions on one list are marked not applicable
    "not-applicable-too-many",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "READY then rests on part of the list, and the questions left out may be the ones that matter",
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
            .map(|(item, _)| item.replace('_', " "))
            .collect();
        if put_aside.len() <= most as usize {
            continue;
        }
        let (count, items) = (counted(put_aside.len(), "question"), put_aside.join(", "));
        let message = format!("{count} on `{list}` marked not applicable, more than {most}: {items}");
        drafts
            .at_key(YamlPath::root().key("checklists").key(list), message)
            .help("answer those that apply, or define a list that suits the partnership");
    }
}

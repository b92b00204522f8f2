use super::wording;
use crate::config::OwnChecklist;
use crate::document::charter::checklists::Checklists;
use crate::document::suggestion;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an answer to a question that the team's own checklist does not ask
    "answer-question-unknown",
    severity: Warning,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "an answer under a misspelt name is not counted, so the question stays unanswered",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(lists) = subject.charter.checklists.get() else { return };
    for list in &subject.configuration.checklists {
        own_list(list, lists, drafts);
    }
}

/// A team's own list is defined in its configuration, so that reading the charter cannot know its questions.
fn own_list(list: &OwnChecklist, lists: &Checklists, drafts: &mut Drafts<'_>) {
    let known = || list.items.iter().map(|item| item.id.as_str());
    let answers = lists.get(&list.id).and_then(|answers| answers.get());
    for name in answers.into_iter().flat_map(|answers| answers.names()) {
        if known().any(|id| id == name) {
            continue;
        }
        let help = match suggestion::nearest(name, known()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("its questions are {}", suggestion::listed(&known().collect::<Vec<_>>(), 12)),
        };
        let place = wording::place(&list.id, name);
        drafts.at_key(place, format!("`{}` has no question `{name}`", list.id)).help(help);
    }
}

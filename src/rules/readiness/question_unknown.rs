//! `answer-question-unknown`: an answer to a question that the team's own list does not ask.

use super::wording;
use crate::config::OwnChecklist;
use crate::document::charter::checklists::Checklists;
use crate::document::charter::stage::Stage;
use crate::document::suggestion;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "answer-question-unknown",
    family: Family::Readiness,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "an answer to a question that a list of the team's own does not ask",
    why: "an answer under a misspelt name is not counted, and the question stays open",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("question_unknown.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(lists) = subject.charter.checklists.get() else { return };
    for list in &subject.configuration.checklists {
        own_list(list, lists, report);
    }
}

/// A team's own list is defined in its configuration, so that reading the charter cannot know its questions.
fn own_list(list: &OwnChecklist, lists: &Checklists, report: &mut Report<'_>) {
    let known = || list.items.iter().map(|item| item.id.as_str());
    let answers = lists.get(&*list.id).and_then(|answers| answers.get());
    for name in answers.into_iter().flat_map(|answers| answers.names()) {
        if known().any(|id| id == name) {
            continue;
        }
        let help = match suggestion::nearest(name, known()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("its questions are {}", suggestion::listed(&known().collect::<Vec<_>>(), 12)),
        };
        let place = wording::place(&*list.id, name);
        report.at_key(place, format!("`{}` has no question `{name}`", list.id)).help(help);
    }
}

//! `answer-question-unknown`: answers under a name that is nearly that of a built-in list.

use super::wording;
use crate::config::OwnChecklist;
use crate::document::charter::checklists::{BUILT_IN, Checklists};
use crate::document::charter::stage::Stage;
use crate::document::suggestion;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::yaml::YamlPath;

pub(super) const RULE: Rule = Rule {
    id: "answer-question-unknown",
    family: Family::Readiness,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "answers under a name that is nearly that of a built-in list",
    why: "answers under a misspelt name are not counted, and the questions stay open",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("question_unknown.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(lists) = subject.charter.checklists.get() else { return };
    let built_in = || BUILT_IN.iter().map(|list| list.id);
    let own = &subject.configuration.checklists;
    for list in own {
        own_list(list, lists, report);
    }
    let is_known = |name: &str| built_in().any(|id| id == name) || own.iter().any(|list| list.id == name);
    for name in lists.names().filter(|name| !is_known(name)) {
        if let Some(near) = suggestion::nearest(name, built_in()) {
            report
                .at_key(
                    YamlPath::root().key("checklists").key(name),
                    format!("no built-in list is called `{name}`"),
                )
                .help(format!("did you mean `{near}`? A list of your own wants a name less like it"));
        }
    }
}

/// A team's own list is defined in its configuration, so that reading the charter cannot know its questions.
fn own_list(list: &OwnChecklist, lists: &Checklists, report: &mut Report<'_>) {
    let known = || list.items.iter().map(|item| item.id);
    let answers = lists.get(list.id).and_then(|answers| answers.get());
    for name in answers.into_iter().flat_map(|answers| answers.names()) {
        if known().any(|id| id == name) {
            continue;
        }
        let help = match suggestion::nearest(name, known()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("its questions are {}", suggestion::listed(&known().collect::<Vec<_>>(), 12)),
        };
        let place = wording::place(list.id, name);
        report.at_key(place, format!("`{}` has no question `{name}`", list.id)).help(help);
    }
}

//! `answer-question-unknown`: an answer to a question that the list does not have.

use super::wording;
use crate::document::charter::stage::Stage;
use crate::document::suggestion;
use crate::finding::Severity;
use crate::method::readiness::{BUILT_IN, ChecklistDefinition};
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::yaml::YamlPath;

pub(super) const RULE: Rule = Rule {
    id: "answer-question-unknown",
    family: Family::Readiness,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "an answer to a question that the list does not have",
    why: "an answer under a misspelt name is not counted, and the question stays open",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("question_unknown.md"),
    check: Check::Partnership(check),
};

/// The names of the lists that the format describes.
const LISTS: [&str; 4] = ["signing", "fit", "launch", "one-page"];

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(lists) = subject.charter.checklists.get() else { return };
    for name in lists.names().filter(|name| !LISTS.contains(name)) {
        if let Some(near) = suggestion::nearest(name, LISTS) {
            report
                .at_key(
                    YamlPath::root().key("checklists").key(name),
                    format!("no built-in list is called `{name}`"),
                )
                .help(format!("did you mean `{near}`? A list of your own wants a name less like it"));
        }
    }
    for definition in BUILT_IN {
        let answers = lists.get(definition.id).and_then(|answers| answers.get());
        for name in answers.into_iter().flat_map(|answers| answers.names()) {
            if !definition.items.iter().any(|item| item.id == name) {
                unknown(definition, name, report);
            }
        }
    }
}

fn unknown(definition: &ChecklistDefinition, name: &str, report: &mut Report<'_>) {
    let known: Vec<&str> = definition.items.iter().map(|item| item.id).collect();
    let help = match suggestion::nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            format!("its questions are {}; put others into a list of your own", suggestion::listed(&known, 8))
        }
    };
    report
        .at_key(wording::place(definition.id, name), format!("`{}` has no question `{name}`", definition.id))
        .help(help);
}

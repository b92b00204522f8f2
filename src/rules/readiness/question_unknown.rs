//! `answer-question-unknown`: answers under a name that is nearly that of a built-in list.

use crate::document::charter::checklists::BUILT_IN;
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
    for name in lists.names().filter(|name| built_in().all(|id| id != *name)) {
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

//! `checklist-unknown`: answers to a list that nobody has defined.

use crate::document::charter::checklists::BuiltInList;
use crate::document::charter::stage::Stage;
use crate::document::suggestion;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::yaml::YamlPath;

pub(super) const RULE: Rule = Rule {
    id: "checklist-unknown",
    family: Family::Readiness,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "answers to a list that nobody has defined",
    why: "answers to a list that is defined nowhere are counted for no verdict, while everybody believes that they are",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("list_unknown.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(lists) = subject.charter.checklists.get() else { return };
    let own = subject.configuration.checklists.iter().map(|list| list.id);
    let known: Vec<&str> = BuiltInList::ALL.iter().map(|list| list.as_str()).chain(own).collect();
    for name in lists.names().filter(|name| !known.contains(name)) {
        let place = YamlPath::root().key("checklists").key(name);
        let help = match suggestion::nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "define it in `partner.toml`, a `[[checklist]]` with its questions, or answer one of {}",
                suggestion::listed(&known, 12)
            ),
        };
        report.at_key(place, format!("no checklist is called `{name}`")).help(help);
    }
}

use crate::document::charter::checklists::BuiltInList;
use crate::document::suggestion;
use crate::rules::{Drafts, Subject, rule};
use crate::yaml::YamlPath;

rule! {
    /// answers to a checklist that is not defined
    "checklist-unknown",
    severity: Warning,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "answers under an unknown name count towards no verdict, so the questions meant stay unanswered",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(lists) = subject.charter.checklists.get() else { return };
    let own = subject.configuration.checklists.iter().map(|list| &*list.id);
    let known: Vec<&str> = BuiltInList::ALL.iter().map(|list| list.as_str()).chain(own).collect();
    for name in lists.names().filter(|name| !known.contains(name)) {
        let place = YamlPath::root().key("checklists").key(name);
        let help = match suggestion::nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "use one of {}, or define it in `partner.toml` under `[[checklist]]`",
                suggestion::listed(&known, 12)
            ),
        };
        drafts.at_key(place, format!("no checklist is called `{name}`")).help(help);
    }
}

use crate::document::charter::checklists::BuiltInList;
use crate::document::suggestion;
use crate::rules::{Drafts, Subject, rule};
use crate::yaml::YamlPath;

rule! {
    /// answers to a list that nobody has defined
    "checklist-unknown",
    severity: Warning,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "answers to a list that is defined nowhere are counted for no verdict, while everybody believes that they are",
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
                "define it in `partner.toml`, a `[[checklist]]` with its questions, or answer one of {}",
                suggestion::listed(&known, 12)
            ),
        };
        drafts.at_key(place, format!("no checklist is called `{name}`")).help(help);
    }
}

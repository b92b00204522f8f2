use crate::document::charter::Charter;
use crate::document::suggestion::nearest;
use crate::rules::{Drafts, Subject, rule};
use crate::yaml::YamlPath;

rule! {
    /// a change request affects a section that charters do not have
    "change-path-unknown",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Adrift,
    authority: ["S0", "ours"],
    why: "a request that names no place in the charter authorises no change to it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for change in &subject.partnership.records.changes {
        let touches = change.value.touches.get();
        for (index, path) in touches.into_iter().flat_map(|touches| touches.iter()) {
            let wanted = YamlPath::from(path.as_str());
            let section = wanted.section().unwrap_or_default();
            if Charter::KEYS.contains(&section) || section.starts_with("x-") {
                continue;
            }
            let help = match nearest(section, Charter::KEYS.iter().copied()) {
                Some(near) => format!("did you mean `{}`?", path.as_str().replacen(section, near, 1)),
                None => "write the path of an entry, such as `scope.included` or `exit.notice`".to_owned(),
            };
            drafts
                .at_record(
                    &change.source,
                    format!("touches[{index}]"),
                    format!("change affects an unknown section: `{section}`"),
                )
                .help(help);
        }
    }
}

//! `change-path-unknown`: a change request touches something that no charter has.

use crate::document::charter::Charter;
use crate::document::charter::stage::Stage;
use crate::document::suggestion::nearest;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::yaml::YamlPath;

pub(super) const RULE: Rule = Rule {
    id: "change-path-unknown",
    family: Family::Agreement,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S0", "ours"],
    summary: "a change request touches something that no charter has",
    why: "a request that names no place of the charter permits no change of it",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("change_path_unknown.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
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
            report
                .at_record(
                    &change.source,
                    format!("touches[{index}]"),
                    format!("a charter has no section `{section}` that this change could touch"),
                )
                .help(help);
        }
    }
}

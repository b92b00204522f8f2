//! `symptom-misspelt`: a symptom is written nearly like one that calls for a special review.

use super::special_due::CAUSES;
use crate::document::charter::stage::Stage;
use crate::document::{Mend, suggestion};
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::yaml::YamlPath;

pub(super) const RULE: Rule = Rule {
    id: "symptom-misspelt",
    family: Family::Reviews,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::Operation,
    authority: &["S1", "ours"],
    summary: "a symptom is written nearly like one that calls for a special review",
    why: "a slip of the hand would keep the special review from being called",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("symptom_misspelt.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for document in &subject.partnership.records.reviews {
        for (index, symptom) in document.value.symptoms.get().into_iter().flat_map(|list| list.iter()) {
            let written = symptom.as_str();
            let Some(near) = suggestion::nearest(written, CAUSES.iter().map(|(id, _)| *id)) else { continue };
            if near != written {
                let path = YamlPath::from("symptoms").index(index);
                let tree = &document.source.tree;
                let node = tree.resolve(&path).value.filter(|_| document.holds(&path));
                let causes = CAUSES.iter().map(|(id, _)| *id);
                let mend = node.and_then(|node| Mend::slip(tree, node, causes));
                report
                    .at_record(&document.source, path, format!("`{written}` is nearly `{near}`"))
                    .help(format!("write `{near}` if that is meant: it calls for a special review"))
                    .mend(mend.as_ref());
            }
        }
    }
}

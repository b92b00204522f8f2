use super::special_due::CAUSES;
use crate::document::{Correction, suggestion};
use crate::rules::{Drafts, Subject, rule};
use crate::yaml::YamlPath;

rule! {
    /// a symptom looks like a misspelling of one that calls for a special review
    "symptom-misspelt",
    severity: Warning,
    nature: Defect, consequence: Untidy,
    authority: ["S1", "ours"],
    why: "because of a misspelling, no special review would be called",
    is_fixable: true,
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for document in &subject.partnership.records.reviews {
        for (index, symptom) in document.value.symptoms.get().into_iter().flat_map(|list| list.iter()) {
            let written = symptom.as_str();
            let Some(near) = suggestion::nearest(written, CAUSES.iter().map(|(id, _)| *id)) else { continue };
            if near != written {
                let path = YamlPath::from("symptoms").index(index);
                let tree = &document.source.tree;
                let node = tree.resolve(&path).value.filter(|_| document.holds(&path));
                let causes = CAUSES.iter().map(|(id, _)| *id);
                let correction = node.and_then(|node| Correction::slip(tree, node, causes));
                drafts
                    .at_record(
                        &document.source,
                        path,
                        format!("`{written}` looks like a misspelling of `{near}`"),
                    )
                    .help(format!("if that is meant, write `{near}`, which calls for a special review"))
                    .correction(correction.as_ref());
            }
        }
    }
}

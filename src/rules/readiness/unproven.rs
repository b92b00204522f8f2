use super::wording;
use crate::method::readiness::ItemState;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an answer says yes, and the charter does not bear it out
    "readiness-unproven",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Adrift,
    authority: ["S0", "S3", "ours"],
    why: "a yes that nothing shows is a hope, and it counts as No",
    sums_up: true,
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for list in &subject.assessment.readiness {
        // A word where a score belongs is a mistake of another kind.
        for item in list.items.iter().filter(|item| item.state == ItemState::Unproven) {
            if item.definition.is_scored {
                continue;
            }
            let lacking = wording::lacking(&item.missing);
            let place = wording::place(&list.definition.id, &item.definition.id);
            let message = format!("the answer is yes, but the charter lacks {lacking}");
            drafts
                .at_value(place, message)
                .label("counts as No")
                .help("add it, point at a document with `{answer: yes, evidence: …}`, or answer `no`");
        }
    }
}

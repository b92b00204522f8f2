use crate::document::records::change::ChangeStatus;
use crate::document::scalar::Text;
use crate::document::{Field, List, Named};
use crate::grammar::alternatives;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a change request does not say what changes or what that means for each party
    "change-incomplete",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Adrift,
    authority: ["S0"],
    why: "whoever approves a change without knowing what it costs will not feel bound by it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for change in &subject.partnership.records.changes {
        let value = &change.value;
        if matches!(value.status.get(), Some(ChangeStatus::Rejected | ChangeStatus::Withdrawn)) {
            continue;
        }
        let mut lacking: Vec<String> = Vec::new();
        if value.what.is_missing() {
            lacking.push("what is to change (`what`)".to_owned());
        }
        if value.touches.is_missing() || value.touches.get().is_some_and(List::is_empty) {
            lacking.push("which entries of the charter it touches (`touches`)".to_owned());
        }
        let unassessed: Vec<&str> = subject
            .parties()
            .into_iter()
            .filter(|party| !value.impact.is_invalid() && is_unassessed(&value.impact, party))
            .collect();
        if !unassessed.is_empty() {
            lacking.push(format!("what it means for {} (`impact`)", names(subject.charter, &unassessed)));
        }
        if lacking.is_empty() {
            continue;
        }
        let place = if unassessed.is_empty() { "partner" } else { "impact" };
        drafts
            .at_record(
                &change.source,
                place,
                format!("the change request does not say {}", alternatives(&lacking)),
            )
            .help("add it before the sides decide; where nothing changes for a party, write so");
    }
}

fn is_unassessed(impact: &Field<Named<Text>>, party: &str) -> bool {
    impact.get().and_then(|impact| impact.get(party)).is_none_or(Field::is_missing)
}

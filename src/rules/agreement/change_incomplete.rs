use crate::document::records::change::ChangeStatus;
use crate::document::scalar::Text;
use crate::document::{Field, List, Named};
use crate::grammar::series;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a change request is missing its content or its impact on a party
    "change-incomplete",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Adrift,
    authority: ["S0"],
    why: "a party that learns the cost of a change only after approving it will resist it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for change in subject.partnership.records.changes.iter().filter(|it| !it.is_lost()) {
        let value = &change.value;
        if matches!(value.status.get(), Some(ChangeStatus::Rejected | ChangeStatus::Withdrawn)) {
            continue;
        }
        let mut lacking: Vec<String> = Vec::new();
        if value.what.is_missing() {
            lacking.push("what changes".to_owned());
        }
        if value.touches.is_missing() || value.touches.get().is_some_and(List::is_empty) {
            lacking.push("which entries it affects".to_owned());
        }
        let unassessed: Vec<&str> = subject
            .parties()
            .into_iter()
            .filter(|party| !value.impact.is_invalid() && is_unassessed(&value.impact, party))
            .collect();
        if !unassessed.is_empty() {
            lacking.push(format!("impact on {}", names(subject.charter, &unassessed)));
        }
        if lacking.is_empty() {
            continue;
        }
        let place = if unassessed.is_empty() { "partner" } else { "impact" };
        drafts
            .at_record(
                &change.source,
                place,
                format!("missing from the change request: {}", series(&lacking)),
            )
            .help("add it under `what:`, `touches:` or `impact:` before the parties decide; if nothing changes for a party, say so");
    }
}

fn is_unassessed(impact: &Field<Named<Text>>, party: &str) -> bool {
    impact.get().and_then(|impact| impact.get(party)).is_none_or(Field::is_missing)
}

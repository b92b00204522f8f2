//! Whether data has passed between the parties already, as reviews and deliverables show.

use std::sync::Arc;

use crate::document::scalar::Date;
use crate::document::{Source, folded};
use crate::finding::Place;
use crate::rules::{Draft, Subject};

/// Words for data that one party hands to the other.
const DATA: [&str; 22] = [
    "data",
    "dataset",
    "datasets",
    "records",
    "takings",
    "transactions",
    "export",
    "exported",
    "import",
    "imported",
    "upload",
    "uploaded",
    "feed",
    "customer list",
    "customer lists",
    "customer files",
    "customer file",
    "customer database",
    "database",
    "databases",
    "telemetry",
    "personal details",
];

/// Words by which things get into another system, and those for what is then somebody's data.
const MOVED: [&str; 10] =
    ["load", "loaded", "copy", "copied", "migrate", "migrated", "transfer", "transferred", "sync", "synced"];
const KEPT: [&str; 12] = [
    "invoices",
    "orders",
    "addresses",
    "contacts",
    "customers",
    "clients",
    "patients",
    "members",
    "readings",
    "receipts",
    "payments",
    "bookings",
];

/// Words of work on paper, and of data that is nobody's.
const ELSE: [&str; 14] = [
    "agreement",
    "contract",
    "policy",
    "protection",
    "draft",
    "template",
    "format",
    "synthetic",
    "dummy",
    "mock",
    "delete",
    "deleted",
    "data centre",
    "data room",
];

/// The first time that data is known to have passed.
pub(super) struct Passed<'a> {
    /// On which day.
    pub(super) day: Date,
    place: Spot<'a>,
}

enum Spot<'a> {
    Review(&'a Arc<Source>, String),
    Deliverable(usize),
}

impl<'a> Passed<'a> {
    /// Reads it off the actions that are done and what was delivered.
    pub(super) fn of(subject: &Subject<'a>) -> Option<Self> {
        let by_now = |day: &Date| *day <= subject.as_of;
        let reviews = subject.partnership.records.reviews.iter().flat_map(|review| {
            let actions = review.value.actions.get().into_iter().flat_map(|actions| actions.iter());
            actions.filter_map(move |(index, action)| {
                let day = action.done.get().copied().filter(by_now)?;
                let what = action.what.get()?;
                let place = Spot::Review(&review.source, format!("actions[{index}].what"));
                is_transfer(what.as_str()).then_some(Self { day, place })
            })
        });
        let deliverables = subject.charter.deliverables.get().into_iter().flat_map(|list| list.iter());
        let delivered = deliverables.filter_map(|(index, deliverable)| {
            let day = deliverable.delivered.get().copied().filter(by_now)?;
            is_transfer(deliverable.what.get()?.as_str())
                .then_some(Self { day, place: Spot::Deliverable(index) })
        });
        reviews.chain(delivered).min_by_key(|passed| passed.day)
    }

    /// Shows where it is said.
    pub(super) fn show(&self, draft: Draft<'_>) {
        let label = format!("done on {}", self.day);
        match &self.place {
            Spot::Review(source, path) => draft.also_in_record(source, &Place::value(path.as_str()), label),
            Spot::Deliverable(index) => draft.also(
                &Place::value(format!("deliverables[{index}].what")),
                format!("delivered on {}", self.day),
            ),
        };
    }
}

fn is_transfer(text: &str) -> bool {
    let words: Vec<String> = folded(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let text = format!(" {} ", words.join(" "));
    let names = |word: &&str| text.contains(&format!(" {word} "));
    let is_moved = MOVED.iter().any(&names) && KEPT.iter().any(&names);
    (is_moved || DATA.iter().any(&names)) && !ELSE.iter().any(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_a_transfer_from_work_on_paper() {
        assert!(is_transfer(
            "Load the takings of 60 shops into the test system, the made-up ones are too smooth"
        ));
        assert!(is_transfer("Customer lists of both sides compared"));
        assert!(is_transfer("Daily export to the bank, live"));
        assert!(is_transfer("Load the invoices of 40 customers into the test system"));
        assert!(is_transfer("Copy of the customer file sent to Velm"));
        assert!(is_transfer("Live telemetry from 12 vans connected"));
        assert!(!is_transfer("Thank the customers of the pilot"));
        assert!(!is_transfer("Draft of the data agreement"));
        assert!(!is_transfer("Synthetic data for the test system"));
        assert!(!is_transfer("List of error codes for the till"));
        assert!(!is_transfer("Candidates for the update list"));
    }
}

use std::collections::BTreeMap;

use super::naming;
use crate::document::Field;
use crate::document::scalar::{Date, Text};
use crate::finding::Place;
use crate::grammar::series;
use crate::method::reviews::held;
use crate::method::shortfalls::{Miss, MissPlace, current, misses};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party is late or underperforms, and no review gives the cause
    "shortfall-cause-missing",
    severity: Warning, from: Launch,
    nature: Gap(Always), consequence: Adrift,
    question: "Why does the party give less than agreed?",
    of: Review, at: "shortfalls[].cause", example: "resources", concerns: Each,
    authority: ["S0", "S2", "ours"],
    why: "without the cause the parties may apply the wrong remedy and lose a quarter",
    policy: [misses_asked_from, misses_within],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    report_unexplained(subject, drafts);
    for noted in current(subject.partnership, subject.as_of) {
        let Some(review) = subject.partnership.records.reviews.get(noted.record) else { continue };
        if !noted.shortfall.cause.is_missing() {
            continue;
        }
        let lack = if noted.shortfall.cause.is_open() { "cause undecided" } else { "no cause" };
        drafts
            .at_record_key(
                &review.source,
                format!("shortfalls[{}].cause", noted.index),
                format!("{lack} for {}", naming::shortfall(subject.charter, noted.shortfall)),
            )
            .help("ask the party for the reason, and write `cause: resources`, `cause: priority` or `cause: capability`");
    }
}

/// How many of the things that came late a message names; the places show all.
const MOST_NAMED: usize = 3;

/// What came late, where a review was held since and did not speak of it.
fn report_unexplained(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some((record, last)) = held(subject.partnership, subject.as_of).last() else { return };
    let Some((day, source)) =
        last.held.get().zip(subject.partnership.records.reviews.get(record).map(|it| &it.source))
    else {
        return;
    };
    let spoken = Spoken::of(subject);
    let missed = misses(subject.partnership, subject.policy, subject.as_of);
    for party in subject.parties() {
        let of_party: Vec<&Miss> = missed
            .iter()
            .filter(|miss| miss.side == party && miss.due < *day && !spoken.is_after(miss))
            .collect();
        let is_deliverable = |miss: &&Miss| matches!(miss.place, MissPlace::Deliverable(_));
        if !of_party.iter().any(is_deliverable) && of_party.len() < subject.policy.misses_asked_from as usize
        {
            continue;
        }
        let mut whats: Vec<String> =
            of_party.iter().take(MOST_NAMED).map(|miss| what(subject, miss)).collect();
        if let Some(more) = of_party.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
            whats.push(format!("{more} more"));
        }
        let name = subject.charter.party_name(party);
        let mut draft = drafts
            .at_record_key(
                source,
                "shortfalls",
                format!("no cause in the {} for the delay of {name}: {}", naming::name(last), series(&whats)),
            )
            .help(format!(
                "ask {name} whether resources, priority or capability is the cause, and write it under `shortfalls:` of a review, with `side: {party}`, `what:`, `cause:` and `next:`"
            ));
        for miss in of_party {
            let words = format!("due on {}", miss.due);
            draft = match miss.place {
                MissPlace::Deliverable(index) => {
                    draft.also(&Place::value(format!("deliverables[{index}].due")), words)
                }
                MissPlace::Action { record, index } => {
                    match subject.partnership.records.reviews.get(record) {
                        Some(review) => {
                            let place = Place::value(format!("actions[{index}].due"));
                            draft.also_in_record(&review.source, &place, words)
                        }
                        None => draft,
                    }
                }
            };
        }
    }
}

/// On which day a review last named a shortfall of each party. What cannot be read may be one of any.
struct Spoken<'a> {
    of_party: BTreeMap<&'a str, Date>,
    of_anybody: Option<Date>,
}

impl<'a> Spoken<'a> {
    fn of(subject: &Subject<'a>) -> Self {
        let mut spoken = Self { of_party: BTreeMap::new(), of_anybody: None };
        // The reviews stand in the order of their days, so that the last day stays.
        for (_, review) in held(subject.partnership, subject.as_of) {
            let Some(day) = review.held.get().copied() else { continue };
            let listed = review.shortfalls.get().into_iter().flat_map(|list| &list.0);
            for side in listed.map(|shortfall| shortfall.and(|it| &it.side)) {
                match side {
                    Field::Given(side) => drop(spoken.of_party.insert(side.as_str(), day)),
                    Field::Invalid => spoken.of_anybody = Some(day),
                    Field::Missing | Field::Open => {}
                }
            }
            if review.shortfalls.is_invalid() {
                spoken.of_anybody = Some(day);
            }
        }
        spoken
    }

    /// Whether that was after the day on which something was due.
    fn is_after(&self, miss: &Miss) -> bool {
        let days = [self.of_party.get(miss.side.as_str()).copied(), self.of_anybody];
        days.into_iter().flatten().any(|day| miss.due < day)
    }
}

fn what(subject: &Subject<'_>, miss: &Miss) -> String {
    let text: Option<&Text> = match miss.place {
        MissPlace::Deliverable(index) => {
            subject.charter.deliverables.get().and_then(|list| list.0.get(index)?.get()?.what.get())
        }
        MissPlace::Action { record, index } => subject
            .partnership
            .records
            .reviews
            .get(record)
            .and_then(|it| it.value.actions.get()?.0.get(index)?.get()?.what.get()),
    };
    match (text, miss.place) {
        (Some(text), _) => format!("\"{text}\""),
        (None, MissPlace::Deliverable(index)) => format!("deliverable {}", index + 1),
        (None, MissPlace::Action { .. }) => format!("an action due on {}", miss.due),
    }
}

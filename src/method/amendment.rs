//! When the parties next sit together anyway over what they agreed: in operation only an amendment could change a term, and nobody reopens
//! a contract for one sentence.

use super::Assessment;
use super::term::{last_day, renewal_day, renewal_notice};
use crate::document::charter::Charter;
use crate::document::records::review::ReviewKind;
use crate::document::scalar::{Date, Duration};
use crate::method::gates::GateState;

/// Why the parties sit together over the terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// The renewal of the term has to be decided.
    Renewal,
    /// A gate, by its index in the charter.
    Gate(usize),
    /// The strategic audit.
    Audit,
}

/// How far off an occasion may be: the method looks at all terms once a year [S3]. What binds for ten years is not left alone until the
/// ninth.
const FARTHEST_MONTHS: u32 = 24;

/// The next day on which an amendment can be raised: the last day to decide on the renewal, a gate that is to come, or the strategic
/// audit, whichever comes first. `None` where none of them has a day that is near enough to wait for.
#[must_use]
pub fn next_occasion(charter: &Charter, assessment: &Assessment, as_of: Date) -> Option<(Date, Occasion)> {
    let term = charter.term.get();
    let renewal = term.and_then(|term| match renewal_notice(charter, term) {
        Some((notice, _)) => renewal_day(term, &notice),
        None => last_day(term),
    });
    let renewal = renewal.map(|day| (day, Occasion::Renewal));
    let is_ahead = |state: GateState| matches!(state, GateState::Upcoming | GateState::DueSoon);
    let gates = assessment.gates.gates.iter().filter(|gate| is_ahead(gate.state));
    let gates = gates.filter_map(|gate| Some((gate.due?, Occasion::Gate(gate.index))));
    let audits = assessment.reviews.iter().filter(|review| review.kind == ReviewKind::Audit);
    let audits = audits.map(|review| (review.due, Occasion::Audit));
    let farthest = as_of.plus(&Duration::of_months(FARTHEST_MONTHS)).unwrap_or(as_of);
    let is_near = |day: Date| as_of <= day && day <= farthest;
    renewal.into_iter().chain(gates).chain(audits).filter(|(day, _)| is_near(*day)).min()
}

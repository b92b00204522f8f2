//! The symptoms that reviews noted [S1, S2].

use super::reviews::held;
use crate::document::scalar::Date;
use crate::partnership::Partnership;

/// A symptom where it was last noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotedSymptom<'a> {
    /// Which review, counted from 0 in the partnership's order.
    pub record: usize,
    /// Which of its symptoms, counted from 0.
    pub index: usize,
    /// Its id.
    pub symptom: &'a str,
}

/// The symptoms that the last review of each kind that speaks of them noted. A later review of the kind that no longer notes one has
/// seen that it is gone.
#[must_use]
pub fn latest(partnership: &Partnership, as_of: Date) -> Vec<NotedSymptom<'_>> {
    let mut kinds = Vec::new();
    let mut noted: Vec<NotedSymptom<'_>> = Vec::new();
    for (record, review) in held(partnership, as_of).rev() {
        // Who does not speak of symptoms has not seen that they are gone.
        if !review.symptoms.is_given() || kinds.contains(&review.kind.get()) {
            continue;
        }
        kinds.push(review.kind.get());
        for (index, symptom) in review.symptoms.get().into_iter().flat_map(|list| list.iter()) {
            let symptom = symptom.as_str();
            if noted.iter().all(|it| it.symptom != symptom) {
                noted.push(NotedSymptom { record, index, symptom });
            }
        }
    }
    noted
}

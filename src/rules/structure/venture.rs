//! What a joint venture has.

use std::collections::BTreeSet;

use crate::document::FieldRef;
use crate::document::charter::model::{Board, LegalForm};
use crate::rules::Subject;
use crate::rules::series::series;

/// Whether the parties chose a joint venture.
pub(super) fn is_venture(subject: &Subject<'_>) -> bool {
    subject.assessment.structure.legal_form.chosen == Some(LegalForm::JointVenture)
}

/// What is said of its board.
pub(super) fn board<'a>(subject: &Subject<'a>) -> FieldRef<'a, Board> {
    subject.charter.model.and(|model| &model.board)
}

/// The shares that the contributions suggest: `55% for Northwind Bank and 45% for Kestrel Software`.
pub(super) fn suggestion(subject: &Subject<'_>) -> Option<String> {
    let equity = subject.assessment.structure.equity.as_ref()?;
    let shares: Option<Vec<String>> = equity
        .shares
        .iter()
        .map(|share| {
            Some(format!("{} for {}", equity.suggested(share)?, subject.charter.party_name(&share.party)))
        })
        .collect();
    shares.map(|shares| series(&shares))
}

/// Among more owners than this, whether two groups can be equal is not worked out.
const OWNERS_MOST: usize = 16;

/// Whether two groups of owners can have half of the votes each.
pub(super) fn can_tie(votes: &[u64]) -> bool {
    let total: u64 = votes.iter().fold(0, |sum, votes| sum.saturating_add(*votes));
    if total == 0 || total % 2 == 1 || votes.len() > OWNERS_MOST {
        return false;
    }
    let mut sums = BTreeSet::from([0_u64]);
    for votes in votes {
        let with: Vec<u64> = sums.iter().map(|sum| sum.saturating_add(*votes)).collect();
        sums.extend(with);
    }
    sums.contains(&(total / 2))
}

#[cfg(test)]
mod tests {
    use super::can_tie;

    #[test]
    fn halves_stand_against_halves() {
        for votes in [&[50, 50][..], &[2, 2], &[50, 30, 20], &[1, 1, 1, 1], &[3, 2, 1]] {
            assert!(can_tie(votes), "{votes:?}");
        }
        for votes in [&[][..], &[0, 0], &[60, 40], &[3, 2], &[40, 35, 25], &[1, 1, 1], &[5, 2, 1]] {
            assert!(!can_tie(votes), "{votes:?}");
        }
    }
}

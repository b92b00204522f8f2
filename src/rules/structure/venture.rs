//! What a joint venture has.

use crate::document::FieldRef;
use crate::document::charter::model::{Board, LegalForm};
use crate::grammar::series;
use crate::rules::Subject;

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

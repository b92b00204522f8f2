//! Risks in a sentence.

use crate::document::NoneOr;
use crate::document::charter::risks::Risk;
use crate::rules::Subject;

/// How many risks a rule speaks of one by one; of the rest it says how many there are.
pub(super) const TOLD_SINGLY: usize = 50;

/// The risks that could be read, each with its index from 0. Entries that say why there is none of a class are left out.
pub(super) fn risks<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (usize, &'a Risk)> {
    subject.charter.risks.get().into_iter().flat_map(|risks| risks.iter()).filter(|(_, risk)| !is_none(risk))
}

/// Whether the entry says that there is no risk of its class.
pub(super) fn is_none(risk: &Risk) -> bool {
    risk.what.get() == Some(&NoneOr::None)
}

/// What to call a risk in a sentence: `the outage risk`, else by its number.
pub(super) fn name(index: usize, risk: &Risk) -> String {
    match risk.id.get() {
        Some(id) => format!("the {} risk", id.as_str()),
        None => format!("risk {}", index + 1),
    }
}

/// Its id, else its number.
pub(super) fn short_name(index: usize, risk: &Risk) -> String {
    match risk.id.get() {
        Some(id) => id.as_str().to_owned(),
        None => (index + 1).to_string(),
    }
}

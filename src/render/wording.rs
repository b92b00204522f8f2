//! What a finding says where there is no source line to show beside it.

use super::days::spelled;
use super::sanitise::visible;
use crate::finding::{Finding, Suppression};

/// What is wrong and what to write, in lines: the message, the notes, the help. Only line breaks between these are kept.
#[must_use]
pub fn in_lines(finding: &Finding) -> String {
    let notes = finding.notes.iter().map(|note| format!("note: {}", said(note)));
    let help = (!finding.help.is_empty()).then(|| format!("fix: {}", said(&finding.help)));
    std::iter::once(said(&finding.message)).chain(notes).chain(help).collect::<Vec<_>>().join("\n")
}

/// A sentence for people, harmless and with its days as in print.
#[must_use]
pub fn said(text: &str) -> String {
    visible(&spelled(text))
}

/// Why a finding does not count, in words.
pub(super) fn accepted(suppression: &Suppression) -> String {
    match suppression {
        Suppression::Waived { owner, reason, until } => {
            said(&format!("waived until {until} by {owner}: {reason}"))
        }
        Suppression::Ignored { reason } => visible(&format!("ignored by a comment: {reason}")),
        Suppression::Baselined => "in the baseline".to_owned(),
    }
}

//! Waivers of the charter: findings accepted by somebody, for a reason, until a day.

use super::{Finding, Suppression};
use crate::document::charter::Charter;
use crate::document::charter::waivers::Waiver;
use crate::document::scalar::Date;

/// Silences the findings that complete waivers accept on this day. Gives the waivers that accepted something, by their
/// index in the charter.
pub fn apply_waivers(
    charter: &Charter,
    as_of: Date,
    findings: &mut [Finding],
    may_silence: impl Fn(&str) -> bool,
) -> Vec<usize> {
    let mut used = Vec::new();
    for (index, waiver) in charter.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        let Some(suppression) = in_force(waiver, as_of) else { continue };
        let mut is_used = false;
        for finding in findings.iter_mut().filter(|finding| may_silence(&finding.rule)) {
            if finding.suppression.is_none() && waiver.speaks_of(&finding.rule, &finding.path) {
                finding.suppression = Some(suppression.clone());
                is_used = true;
            }
        }
        if is_used {
            used.push(index);
        }
    }
    used
}

/// What a waiver does on a day.
fn in_force(waiver: &Waiver, as_of: Date) -> Option<Suppression> {
    let until = waiver.in_force(as_of)?;
    Some(Suppression::Waived {
        owner: waiver.owner.get()?.name().to_owned(),
        reason: waiver.reason.get()?.as_str().to_owned(),
        until,
    })
}

//! Waivers of the charter: findings accepted by somebody, for a reason, until a day.

use crate::document::Document;
use crate::document::charter::Charter;
use crate::document::charter::waivers::Waiver;
use crate::document::identity::{Places, is_within};
use crate::document::scalar::Date;
use crate::finding::{Finding, Suppression};
use crate::method::loosened::{Loosening, loosened};
use crate::partnership::Partnership;
use crate::rules::{self, Rule};

/// The waivers that no rule of the agreed terms heeds: written since the revision that the charter is compared with, without the
/// approval of every other party.
pub(super) fn held(partnership: &Partnership, as_of: Date) -> Vec<usize> {
    let held = loosened(partnership, as_of).into_iter().filter(|it| !it.is_permitted);
    held.filter_map(|it| match it.what {
        Loosening::Waiver(index) => Some(index),
        Loosening::Stage { .. } | Loosening::HealthAnswers { .. } => None,
    })
    .collect()
}

/// Silences the findings that complete waivers accept on this day. Gives the waivers that accepted something, by their
/// index in the charter.
pub(super) fn apply(
    charter: &Document<Charter>,
    as_of: Date,
    held: &[usize],
    findings: &mut [Finding],
    may_silence: impl Fn(&str) -> bool,
) -> Vec<usize> {
    let mut used = Vec::new();
    let mut places = Places::of(&charter.source.tree);
    for (index, waiver) in charter.value.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        let Some(suppression) = in_force(waiver, as_of) else { continue };
        let place = waiver.place();
        // An index is read for what stands there now, until the waiver is renewed.
        let counted = place.as_ref().filter(|place| place.has_index()).map(|place| places.indexed(place));
        let is_there = |finding: &Finding| match (&counted, &place) {
            (Some(counted), _) => is_within(counted, &finding.path),
            (None, Some(place)) => is_within(place, &finding.at),
            (None, None) => true,
        };
        let mut is_used = false;
        for finding in findings.iter_mut().filter(|finding| may_silence(&finding.rule)) {
            if finding.suppression.is_none() && waiver.is_of(&finding.rule) && is_there(finding) {
                is_used = true;
                if held.contains(&index) && rules::find(&finding.rule).is_some_and(Rule::is_of_agreement) {
                    continue;
                }
                finding.suppression = Some(suppression.clone());
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

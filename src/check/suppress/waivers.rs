//! Waivers of the charter: findings accepted by somebody, for a reason, until a day.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::document::charter::Charter;
use crate::document::charter::waivers::Waiver;
use crate::document::identity::{ByPlace, Places};
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

/// Silences the findings that complete waivers accept on this day, each by the first of them. Gives the waivers that accepted
/// something, by their index in the charter.
pub(super) fn apply(
    charter: &Document<Charter>,
    as_of: Date,
    held: &[usize],
    findings: &mut [Finding],
    may_silence: impl Fn(&str) -> bool,
) -> BTreeSet<usize> {
    let mut used = BTreeSet::new();
    let (mut by_rule, suppressions) = in_force(charter, as_of, held);
    for finding in
        findings.iter_mut().filter(|finding| finding.suppression.is_none() && may_silence(&finding.rule))
    {
        let Some(places) = by_rule.get_mut(&*finding.rule) else { continue };
        let is_agreed = rules::find(&finding.rule).is_some_and(Rule::is_of_agreement);
        let mut first: Option<usize> = None;
        let mut look = |here: &mut Here| {
            let own = if is_agreed { here.free } else { here.first };
            first = first.into_iter().chain(own).min();
        };
        places.counted.around(&finding.path, &mut look);
        places.named.around(&finding.at, &mut look);
        // Those that are held in vain before it would have accepted it too.
        let mut note = |here: &mut Here| {
            while let Some(next) =
                here.held.get(here.noted).filter(|next| first.is_none_or(|first| **next < first))
            {
                used.insert(*next);
                here.noted += 1;
            }
        };
        if is_agreed {
            places.counted.around(&finding.path, &mut note);
            places.named.around(&finding.at, &mut note);
        }
        if let Some(first) = first {
            used.insert(first);
            finding.suppression = suppressions.get(&first).cloned();
        }
    }
    used
}

/// The waivers of one rule.
#[derive(Default)]
struct Waivers {
    /// By places with indexes: an index is read for what stands there now, until the waiver is renewed.
    counted: ByPlace<Here>,
    /// By places without; those that name none are at the root.
    named: ByPlace<Here>,
}

/// The waivers of one rule at one place, by their indexes.
#[derive(Default)]
struct Here {
    /// The first of all.
    first: Option<usize>,
    /// The first that is not held.
    free: Option<usize>,
    /// Those that are held, in their order, and how many of them have been noted as used.
    held: Vec<usize>,
    noted: usize,
}

/// The complete waivers of a day by their rules, and what each does.
fn in_force<'c>(
    charter: &'c Document<Charter>,
    as_of: Date,
    held: &[usize],
) -> (BTreeMap<&'c str, Waivers>, BTreeMap<usize, Suppression>) {
    let held: BTreeSet<usize> = held.iter().copied().collect();
    let mut by_rule: BTreeMap<&str, Waivers> = BTreeMap::new();
    let mut suppressions = BTreeMap::new();
    let mut places = Places::of(&charter.source.tree);
    for (index, waiver) in charter.value.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        let (Some(suppression), Some(rule)) = (suppression(waiver, as_of), waiver.rule.get()) else {
            continue;
        };
        suppressions.insert(index, suppression);
        let of_rule = by_rule.entry(rule.as_str()).or_default();
        let place = waiver.place().unwrap_or_default();
        let here = match place.has_index() {
            true => of_rule.counted.at(&places.indexed(&place)),
            false => of_rule.named.at(&place),
        };
        here.first.get_or_insert(index);
        match held.contains(&index) {
            true => here.held.push(index),
            false => _ = here.free.get_or_insert(index),
        }
    }
    (by_rule, suppressions)
}

/// What a waiver does on a day.
fn suppression(waiver: &Waiver, as_of: Date) -> Option<Suppression> {
    let until = waiver.in_force(as_of)?;
    Some(Suppression::Waived {
        owner: waiver.owner.get()?.name().to_owned(),
        reason: waiver.reason.get()?.as_str().to_owned(),
        until,
    })
}

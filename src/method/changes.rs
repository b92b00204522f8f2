//! Change control: which agreed terms differ from what they were, and which change request permits it [S0].

use super::agreed_terms::{Firmness, firmness, is_agreed};
use crate::document::charter::Charter;
use crate::document::records::change::{ChangeRequest, ChangeStatus};
use crate::document::scalar::Date;
use crate::document::{Difference, Document, Grain, differences};
use crate::partnership::{BaseCharter, Partnership, Requested};
use crate::yaml::{Step, YamlPath};

/// An agreed term that differs and that no approved change request permits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What differs.
    pub difference: Difference,
    /// How firm the terms were before.
    pub firmness: Firmness,
    /// Change requests that name the place and do not permit it, each with why.
    pub near: Vec<(usize, Refusal)>,
}

/// Why a change request that names a place does not permit its edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is not approved by every party.
    NotApproved,
    /// What it permits was done before.
    UsedUp,
}

/// The agreed terms that two charters differ in.
#[must_use]
pub fn agreed_differences(before: &Document<Charter>, after: &Document<Charter>) -> Vec<Difference> {
    let mut found = differences(before, after, &is_agreed, Grain::Coarse);
    // To say what kind of partnership it is, where nobody had, changes no term.
    if before.value.kind.is_missing() {
        found.retain(|difference| difference.name.section() != Some("kind"));
    }
    found
}

/// The parties that have not approved a change by a day. What cannot be read may be an approval.
#[must_use]
pub fn not_approved_by<'a>(change: &ChangeRequest, parties: &[&'a str], as_of: Date) -> Vec<&'a str> {
    let has_approved = |party: &str| match change.approved.get().map(|approved| approved.of(party)) {
        None => false,
        Some(approval) if approval.is_invalid() => true,
        Some(approval) => approval
            .get()
            .is_some_and(|it| !it.by.is_missing() && it.date.get().is_none_or(|date| *date <= as_of)),
    };
    parties.iter().copied().filter(|party| !has_approved(party)).collect()
}

/// The edits of agreed terms since the revision that the charter is compared with, as far as nobody permitted them.
/// Nothing where there is nothing to compare with, and where the charter was not agreed then.
#[must_use]
pub fn unapproved_edits(partnership: &Partnership, as_of: Date) -> Vec<Edit> {
    let Some(BaseCharter::Other(before)) = partnership.past.base.as_ref().map(|base| &base.charter) else {
        return Vec::new();
    };
    if firmness(&before.value, as_of) == Firmness::Open {
        return Vec::new();
    }
    unpermitted(partnership, before, &agreed_differences(before, &partnership.charter), as_of)
}

/// Those of the differences from a charter before that no approved change request permits.
#[must_use]
pub fn unpermitted(
    partnership: &Partnership,
    before: &Document<Charter>,
    differences: &[Difference],
    as_of: Date,
) -> Vec<Edit> {
    let firmness = firmness(&before.value, as_of);
    let mut edits = Vec::new();
    for difference in differences {
        let mut near = Vec::new();
        let mut places = vec![(&difference.name, false)];
        places.extend(difference.parts.iter().map(|part| (part, false)));
        for (index, change) in partnership.records.changes.iter().enumerate() {
            for touch in touched(&change.value) {
                if !reaches(&touch, difference) && !difference.parts.iter().any(|part| leads_to(&touch, part))
                {
                    continue;
                }
                match refusal(partnership, change, before, &touch, as_of) {
                    Some(refusal) => near.push((index, refusal)),
                    None => {
                        let is_whole = reaches(&touch, difference);
                        for (place, is_permitted) in &mut places {
                            *is_permitted |= is_whole || leads_to(&touch, place);
                        }
                    }
                }
            }
        }
        near.dedup();
        let (whole, parts) = (places[0].1, &places[1..]);
        let is_permitted =
            whole || (!parts.is_empty() && parts.iter().all(|(_, is_permitted)| *is_permitted));
        if !is_permitted {
            edits.push(Edit { difference: difference.clone(), firmness, near });
        }
    }
    edits
}

/// Why a change request does not permit an edit of what it touches.
fn refusal(
    partnership: &Partnership,
    change: &Document<ChangeRequest>,
    before: &Document<Charter>,
    touch: &YamlPath,
    as_of: Date,
) -> Option<Refusal> {
    let value = &change.value;
    let parties = partnership.charter.value.party_ids();
    let silent = not_approved_by(value, &parties, as_of);
    // A party that leaves by this very edit is no party any more to those who read its approval.
    let has_left = |party: &&str| !parties.contains(party);
    let is_silent = |party: &str| !change.holds(&YamlPath::root().key("approved").key(party));
    let gone = before.value.party_ids().into_iter().filter(has_left).any(is_silent);
    if value.status.get() != Some(&ChangeStatus::Approved) || !silent.is_empty() || gone {
        return Some(Refusal::NotApproved);
    }
    let then = history_of(partnership, change).and_then(|it| it.before_approval.as_deref());
    let is_used_up = then.is_some_and(|then| differs(then, before, touch));
    is_used_up.then_some(Refusal::UsedUp)
}

fn history_of<'a>(partnership: &'a Partnership, change: &Document<ChangeRequest>) -> Option<&'a Requested> {
    partnership.past.requests.as_ref()?.get(&change.source.path)
}

/// The approved change requests, by their index, whose touched places say today what they said before the request: before
/// its record, before its day, and at the revision that is compared with, as far as these are known. Only where history
/// tells, and every party has approved.
#[must_use]
pub fn not_made(partnership: &Partnership, as_of: Date) -> Vec<usize> {
    let parties = partnership.charter.value.party_ids();
    let base = match partnership.past.base.as_ref().map(|base| &base.charter) {
        Some(BaseCharter::Other(base)) => Some(&**base),
        _ => None,
    };
    let is_not_made = |change: &Document<ChangeRequest>| {
        let is_approved = change.value.status.get() == Some(&ChangeStatus::Approved)
            && not_approved_by(&change.value, &parties, as_of).is_empty();
        let touched = touched(&change.value);
        let Some(history) = history_of(partnership, change).filter(|it| it.before_record.is_some()) else {
            return false;
        };
        let then = [history.before_record.as_deref(), history.before_day.as_deref(), base];
        let is_made = then.into_iter().flatten().any(|then| {
            let differences = differences(then, &partnership.charter, &|_| true, Grain::Coarse);
            differences.iter().any(|it| touched.iter().any(|touch| is_at(touch, it)))
        });
        is_approved && !touched.is_empty() && !is_made
    };
    let changes = partnership.records.changes.iter().enumerate();
    changes.filter(|(_, change)| is_not_made(change)).map(|(index, _)| index).collect()
}

/// Whether a change request that every party has approved permits a change at a place that is no agreed term: of the charter's
/// guards. The approval of `except` need not be recorded: it is the party's own change.
#[must_use]
pub fn permits(partnership: &Partnership, place: &YamlPath, as_of: Date, except: Option<&str>) -> bool {
    let parties: Vec<&str> =
        partnership.charter.value.party_ids().into_iter().filter(|party| Some(*party) != except).collect();
    let base = match partnership.past.base.as_ref().map(|base| &base.charter) {
        Some(BaseCharter::Other(base)) => Some(&**base),
        _ => None,
    };
    // What it permits was done before the revision already.
    let is_used_up = |change: &Document<ChangeRequest>, touch: &YamlPath| {
        let then = history_of(partnership, change).and_then(|it| it.before_approval.as_deref());
        then.zip(base).is_some_and(|(then, base)| {
            let differences = differences(then, base, &|_| true, Grain::Coarse);
            differences.iter().any(|it| is_at(touch, it))
        })
    };
    partnership.records.changes.iter().any(|change| {
        change.value.status.get() == Some(&ChangeStatus::Approved)
            && not_approved_by(&change.value, &parties, as_of).is_empty()
            && touched(&change.value).iter().any(|touch| leads_to(touch, place) && !is_used_up(change, touch))
    })
}

fn touched(change: &ChangeRequest) -> Vec<YamlPath> {
    let touches = change.touches.get();
    touches
        .into_iter()
        .flat_map(|touches| touches.values())
        .map(|path| YamlPath::from(path.as_str()))
        .collect()
}

/// Whether agreed terms differ at a place or below it.
fn differs(before: &Document<Charter>, after: &Document<Charter>, touch: &YamlPath) -> bool {
    agreed_differences(before, after).iter().any(|it| is_at(touch, it))
}

/// Whether a difference lies at a touched place, below it, or around it.
fn is_at(touch: &YamlPath, difference: &Difference) -> bool {
    reaches(touch, difference) || leads_to(&difference.name, touch)
}

/// Whether a touched place is the place of a difference or lies around it. An index counts in the list as it was; of an
/// entry that was not there, as it is.
fn reaches(touch: &YamlPath, difference: &Difference) -> bool {
    let said = difference.before.as_ref().or(difference.after.as_ref());
    let has_index = touch.steps().iter().any(|step| matches!(step, Step::Index(_)));
    match said {
        Some(said) if has_index => leads_to(touch, &said.path),
        _ => leads_to(touch, &difference.name),
    }
}

fn leads_to(start: &YamlPath, path: &YamlPath) -> bool {
    !start.steps().is_empty() && path.steps().starts_with(start.steps())
}

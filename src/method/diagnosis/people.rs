//! Symptoms of meetings, roles, openness and tools.

use super::causes::Cause;
use super::scene::{Found, Place, Scene, Told};
use crate::document::Field;
use crate::document::header::DocumentKind;
use crate::document::records::review::ReviewKind;
use crate::document::scalar::Duration;
use crate::grammar::{counted, series};
use crate::method::key_people::sole_person;
use crate::method::meetings::meetings_held;
use crate::method::symptoms::latest;

/// Out of so many business reviews so many without a decision-maker are a symptom.
const ABSENCES: (usize, usize) = (2, 3);

/// How many days a party has to name a new sponsor.
const SUCCESSION_DAYS: u32 = 30;

/// Far fewer meetings were held than were agreed.
pub(super) fn thinning_meetings(scene: &Scene<'_>) -> Option<Found> {
    let held = meetings_held(scene.partnership, scene.policy, scene.as_of).filter(|it| it.is_low)?;
    Some(Found {
        said: format!("{} of {} held", held.held, counted(held.agreed, "agreed meeting")),
        places: vec![Place::review(held.record, "indicators.meetings_held")],
        ..Found::default()
    })
}

/// Nobody who can decide for a party came to two of the last three business reviews.
pub(super) fn decision_makers_absent(scene: &Scene<'_>) -> Option<Found> {
    if !scene.is_whole(DocumentKind::Review) {
        return None;
    }
    let (least, of) = ABSENCES;
    let reviews: Vec<_> = scene.reviews(ReviewKind::Business).take(of).collect();
    let mut found = Found::default();
    let mut said = Vec::new();
    for party in &scene.parties {
        let missed: Vec<usize> = reviews
            .iter()
            .filter(|(_, review)| scene.had_decision_maker(review, party) == Some(false))
            .map(|(record, _)| *record)
            .collect();
        if missed.len() >= least {
            said.push(format!(
                "nobody who can decide for {} came to {} of the last {}",
                scene.name(party),
                missed.len(),
                counted(reviews.len(), "business review")
            ));
            found.parties.push((*party).to_owned());
            found.places.extend(missed.iter().map(|it| Place::review(*it, format!("attended.{party}"))));
        }
    }
    found.said = series(&said);
    (!said.is_empty()).then_some(found)
}

/// What tells the causes of thin meetings apart: whether decision-makers come.
pub(super) fn tell_meetings(scene: &Scene<'_>) -> Option<Told> {
    Some(match scene.decision_makers_come()? {
        true => {
            Told::by(&[Cause::Means], "decision-makers attend; it is the working level that does not meet")
        }
        false => Told::by(&[Cause::Sponsor], "decision-makers stay away too"),
    })
}

/// One person in every working role of a party.
pub(super) fn one_person(scene: &Scene<'_>) -> Option<Found> {
    let roles = scene.policy.key_roles_from as usize;
    let sole = |party: &&str| {
        let person = sole_person(scene.charter, party, roles)?;
        Some((
            (*party).to_owned(),
            format!("{} fills every working role of {}", person.name(), scene.charter.party_name(party)),
        ))
    };
    let each: Vec<(String, String)> = scene.parties.iter().filter_map(sole).collect();
    let said: Vec<&str> = each.iter().map(|(_, said)| said.as_str()).collect();
    (!each.is_empty()).then(|| Found {
        said: series(&said),
        places: each.iter().map(|(party, _)| Place::charter(format!("parties.{party}"))).collect(),
        parties: each.iter().map(|(party, _)| party.clone()).collect(),
        told: None,
    })
}

/// A sponsor whose leaving a review noted, and after thirty days still no sponsor.
pub(super) fn sponsor_not_replaced(scene: &Scene<'_>) -> Option<Found> {
    let noted = latest(scene.partnership, scene.as_of).into_iter().find(|it| it.symptom == "sponsor-left")?;
    let held = *scene.partnership.records.reviews.get(noted.record)?.value.held.get()?;
    let until = held.plus(&Duration::of_days(SUCCESSION_DAYS))?;
    let without = |party: &&&str| scene.party(party).is_some_and(|it| it.sponsor.is_missing());
    let parties: Vec<&str> = scene.parties.iter().filter(without).copied().collect();
    let names: Vec<&str> = parties.iter().map(|party| scene.charter.party_name(party)).collect();
    (until < scene.as_of && !parties.is_empty()).then(|| Found {
        said: format!("no executive sponsor of {} since {held}", series(&names)),
        places: vec![Place::review(noted.record, format!("symptoms[{}]", noted.index))],
        parties: parties.into_iter().map(str::to_owned).collect(),
        told: None,
    })
}

/// One party says what it shares, and another does not.
pub(super) fn openness_one_sided(scene: &Scene<'_>) -> Option<Found> {
    let lists = scene.charter.communication.get()?.transparency.get()?;
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for party in &scene.parties {
        match lists.of(party) {
            Field::Given(list) if !list.is_empty() => open.push(*party),
            Field::Missing => closed.push(*party),
            _ => return None,
        }
    }
    let names = |parties: &[&str]| -> String {
        series(&parties.iter().map(|party| scene.charter.party_name(party)).collect::<Vec<_>>())
    };
    (!open.is_empty() && !closed.is_empty()).then(|| Found {
        said: format!("{} agreed what to share, {} did not", names(&open), names(&closed)),
        places: open.iter().map(|it| Place::charter(format!("communication.transparency.{it}"))).collect(),
        parties: closed.into_iter().map(str::to_owned).collect(),
        told: None,
    })
}

/// More tools than the policy allows.
pub(super) fn tools_scattered(scene: &Scene<'_>) -> Option<Found> {
    let tools = scene.charter.communication.get()?.tools.get()?.len();
    (tools > scene.policy.tools_most as usize).then(|| Found {
        said: format!("{} are agreed, more than {}", counted(tools, "tool"), scene.policy.tools_most),
        places: vec![Place::charter("communication.tools")],
        ..Found::default()
    })
}

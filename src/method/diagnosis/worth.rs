//! Symptoms of goals, value and management time.

use super::causes::Cause;
use super::promises::tell_shortfall;
use super::scene::{Found, Place, Scene, Told};
use crate::grammar::series;
use crate::method::goals::{self, Metrics};
use crate::method::value::{Ratio, return_due};

/// The goals of the parties share no metric.
pub(super) fn goals_apart(scene: &Scene<'_>) -> Option<Found> {
    let all = scene.charter.canvas.get()?.goals.get()?;
    let sides = goals::sides(scene.charter, "canvas.goals", all);
    let groups = goals::groups(&Metrics::of(scene.charter), &sides);
    (groups.len() > 1).then(|| Found {
        said: "the goals of the parties share no metric".to_owned(),
        places: sides.iter().map(|side| Place::charter(side.place_of_metric())).collect(),
        ..Found::default()
    })
}

/// Whether the goals of two parties or more are counted in a common metric.
pub(super) fn goals_meet(scene: &Scene<'_>) -> bool {
    let goals = scene.charter.canvas.get().and_then(|canvas| canvas.goals.get());
    goals.is_some_and(|all| {
        let sides = goals::sides(scene.charter, "canvas.goals", all);
        sides.len() > 1 && goals::groups(&Metrics::of(scene.charter), &sides).len() == 1
    })
}

/// A party receives less than it contributes, or the balance between the parties falls.
pub(super) fn lopsided(scene: &Scene<'_>) -> Option<Found> {
    let mut found = Found::default();
    let mut said = Vec::new();
    for party in scene.assessment.value.iter().flat_map(|value| &value.parties) {
        let Some(ratio) = party.ratio.as_ref().ok().filter(|ratio| **ratio < Ratio::ONE) else { continue };
        let name = scene.charter.party_name(&party.party);
        said.push(format!("{name} receives {} per 1 contributed", ratio.beside(Ratio::ONE)));
        found.parties.push(party.party.clone());
    }
    if !said.is_empty() {
        found.places.push(Place::charter("value"));
    }
    if let Some(points) = &scene.assessment.balance_decline {
        let values = points.each_ref().map(|point| point.value.balance.value.to_string());
        said.push(format!("the balance fell two quarters in a row ({})", values.join(", ")));
        let path = "indicators.value_received";
        found.places.extend(points.iter().map(|point| Place::review(point.record, path)));
    }
    found.said = series(&said);
    (!said.is_empty()).then_some(found)
}

/// What tells the causes of an uneven exchange apart: whether a party underperforms, or what was agreed gives it less.
pub(super) fn tell_lopsided(scene: &Scene<'_>) -> Option<Told> {
    if let Some(told) = tell_shortfall(scene, &[]) {
        return (told.causes == [Cause::Means]).then_some(told);
    }
    let mut parties = scene.assessment.value.iter().flat_map(|value| &value.parties);
    let is_by_terms = parties.any(|it| it.ratio.as_ref().is_ok_and(|ratio| *ratio < Ratio::ONE));
    is_by_terms.then(|| Told::by(&[Cause::Terms], "the figures agreed in the charter give it less"))
}

/// More management time than the policy allows, without a return in proportion.
pub(super) fn management_heavy(scene: &Scene<'_>) -> Option<Found> {
    let times = scene.charter.value.get()?.share_of_management_time.get()?;
    let heavy = times.iter().filter_map(|(party, time)| {
        let ratio = *scene.assessment.value.as_ref()?.party(party)?.ratio.as_ref().ok()?;
        let due = return_due(*time, scene.policy);
        let is_over = time.parts() > 0 && due.is_none_or(|due| due > Ratio::ONE);
        (is_over && due.is_none_or(|due| ratio < due)).then_some((party, time, ratio))
    });
    let heavy: Vec<_> = heavy.collect();
    let each: Vec<String> = heavy
        .iter()
        .map(|(party, time, ratio)| {
            let name = scene.charter.party_name(party);
            format!("{name} spends {time} of its management time for a return of {ratio} per 1 contributed")
        })
        .collect();
    (!each.is_empty()).then(|| Found {
        said: series(&each),
        places: heavy
            .iter()
            .map(|(party, _, _)| Place::charter(format!("value.share_of_management_time.{party}")))
            .collect(),
        parties: heavy.iter().map(|(party, _, _)| (*party).to_owned()).collect(),
        told: None,
    })
}

//! Symptoms of metrics and reports: targets, activity without outcome, slow answers, stale and conflicting reports.

use super::causes::Cause;
use super::scene::{Found, Place, Scene, Told};
use crate::document::Field;
use crate::document::charter::metrics::{Direction, Metric, MetricKind};
use crate::document::charter::stage::Stage;
use crate::document::header::DocumentKind;
use crate::document::records::review::ReviewKind;
use crate::document::scalar::Quantity;
use crate::grammar::{counted, in_print, series};
use crate::method::leads::leads;
use crate::method::reviews::held;
use crate::method::targets::part;
use crate::method::trends::{has_reached, is_beyond_tolerance, last_reading};

/// A shared metric with its id and what people call it.
pub(super) fn metrics<'a>(
    scene: &'a Scene<'_>,
) -> impl Iterator<Item = (&'a str, &'a str, &'a Metric)> + use<'a> {
    let metrics = scene.charter.metrics.get().into_iter().flat_map(|metrics| metrics.values());
    metrics.filter_map(|metric| {
        let id = metric.id.get()?.as_str();
        Some((id, metric.name.get().map_or(id, |name| name.as_str()), metric))
    })
}

/// The readings of a metric, one a period, oldest first: of several reviews of one period the one held last counts.
fn readings(scene: &Scene<'_>, id: &str) -> Vec<(usize, Quantity)> {
    let mut readings: Vec<(usize, Option<_>, Quantity)> = Vec::new();
    for (record, review) in held(scene.partnership, scene.as_of) {
        let Some(value) = review.readings.get().and_then(|it| it.of(id).value()) else { continue };
        let period = review.period.get().copied();
        readings.retain(|(_, before, _)| period.is_none() || *before != period);
        readings.push((record, period, *value));
    }
    readings.into_iter().map(|(record, _, value)| (record, value)).collect()
}

/// A metric that missed its target by more than its tolerance twice in a row, or got worse for two quarters.
pub(super) fn missed_targets(scene: &Scene<'_>) -> Option<Found> {
    let mut found = Found::default();
    let mut said = Vec::new();
    for (id, name, metric) in metrics(scene) {
        let readings = readings(scene, id);
        let misses = |(record, value): &(usize, Quantity)| {
            let review = &scene.partnership.records.reviews.get(*record)?.value;
            is_beyond_tolerance(metric, value, part(scene.charter, metric, review)?)
        };
        if let [.., before, last] = readings.as_slice()
            && [before, last].into_iter().all(|it| misses(it) == Some(true))
        {
            said.push(format!(
                "{name} missed its target by more than its tolerance twice in a row ({}, {})",
                in_print(before.1),
                in_print(last.1)
            ));
            found.places.extend([before, last].map(|it| Place::review(it.0, format!("readings.{id}"))));
        } else if let Some(decline) =
            scene.assessment.declines.iter().find(|it| it.path == format!("readings.{id}"))
        {
            let values = decline.points.each_ref().map(|point| in_print(point.value));
            said.push(format!("{name} got worse two quarters in a row ({})", values.join(", ")));
            found.places.extend(
                decline.points.iter().map(|point| Place::review(point.record, decline.path.as_str())),
            );
        }
    }
    found.said = series(&said);
    (!said.is_empty()).then_some(found)
}

/// Leading metrics have all reached their targets, and lagging ones all miss theirs.
pub(super) fn activity_without_outcome(scene: &Scene<'_>) -> Option<Found> {
    let last = |id: &str| last_reading(scene.partnership, id, scene.as_of);
    let mut found = Found::default();
    let (mut active, mut without) = (Vec::new(), Vec::new());
    for (id, name, metric) in metrics(scene).filter(|(_, _, it)| it.target.is_given()) {
        let (record, value) = last(id)?;
        let review = &scene.partnership.records.reviews.get(record)?.value;
        let is_missed =
            part(scene.charter, metric, review).and_then(|part| is_beyond_tolerance(metric, &value, part));
        match metric.kind.get()? {
            MetricKind::Leading if has_reached(metric, &value) == Some(true) => active.push(name),
            MetricKind::Lagging if is_missed == Some(true) => without.push(name),
            _ => return None,
        }
        found.places.push(Place::review(record, format!("readings.{id}")));
    }
    if active.is_empty() || without.is_empty() {
        return None;
    }
    let verb = if active.len() == 1 { "is" } else { "are" };
    let misses = if without.len() == 1 { "misses its target" } else { "miss their targets" };
    found.said = format!("{} {verb} on target, while {} {misses}", series(&active), series(&without));
    Some(found)
}

/// Issues take longer to resolve, two quarters in a row.
pub(super) fn unanswered(scene: &Scene<'_>) -> Option<Found> {
    let decline = scene.assessment.declines.iter().find(|it| it.path == "indicators.resolution_days")?;
    let values = decline.points.each_ref().map(|point| in_print(point.value));
    let places = decline.points.iter().map(|point| Place::review(point.record, decline.path.as_str()));
    Some(Found {
        said: format!("issues take longer to resolve, two quarters in a row ({} days)", values.join(", ")),
        places: places.collect(),
        ..Found::default()
    })
}

/// Metrics without an actual in each of the last two business reviews.
pub(super) fn stale_reports(scene: &Scene<'_>) -> Option<Found> {
    if scene.charter.stage() != Stage::Operation || !scene.is_whole(DocumentKind::Review) {
        return None;
    }
    let reviews: Vec<_> = scene.reviews(ReviewKind::Business).take(2).collect();
    let [last, before] = reviews.as_slice() else { return None };
    let is_without = |review: &crate::document::records::review::Review, id: &str| match &review.readings {
        Field::Given(readings) => readings.of(id).is_missing(),
        other => other.is_missing(),
    };
    let missing: Vec<&str> = metrics(scene)
        .filter(|(id, _, _)| is_without(last.1, id) && is_without(before.1, id))
        .map(|(_, name, _)| name)
        .collect();
    (!missing.is_empty()).then(|| Found {
        said: format!("no actual of {} in the last two business reviews", series(&missing)),
        places: [before, last].map(|it| Place::review(it.0, "held")).to_vec(),
        ..Found::default()
    })
}

/// Two values of one metric for one period.
pub(super) fn conflicting_reports(scene: &Scene<'_>) -> Option<Found> {
    let mut found = Found::default();
    let mut said = Vec::new();
    for (id, name, _) in metrics(scene) {
        let all: Vec<_> = held(scene.partnership, scene.as_of)
            .filter_map(|(record, review)| {
                let value = *review.readings.get()?.of(id).value()?;
                Some((record, *review.period.get()?, value))
            })
            .collect();
        let pair = all.iter().enumerate().find_map(|(at, first)| {
            let differs = |it: &&(usize, _, Quantity)| it.1 == first.1 && it.2 != first.2;
            Some((first, all.iter().skip(at + 1).find(differs)?))
        });
        if let Some((first, second)) = pair {
            said.push(format!(
                "{name} of {} is both {} and {}",
                first.1,
                in_print(first.2),
                in_print(second.2)
            ));
            found.places.extend([first, second].map(|it| Place::review(it.0, format!("readings.{id}"))));
        }
    }
    found.said = series(&said);
    (!said.is_empty()).then_some(found)
}

/// Whether a party meets the goals that it has set itself, as far as they count a shared metric and are due. `None` where none is.
fn meets_its_goals(scene: &Scene<'_>, party: &str) -> Option<bool> {
    let goals = scene.charter.canvas.get()?.goals.get()?.of(party).value()?;
    let met = goals.values().filter_map(|goal| {
        let id = goal.metric.get()?.as_str();
        let (_, _, metric) = metrics(scene).find(|(it, _, _)| *it == id)?;
        let (_, value) = last_reading(scene.partnership, id, scene.as_of)?;
        let order = value.checked_cmp(goal.target.get()?)?;
        let is_met = match metric.direction.get()? {
            Direction::Up => order.is_ge(),
            Direction::Down => order.is_le(),
        };
        // What is still to come is not missed yet.
        (is_met || goal.due.get().is_none_or(|due| *due <= scene.as_of)).then_some(is_met)
    });
    met.fold(None, |all, is_met| Some(all.unwrap_or(true) && is_met))
}

/// What tells the causes of missed targets apart: whether the parties meet the goals that they set themselves.
pub(super) fn tell_missed(scene: &Scene<'_>) -> Option<Told> {
    let each: Vec<(&str, bool)> =
        scene.parties.iter().filter_map(|party| Some((*party, meets_its_goals(scene, party)?))).collect();
    let names = |wanted: bool| -> Vec<&str> {
        let of = each.iter().filter(|(_, is_met)| *is_met == wanted);
        of.map(|(party, _)| scene.charter.party_name(party)).collect()
    };
    let (met, missed) = (names(true), names(false));
    if each.len() < 2 || missed.is_empty() {
        return None;
    }
    if met.is_empty() {
        return Some(Told::by(&[Cause::Means], "no party meets the goals that it set itself"));
    }
    let own = if met.len() == 1 { "its own goals" } else { "their own goals" };
    let verb = if met.len() == 1 { "meets" } else { "meet" };
    let does = if missed.len() == 1 { "does" } else { "do" };
    let because = format!("{} {verb} {own}, {} {does} not", series(&met), series(&missed));
    let paid = crate::method::incentives::paid_for_volume(scene.charter);
    Some(Told::by(if paid.is_empty() { &[Cause::Aims] } else { &[Cause::Pay] }, because))
}

/// What tells the causes of activity without outcome apart: whether leads are left untouched.
pub(super) fn tell_activity(scene: &Scene<'_>) -> Option<Told> {
    let leads = leads(scene.partnership, scene.policy, scene.as_of).filter(|it| it.is_low)?;
    let because = format!("{} of {} became deals", leads.conversions, counted(leads.leads, "lead"));
    Some(Told::by(&[Cause::Pay], because))
}

/// What tells the causes of slow answers apart: whether a service level has a consequence.
pub(super) fn tell_unanswered(scene: &Scene<'_>) -> Option<Told> {
    scene.assessment.declines.iter().find(|it| it.path == "indicators.resolution_days")?;
    let governance = scene.charter.governance.get()?;
    let has_consequence = match &governance.service_levels {
        Field::Given(levels) => levels
            .0
            .iter()
            .any(|it| it.is_invalid() || it.get().is_some_and(|level| !level.consequence.is_missing())),
        other => other.is_invalid(),
    };
    (!has_consequence).then(|| Told::by(&[Cause::Service], "no service level has a consequence"))
}

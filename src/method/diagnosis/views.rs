//! Symptoms of how the parties see the partnership: health checks and scorecards. What must not be shown of a check is not used.

use super::causes::Cause;
use super::scene::{Found, Of, Place, Scene, Told};
use crate::document::header::DocumentKind;
use crate::document::records::health::HealthQuestion;
use crate::document::records::review::Dimension;
use crate::grammar::series;
use crate::method::health::{Mean, last_checks, views};
use crate::method::scorecard::scores;

/// How many periods make two falls in a row.
const PERIODS: usize = 3;

const fn cause_of_gap(question: HealthQuestion) -> Cause {
    match question {
        HealthQuestion::Alignment => Cause::Aims,
        HealthQuestion::Governance => Cause::Decide,
        HealthQuestion::ValueDelivery => Cause::Terms,
        HealthQuestion::Relationship => Cause::Silence,
    }
}

const fn cause_of_fall(question: HealthQuestion) -> Cause {
    match question {
        HealthQuestion::Alignment => Cause::Aims,
        HealthQuestion::Governance => Cause::Decide,
        HealthQuestion::ValueDelivery => Cause::Depth,
        HealthQuestion::Relationship => Cause::Trust,
    }
}

const fn cause_of_score(dimension: Dimension) -> Cause {
    match dimension {
        Dimension::Trust => Cause::Trust,
        Dimension::Communication => Cause::Silence,
        Dimension::ValueDelivery => Cause::Depth,
        Dimension::Commitment => Cause::Sponsor,
    }
}

fn each_once(causes: impl IntoIterator<Item = Cause>) -> Vec<Cause> {
    let mut causes: Vec<Cause> = causes.into_iter().collect();
    causes.sort_unstable();
    causes.dedup();
    causes
}

/// Two parties answer a question a point or more apart.
pub(super) fn views_apart(scene: &Scene<'_>) -> Option<Found> {
    let name = |party: &str| scene.charter.party_name(party).to_owned();
    let gaps: Vec<_> =
        scene.views().iter().filter_map(|it| Some((it.question, it.gap(scene.policy)?))).collect();
    let each: Vec<String> = gaps
        .iter()
        .map(|(question, (low, high))| {
            format!(
                "{} ({} {}, {} {})",
                question.title(),
                name(&low.party),
                low.mean,
                name(&high.party),
                high.mean
            )
        })
        .collect();
    (!gaps.is_empty()).then(|| Found {
        said: format!("answers to the health check differ on {}", series(&each)),
        places: scene.place_of_check(),
        parties: Vec::new(),
        told: Some(Told {
            causes: each_once(gaps.iter().map(|(it, _)| cause_of_gap(*it))),
            because: String::new(),
        }),
    })
}

/// All parties answer a question low.
pub(super) fn low_on_all_sides(scene: &Scene<'_>) -> Option<Found> {
    let least = u64::from(scene.policy.scorecard_least);
    let is_all_shown =
        |it: &&crate::method::health::Views| it.sides.len() == scene.parties.len() && it.sides.len() > 1;
    let is_low = |mean: Mean| mean.sum < mean.count * least;
    let shown: Vec<_> = scene.views().iter().filter(is_all_shown).collect();
    let low: Vec<HealthQuestion> = shown
        .iter()
        .filter(|it| it.sides.iter().all(|side| is_low(side.mean)))
        .map(|it| it.question)
        .collect();
    if low.is_empty() {
        return None;
    }
    let titles: Vec<&str> = low.iter().map(|it| it.title()).collect();
    let told = match shown.iter().any(|it| it.question == HealthQuestion::ValueDelivery) {
        _ if low.contains(&HealthQuestion::ValueDelivery) => {
            Some(Told::by(&[Cause::Depth], "the value delivered is rated low too"))
        }
        true => Some(Told::by(&[Cause::Trust], "the value delivered is not rated low by all")),
        false => None,
    };
    Some(Found {
        said: format!("every party answers below {least} of 5 on {}", series(&titles)),
        places: scene.place_of_check(),
        parties: Vec::new(),
        told,
    })
}

/// Of one party too few answers came to be shown, of another enough.
pub(super) fn silent_side(scene: &Scene<'_>) -> Option<Found> {
    let is_shown =
        |party: &str| scene.views().iter().any(|it| it.sides.iter().any(|side| side.party == party));
    let silent: Vec<&str> = scene.parties.iter().filter(|party| !is_shown(party)).copied().collect();
    let names: Vec<&str> = silent.iter().map(|party| scene.charter.party_name(party)).collect();
    let has_check =
        scene.check.is_some() && scene.is_whole(DocumentKind::Health) && silent.len() < scene.parties.len();
    (has_check && !silent.is_empty()).then(|| Found {
        said: format!(
            "too few people of {} answered the health check for a mean to be shown",
            series(&names)
        ),
        places: scene.place_of_check(),
        parties: silent.into_iter().map(str::to_owned).collect(),
        told: None,
    })
}

/// A score, or the mean of a party's answers, that fell in each of the last two periods.
pub(super) fn falling(scene: &Scene<'_>) -> Option<Found> {
    let mut found = Found::default();
    let (mut said, mut causes) = (Vec::new(), Vec::new());
    for party in &scene.parties {
        for dimension in Dimension::ALL {
            let last: Vec<_> =
                scores(scene.partnership, party, *dimension, scene.as_of).take(PERIODS).collect();
            let [third, second, first] = last.as_slice() else { continue };
            if first.score > second.score && second.score > third.score {
                said.push(format!(
                    "{} of {} fell from {} to {} to {}",
                    dimension.name(),
                    scene.charter.party_name(party),
                    first.score,
                    second.score,
                    third.score
                ));
                let path = format!("scorecard.{party}.{dimension}");
                found.places.extend(last.iter().rev().map(|it| Place::review(it.record, path.as_str())));
                causes.push(cause_of_score(*dimension));
            }
        }
    }
    let checks: Vec<_> = last_checks(scene.partnership, scene.as_of).take(PERIODS).collect();
    if let [third, second, first] = checks.as_slice() {
        let of = |check: &(usize, _)| views(scene.partnership, check.1, scene.policy, scene.as_of);
        let each = [of(first), of(second), of(third)];
        for question in HealthQuestion::ALL {
            for party in &scene.parties {
                let means: Option<Vec<Mean>> = each.iter().map(|it| mean(it, *question, party)).collect();
                let Some([a, b, c]) = means.as_deref() else { continue };
                if is_above(*a, *b) && is_above(*b, *c) {
                    let name = scene.charter.party_name(party);
                    said.push(format!(
                        "{} in the answers of {name} fell from {a} to {b} to {c}",
                        question.title()
                    ));
                    found
                        .places
                        .extend([first, second, third].map(|it| Place::new(Of::Health(it.0), "period")));
                    causes.push(cause_of_fall(*question));
                }
            }
        }
    }
    found.told = Some(Told { causes: each_once(causes), because: String::new() });
    found.said = series(&said);
    (!said.is_empty()).then_some(found)
}

fn mean(views: &[crate::method::health::Views], question: HealthQuestion, party: &str) -> Option<Mean> {
    let of_question = views.iter().find(|it| it.question == question)?;
    Some(of_question.sides.iter().find(|side| side.party == party)?.mean)
}

const fn is_above(one: Mean, other: Mean) -> bool {
    one.sum * other.count > other.sum * one.count
}

//! What speaks for ending a partnership instead of repairing it [S0, S2, S4].

use super::Sign;
use super::causes::Role;
use super::remedies::who;
use super::scene::{Fact, Of, Place, Scene};
use super::symptoms::Symptom;
use crate::document::records::health::{Health, HealthQuestion};
use crate::document::records::review::{AuditOutcome, ReviewKind};
use crate::document::scalar::{Date, Duration};
use crate::grammar::series;
use crate::method::health::{last_checks, views};
use crate::method::shortfalls::current;

/// What speaks for an orderly end, and its first steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// What speaks for it; at least one.
    pub reasons: Vec<Fact>,
    /// The first steps, each with who and by when.
    pub steps: Vec<Step>,
}

/// A step of an orderly end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub what: &'static str,
    /// Who.
    pub who: Vec<String>,
    /// By when.
    pub by: Option<Date>,
}

/// The first three steps: what, who, within how many days.
const STEPS: [(&str, Role, u32); 3] = [
    ("put the decision to end, continue or pivot to the sponsors, with these facts", Role::Sponsors, 14),
    ("read the exit section together: notice, IP, shared data, customers, transition", Role::Managers, 21),
    ("draw up a dated plan to wind down, with an owner for each customer and asset", Role::Managers, 30),
];

pub(super) fn ending(scene: &Scene<'_>, signs: &[Sign]) -> Option<Ending> {
    let is_shown = |symptom| signs.iter().any(|sign| sign.symptom == symptom);
    let places = |symptom| {
        let of = signs.iter().filter(move |sign| sign.symptom == symptom);
        of.flat_map(|sign| sign.places.clone()).collect::<Vec<Place>>()
    };
    let mut reasons: Vec<Fact> =
        [unwilling(scene), audit(scene), low_twice(scene)].into_iter().flatten().collect();
    if is_shown(Symptom::NothingNew) {
        let said =
            "two value reviews in a row retired nothing and found nothing new: the purpose may be fulfilled";
        reasons.push(Fact { said: said.to_owned(), places: places(Symptom::NothingNew) });
    }
    // A rival alone changes the terms; together with a cost that does not return it is a reason to leave.
    if is_shown(Symptom::RivalAppeared) && is_shown(Symptom::ManagementHeavy) {
        let said = "a rival has appeared, and management time does not return what it costs";
        let both = [places(Symptom::RivalAppeared), places(Symptom::ManagementHeavy)].concat();
        reasons.push(Fact { said: said.to_owned(), places: both });
    }
    let step = |(what, role, days): (&'static str, Role, u32)| Step {
        what,
        who: who(scene, role, &[]),
        by: scene.as_of.plus(&Duration::of_days(days)),
    };
    (!reasons.is_empty()).then(|| Ending { reasons, steps: STEPS.map(step).to_vec() })
}

/// A party that is not willing to put right what it falls short of.
fn unwilling(scene: &Scene<'_>) -> Option<Fact> {
    let noted = current(scene.partnership, scene.as_of);
    let is_unwilling = |it: &&crate::method::shortfalls::Noted<'_>| {
        it.shortfall.willing.get().is_some_and(|willing| !willing.is_yes())
    };
    let unwilling: Vec<_> = noted.iter().filter(is_unwilling).collect();
    let names: Vec<&str> = unwilling
        .iter()
        .filter_map(|it| Some(scene.charter.party_name(it.shortfall.side.get()?.as_str())))
        .collect();
    let places = unwilling.iter().map(|it| Place::review(it.record, format!("shortfalls[{}]", it.index)));
    (!names.is_empty()).then(|| Fact {
        said: format!("{} is not willing to remedy its underperformance", series(&names)),
        places: places.collect(),
    })
}

/// The last audit says so.
fn audit(scene: &Scene<'_>) -> Option<Fact> {
    let (record, review) = scene.reviews(ReviewKind::Audit).next()?;
    (review.outcome.get() == Some(&AuditOutcome::WindDown)).then(|| Fact {
        said: "the last strategic audit ended in wind-down".to_owned(),
        places: vec![Place::review(record, "outcome")],
    })
}

/// Both value and alignment are rated low by every party in two checks in a row.
fn low_twice(scene: &Scene<'_>) -> Option<Fact> {
    let checks: Vec<_> = last_checks(scene.partnership, scene.as_of).take(2).collect();
    let least = u64::from(scene.policy.scorecard_least);
    let is_low = |check: &Health| {
        let views = views(scene.partnership, check, scene.policy, scene.as_of);
        [HealthQuestion::ValueDelivery, HealthQuestion::Alignment].iter().all(|question| {
            views.iter().any(|it| {
                it.question == *question
                    && it.sides.len() == scene.parties.len()
                    && it.sides.len() > 1
                    && it.sides.iter().all(|side| side.mean.sum < side.mean.count * least)
            })
        })
    };
    (checks.len() == 2 && checks.iter().all(|(_, check)| is_low(check))).then(|| Fact {
        said: "every party rates value delivery and alignment low, in two health checks in a row".to_owned(),
        places: checks.iter().rev().map(|(record, _)| Place::new(Of::Health(*record), "period")).collect(),
    })
}

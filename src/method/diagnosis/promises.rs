//! Symptoms of promises, change requests, gates and value reviews.

use super::causes::Cause;
use super::scene::{Found, Of, Place, Scene, Told};
use crate::document::charter::gates::Gate;
use crate::document::header::DocumentKind;
use crate::document::records::change::{ChangeRequest, ChangeStatus};
use crate::document::records::review::{Action, ReviewKind, ShortfallCause};
use crate::document::scalar::Duration;
use crate::grammar::{counted, number, series};
use crate::method::gates::{CommitmentState, GateState, GateStatus};
use crate::method::reviews::{ActionState, ActionStatus};
use crate::method::shortfalls::{Miss, MissPlace, current, misses};

/// So many change requests in a row by one party are a symptom.
const REQUESTS_FROM: usize = 3;
/// So many delays that nobody announced are a symptom.
const UNANNOUNCED_FROM: usize = 2;

/// An action of a review, and what became of it.
pub(super) type Promised<'a> = (&'a ActionStatus, &'a Action);

impl Scene<'_> {
    /// The actions of the reviews, each with what it says.
    pub(super) fn actions(&self) -> impl Iterator<Item = Promised<'_>> {
        self.assessment.actions.iter().filter_map(|status| {
            let review = &self.partnership.records.reviews.get(status.record)?.value;
            Some((status, review.actions.get()?.0.get(status.index)?.get()?))
        })
    }

    /// How many actions of a party were done, and how many came late, are overdue or were dropped.
    pub(super) fn kept(&self, party: &str) -> (usize, usize) {
        let its = self.actions().filter(|(_, it)| it.side.get().is_some_and(|side| side.as_str() == party));
        its.fold((0, 0), |(kept, broken), (status, _)| match status.state {
            ActionState::Kept => (kept + 1, broken),
            ActionState::Slipped | ActionState::Overdue | ActionState::Dropped => (kept, broken + 1),
            ActionState::Open => (kept, broken),
        })
    }
}

/// One party's promises slip, and another keeps its own.
pub(super) fn one_sided(scene: &Scene<'_>) -> Option<Found> {
    if !scene.is_whole(DocumentKind::Review) {
        return None;
    }
    let all = misses(scene.partnership, scene.policy, scene.as_of);
    let of = |party: &str| -> Vec<&Miss> { all.iter().filter(|miss| miss.side == party).collect() };
    let late: Vec<&str> = scene
        .parties
        .iter()
        .filter(|party| of(party).len() >= scene.policy.misses_asked_from as usize)
        .copied()
        .collect();
    let keeps = |party: &&&str| of(party).is_empty() && scene.kept(party).0 > 0;
    let keeping: Vec<&str> =
        scene.parties.iter().filter(keeps).map(|party| scene.charter.party_name(party)).collect();
    if late.is_empty() || keeping.is_empty() {
        return None;
    }
    let each: Vec<String> = late
        .iter()
        .map(|party| {
            format!("{} of {}", counted(of(party).len(), "promise"), scene.charter.party_name(party))
        })
        .collect();
    let place = |miss: &Miss| match miss.place {
        MissPlace::Deliverable(index) => Place::charter(format!("deliverables[{index}]")),
        MissPlace::Action { record, index } => Place::review(record, format!("actions[{index}]")),
    };
    Some(Found {
        said: format!("{} late, none of {}", series(&each), series(&keeping)),
        places: late.iter().flat_map(|party| of(party).into_iter().map(place)).collect(),
        parties: late.into_iter().map(str::to_owned).collect(),
        told: None,
    })
}

/// What tells apart why a party's promises slip: the cause that the parties found together.
pub(super) fn tell_shortfall(scene: &Scene<'_>, parties: &[String]) -> Option<Told> {
    let noted = current(scene.partnership, scene.as_of);
    let of_party = noted.iter().filter(|noted| {
        let side = noted.shortfall.side.get().map(|side| side.as_str());
        parties.is_empty() || side.is_some_and(|side| parties.iter().any(|party| party == side))
    });
    let causes: Vec<ShortfallCause> =
        of_party.filter_map(|noted| noted.shortfall.cause.get().copied()).collect();
    let first = *causes.first()?;
    if causes.iter().any(|it| *it != first) {
        return None;
    }
    Some(match first {
        ShortfallCause::Priority => {
            Told::by(&[Cause::Sponsor], "other priorities come first, as a review has found")
        }
        ShortfallCause::Resources => {
            Told::by(&[Cause::Means], "time, money or people are short, as a review has found")
        }
        ShortfallCause::Capability => {
            Told::by(&[Cause::Means], "skills or systems are missing, as a review has found")
        }
    })
}

/// Actions that came late without another day having been agreed before.
pub(super) fn late_news(scene: &Scene<'_>) -> Option<Found> {
    if !scene.is_whole(DocumentKind::Review) {
        return None;
    }
    let late: Vec<_> = scene
        .actions()
        .filter(|(status, action)| {
            matches!(status.state, ActionState::Overdue | ActionState::Slipped)
                && status.put_off(action).is_none()
        })
        .collect();
    (late.len() >= UNANNOUNCED_FROM).then(|| Found {
        said: format!("{} came late without a new date agreed first", counted(late.len(), "action")),
        places: late
            .iter()
            .map(|(status, _)| Place::review(status.record, format!("actions[{}]", status.index)))
            .collect(),
        ..Found::default()
    })
}

/// The last change requests that were not refused or withdrawn, as many as make a symptom, where one party asked for all of them.
fn requests<'a>(scene: &'a Scene<'_>) -> Option<(&'a str, Vec<(usize, &'a ChangeRequest)>)> {
    if !scene.is_whole(DocumentKind::Change) {
        return None;
    }
    let changes = scene.partnership.records.changes.iter().enumerate().map(|(at, it)| (at, &it.value));
    let is_meant = |(_, it): &(usize, &ChangeRequest)| {
        let is_there = it.date.get().is_some_and(|date| *date <= scene.as_of);
        is_there && !matches!(it.status.get(), Some(ChangeStatus::Rejected | ChangeStatus::Withdrawn))
    };
    let last: Vec<_> = changes.rev().filter(is_meant).take(REQUESTS_FROM).collect();
    let party = last.first()?.1.asked_by.get()?.as_str();
    let is_its = |(_, it): &(usize, &ChangeRequest)| it.asked_by.get().is_some_and(|by| by.as_str() == party);
    (last.len() == REQUESTS_FROM && last.iter().all(is_its)).then_some((party, last))
}

/// One party asked for the last three changes.
pub(super) fn requests_one_sided(scene: &Scene<'_>) -> Option<Found> {
    let (party, last) = requests(scene)?;
    Some(Found {
        said: format!(
            "{} asked for each of the last {}",
            scene.charter.party_name(party),
            counted(last.len(), "change")
        ),
        places: last.iter().map(|(at, _)| Place::new(Of::Change(*at), "asked_by")).collect(),
        parties: vec![party.to_owned()],
        told: None,
    })
}

/// What tells the causes of one-sided requests apart: whether they are approved before anybody can have weighed them.
pub(super) fn tell_requests(scene: &Scene<'_>) -> Option<Told> {
    let (_, last) = requests(scene)?;
    let is_at_once = |change: &ChangeRequest| {
        let asked = change.date.get()?;
        let days = change.approved.get()?.iter().map(|(_, it)| Some(asked.days_until(*it.date.get()?)));
        let days: Option<Vec<i64>> = days.collect();
        days.filter(|days| !days.is_empty()).map(|days| days.iter().all(|days| *days <= 1))
    };
    last.iter()
        .all(|(_, change)| is_at_once(change) == Some(true))
        .then(|| Told::by(&[Cause::Decide], "all were approved within a day"))
}

fn gate_name<'a>(scene: &'a Scene<'_>, status: &'a GateStatus) -> &'a str {
    let gate = scene.charter.gates.get().and_then(|gates| gates.0.get(status.index)?.get());
    let name = gate.and_then(|gate: &Gate| gate.name.get()).map(|name| name.as_str());
    name.unwrap_or(&status.id)
}

/// A gate whose day has passed without a decision.
pub(super) fn gate_undecided(scene: &Scene<'_>) -> Option<Found> {
    let overdue: Vec<&GateStatus> =
        scene.assessment.gates.gates.iter().filter(|it| it.state == GateState::Overdue).collect();
    let each: Vec<String> =
        overdue.iter().filter_map(|it| Some(format!("{} (due {})", gate_name(scene, it), it.due?))).collect();
    (!each.is_empty()).then(|| Found {
        said: format!("{} {} undecided", series(&each), number(each.len(), "is", "are")),
        places: overdue.iter().map(|it| Place::charter(format!("gates[{}]", it.index))).collect(),
        ..Found::default()
    })
}

/// A deadlock that has lasted longer than all levels of the conflict protocol together.
pub(super) fn deadlock_lasting(scene: &Scene<'_>) -> Option<Found> {
    let levels = scene.charter.conflict.get()?.levels.get()?;
    let times: Option<Vec<&Duration>> = levels.values().map(|level| level.within.get()).collect();
    let times = times.filter(|times| !times.is_empty())?;
    let ends =
        |since| times.iter().try_fold(since, |day: crate::document::scalar::Date, time| day.plus(time));
    let lasting = scene.assessment.gates.gates.iter().filter_map(|status| {
        let is_paused = |(state, _): &&(CommitmentState, _)| *state == CommitmentState::Paused;
        let since = status.consequences.iter().find(is_paused).map(|(_, since)| *since)?;
        let is_lasting = status.state == GateState::Deadlocked && ends(since)? < scene.as_of;
        is_lasting.then_some((status, since))
    });
    let lasting: Vec<_> = lasting.collect();
    let each: Vec<String> = lasting
        .iter()
        .map(|(status, since)| format!("{} deadlocked since {since}", gate_name(scene, status)))
        .collect();
    (!each.is_empty()).then(|| Found {
        said: format!("{}, longer than all levels of the conflict protocol allow", series(&each)),
        places: lasting.iter().map(|(it, _)| Place::charter(format!("gates[{}]", it.index))).collect(),
        ..Found::default()
    })
}

/// Neither of the last two value reviews has retired anything or found an opportunity.
pub(super) fn nothing_new(scene: &Scene<'_>) -> Option<Found> {
    if !scene.is_whole(DocumentKind::Review) {
        return None;
    }
    let last: Vec<_> = scene.reviews(ReviewKind::ValueLoop).take(2).collect();
    let is_empty =
        last.iter().all(|(_, review)| review.retired.is_missing() && review.opportunities.is_missing());
    (last.len() == 2 && is_empty).then(|| Found {
        said: "the last two value reviews retired nothing and found no opportunity".to_owned(),
        places: last.iter().rev().map(|(record, _)| Place::review(*record, "held")).collect(),
        ..Found::default()
    })
}

//! What the charter dates itself: votes at gates, deliverables, goals and reviews. Nobody writes them down a second time.

use super::ground::{Ground, Role, Said};
use super::{Owner, Plan, Task, TaskState};
use crate::document::charter::stage::Stage;
use crate::document::scalar::{Date, Period, Scalar as _};
use crate::document::{Authority, Field};
use crate::method::diagnosis::Place;
use crate::method::due::Due;
use crate::method::gates::GateState;
use crate::method::phases::Phase;

/// Which of them are wanted.
#[derive(Clone, Copy)]
pub(super) struct Stretch {
    pub(super) phase: Option<Phase>,
    pub(super) first: Option<Date>,
    pub(super) last: Option<Date>,
}

impl Stretch {
    fn holds(&self, day: Option<Date>) -> bool {
        match (day, self.first) {
            (Some(day), Some(first)) => first <= day && self.last.is_none_or(|last| day <= last),
            // Without a day of its own it belongs to no phase, and to every other plan.
            (None, _) => self.phase.is_none() && self.first.is_none(),
            (Some(_), None) => false,
        }
    }
}

fn task(stretch: &Stretch, id: String, what: String, owner: Owner, due: Option<Date>, path: String) -> Task {
    Task {
        id,
        phase: stretch.phase,
        what,
        owner,
        day: None,
        due,
        is_usual: false,
        state: TaskState::Agreed,
        source: "",
        place: Some(Place::charter(path.clone())),
        at: path,
    }
}

/// The vote of each party at the gates of a stretch.
pub(super) fn gates(ground: &Ground<'_>, plan: &mut Plan, stretch: &Stretch) {
    let gates = ground.charter.gates.get();
    for status in &ground.assessment.gates.gates {
        let Some(gate) = gates.and_then(|it| it.0.get(status.index)?.get()) else { continue };
        if !stretch.holds(status.due) {
            continue;
        }
        let name = gate.name.get().map_or(status.id.as_str(), |name| name.as_str());
        let path = format!("gates[{}]", status.index);
        for party in &ground.parties {
            let decider = gate.deciders.get().and_then(|it| it.of(party).get().copied());
            let has_voted = status.votes.iter().any(|vote| vote.party == *party);
            let state = match (status.state, status.due) {
                _ if has_voted => TaskState::Done,
                (GateState::Decided, _) => TaskState::Done,
                (GateState::Unknown, _) => TaskState::Unknown,
                (_, Some(due)) => ground.by_day(due),
                (_, None) => TaskState::Agreed,
            };
            let owner = ground.named(party, decider, "decision-maker");
            let what = format!("vote at the gate {name}: continue, pivot or exit");
            let task = task(stretch, format!("gate-{}", status.id), what, owner, status.due, path.clone());
            plan.tasks.push(Task { state, ..task });
        }
    }
}

/// The deliverables of a stretch, each with whoever delivers it.
pub(super) fn deliverables(ground: &Ground<'_>, plan: &mut Plan, stretch: &Stretch) {
    let list = ground.charter.deliverables.get();
    for (at, it) in list.into_iter().flat_map(|list| list.iter()) {
        let Due { day: due, waits_for } = it.due_on(ground.as_of);
        if !stretch.holds(due) {
            continue;
        }
        let words =
            it.what.get().map_or_else(|| format!("number {}", at + 1), |what| what.as_str().to_owned());
        let words = match waits_for {
            Some(event) => format!("{}, once {event}", words.trim_end_matches('.')),
            None => words,
        };
        let state = match (&it.delivered, due) {
            (Field::Given(day), _) if *day <= ground.as_of => TaskState::Done,
            (Field::Invalid, _) => TaskState::Unknown,
            (_, Some(due)) => ground.by_day(due),
            (_, None) => TaskState::Agreed,
        };
        let owners: Vec<Owner> = match it.by.get() {
            Some(Authority::Party(party)) => vec![ground.owner(Role::Manager, party.as_str())],
            Some(Authority::All) => {
                ground.parties.iter().map(|party| ground.owner(Role::Manager, party)).collect()
            }
            _ => vec![Owner { party: None, person: None, role: "whoever delivers it" }],
        };
        for owner in owners {
            let (id, path) = (format!("deliverable-{}", at + 1), format!("deliverables[{at}]"));
            let task =
                task(stretch, id, format!("deliver: {}", words.trim_end_matches('.')), owner, due, path);
            plan.tasks.push(Task { state, ..task });
        }
    }
}

/// The goals of the joint plan that are due in a stretch: by their own day, else by the last day of their quarter. Whether one is
/// reached no key says.
pub(super) fn goals(ground: &Ground<'_>, plan: &mut Plan, stretch: &Stretch) {
    for (period, goals) in ground.charter.joint_plan.get().into_iter().flat_map(|it| it.iter()) {
        let last = Period::parse(period).ok().map(Period::last);
        for (party, list) in goals.iter() {
            for (at, goal) in list.iter() {
                let due = match &goal.due {
                    Field::Given(due) => Some(*due),
                    Field::Invalid => None,
                    Field::Missing | Field::Open => last,
                };
                let words = goal.goal.get().map(|it| it.as_str());
                let words = words.or_else(|| goal.metric.get().map(|it| it.as_str()));
                let (Some(words), Some(due)) = (words, due.filter(|_| stretch.holds(due))) else { continue };
                let path = format!("joint_plan.{period}.{party}[{at}]");
                let task = task(
                    stretch,
                    format!("goal-{period}-{}", at + 1),
                    format!("goal: {}", words.trim_end_matches('.')),
                    ground.owner(Role::Manager, party),
                    Some(due),
                    path,
                );
                let state = if due < ground.as_of { TaskState::Unknown } else { TaskState::Agreed };
                plan.tasks.push(Task { state, ..task });
            }
        }
    }
}

/// The next review of each kind, where it is due in a stretch.
pub(super) fn reviews(ground: &Ground<'_>, plan: &mut Plan, stretch: &Stretch) {
    for review in ground.assessment.reviews.iter().filter(|it| stretch.holds(Some(it.due))) {
        let key = review.kind.key();
        for party in &ground.parties {
            let task = task(
                stretch,
                format!("review-{key}"),
                format!("hold the {}", review.kind.name()),
                ground.owner(Role::Manager, party),
                Some(review.due),
                format!("reviews.{key}"),
            );
            // Before operation there is little to look back on: what passed then is not missed.
            let is_due = ground.charter.stage() >= Stage::Operation || review.due >= ground.as_of;
            let state = if is_due { ground.by_day(review.due) } else { TaskState::Unknown };
            plan.tasks.push(Task { state, ..task });
        }
    }
}

/// The day of the security audit: that it has passed does not say that the audit was done.
pub(super) fn audit(ground: &Ground<'_>) -> Option<(Date, TaskState)> {
    if ground.says("plan.security_audit") == Said::Unread {
        return None;
    }
    let day = ground.charter.plan.get()?.security_audit.get().copied()?;
    Some((day, if day < ground.as_of { TaskState::Unknown } else { TaskState::Agreed }))
}

//! A line of the method: what is done on which day, by whom, and what shows that it is done.

use super::ground::{Ground, Role, Said, state_of};
use super::{Owner, Plan, Task, TaskState};
use crate::document::charter::model::Structure;
use crate::document::scalar::{Date, Duration};
use crate::document::topic::Topic;
use crate::method::kinds::Asked;
use crate::method::phases::Phase;

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// The neutral facilitator of the sprint.
    Facilitator,
    /// Somebody of each party.
    Each(Role),
    /// The integration lead.
    Lead,
}

/// On which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// A day of the plan, counted from 1.
    Day(u32),
    /// The last day of the plan, or of the phase.
    End,
}

/// What shows that it is done, for a party.
pub(super) enum Done {
    /// All of this is said in the charter; `{party}` stands for the party's id.
    Says(&'static [&'static str]),
    /// Something else.
    Shows(fn(&Ground<'_>, &Days, &str) -> Said),
    /// Nothing in the charter: an action of a review has to say it.
    Nothing,
}

/// A line of the method.
pub(super) struct Row {
    pub(super) id: &'static str,
    pub(super) what: &'static str,
    pub(super) when: When,
    pub(super) who: Who,
    pub(super) topic: Topic,
    /// The structure of which it is asked; of all where none is named.
    pub(super) only: Option<Structure>,
    pub(super) done: Done,
    /// Where the result belongs.
    pub(super) at: &'static str,
    pub(super) source: &'static str,
}

/// The days that rows count from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Days {
    pub(super) phase: Option<Phase>,
    pub(super) first: Option<Date>,
    pub(super) last: Option<Date>,
    /// Whether nobody has agreed on them.
    pub(super) is_usual: bool,
}

/// The day so many days into a stretch, counted from 1.
pub(super) fn nth(first: Date, day: u32) -> Option<Date> {
    first.plus(&Duration::of_days(day.saturating_sub(1)))
}

/// Adds the tasks of these rows, as far as they are asked of the kind and the structure.
pub(super) fn add(ground: &Ground<'_>, plan: &mut Plan, days: &Days, rows: &[Row]) {
    for row in rows {
        if row.only.is_some_and(|only| ground.structure() != Some(only)) {
            continue;
        }
        if matches!(ground.assessment.kinds.asked(row.topic), Asked::NotAsked(_)) {
            plan.unasked.push(row.topic);
            continue;
        }
        match row.who {
            Who::Facilitator => plan.tasks.push(task(ground, days, row, ground.facilitator())),
            Who::Lead => plan.tasks.push(task(ground, days, row, ground.lead())),
            Who::Each(role) => {
                for party in &ground.parties {
                    plan.tasks.push(task(ground, days, row, ground.owner(role, party)));
                }
            }
        }
    }
}

fn task(ground: &Ground<'_>, days: &Days, row: &Row, owner: Owner) -> Task {
    let party = owner.party.clone().unwrap_or_default();
    let (day, due) = match row.when {
        When::Day(day) => (Some(day), days.first.and_then(|first| nth(first, day))),
        When::End => (None, days.last),
    };
    // A task of a phase does not outlast it.
    let due = match (due, days.last.filter(|_| days.phase.is_some())) {
        (Some(due), Some(last)) => Some(due.min(last)),
        (due, _) => due,
    };
    let planned = Task {
        id: row.id.to_owned(),
        phase: days.phase,
        what: row.what.to_owned(),
        owner,
        day,
        due,
        is_usual: days.is_usual && due.is_some(),
        state: TaskState::Open,
        source: row.source,
        place: None,
        at: row.at.replace("{party}", &party),
    };
    let planned = with_action(ground, planned);
    if planned.place.is_some() {
        return planned;
    }
    // Nobody has promised it yet, so that it is open and never overdue.
    let state = match is_done(ground, days, row, &party) {
        Said::Yes => TaskState::Done,
        Said::Unread => TaskState::Unknown,
        Said::No => TaskState::Open,
    };
    Task { state, ..planned }
}

fn is_done(ground: &Ground<'_>, days: &Days, row: &Row, party: &str) -> Said {
    match &row.done {
        Done::Says(paths) => {
            paths.iter().map(|path| ground.says(&path.replace("{party}", party))).fold(Said::Yes, Said::and)
        }
        Done::Shows(shows) => shows(ground, days, party),
        Done::Nothing => Said::No,
    }
}

/// The task as a review has agreed on it, where one has.
pub(super) fn with_action(ground: &Ground<'_>, task: Task) -> Task {
    let Some((status, action)) = ground.agreed(&task.what, task.owner.party.as_deref()) else { return task };
    let owner = match action.owner.get() {
        Some(person) => Owner { person: Some(person.clone()), ..task.owner },
        None => task.owner,
    };
    Task {
        owner,
        state: state_of(status.state),
        due: action.due.get().copied(),
        day: None,
        is_usual: false,
        place: Some(Ground::place_of(status)),
        ..task
    }
}

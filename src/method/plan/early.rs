//! The early wins of the first ninety days [S3].

use super::ground::{Ground, Role};
use super::row::{Days, nth, with_action};
use super::{Plan, Task, TaskState};
use crate::method::diagnosis::Place;

/// Each early win that the charter names, due by the last of the days.
pub(super) fn wins(ground: &Ground<'_>, plan: &mut Plan, days: &Days) {
    let within = ground.policy.early_wins_within;
    let wins = ground.charter.plan.get().and_then(|it| it.early_wins.get());
    for (at, win) in wins.into_iter().flat_map(|list| list.iter()) {
        let path = format!("plan.early_wins[{at}]");
        for party in &ground.parties {
            let due = days.first.and_then(|first| nth(first, within));
            let task = Task {
                id: format!("early-win-{}", at + 1),
                phase: None,
                what: format!("early win: {}", win.as_str().trim_end_matches('.')),
                owner: ground.owner(Role::Manager, party),
                day: Some(within),
                due,
                is_usual: days.is_usual && due.is_some(),
                state: TaskState::Open,
                source: "S3",
                place: None,
                at: path.clone(),
            };
            let task = with_action(ground, task);
            // An action of a review has its own place.
            let place = task.place.clone().unwrap_or_else(|| Place::charter(path.clone()));
            plan.tasks.push(Task { place: Some(place), ..task });
        }
    }
}

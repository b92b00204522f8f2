//! Plans for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::Planned;
use crate::document::scalar::Date;
use crate::document::topic::Topic;
use crate::method::phases::Phase;
use crate::method::plan::{AreaOf, Horizon, SprintResult, TaskState};
use crate::view::head::Head;
use crate::view::place::origin;

/// The plan of a partnership.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanData<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// How far it reaches.
    horizon: Horizon,
    /// Its first day; null where that cannot be worked out.
    plan_starts: Option<Date>,
    /// Its last day; null where it has none, or that cannot be worked out.
    plan_ends: Option<Date>,
    /// The path of the charter from which its days count; null where there is none.
    counted_from: Option<&'a str>,
    /// Whether nobody has agreed on these days: they follow from the standard timetable.
    plan_assumed: bool,
    /// What the onboarding sprint leaves.
    leaves: Vec<Left>,
    /// The areas of which the records have a figure, the one that needs improvement most first.
    plan_areas: Vec<AreaEntry<'a>>,
    /// The tasks, by their days.
    plan_tasks: Vec<TaskEntry<'a>>,
    /// The topics that are not asked of this kind of partnership, so that their tasks are left out.
    topics_left_out: &'a [Topic],
    /// What could not be worked out, in words.
    plan_unknowns: Vec<&'static str>,
}

/// What the sprint leaves.
#[derive(Debug, Serialize, JsonSchema)]
struct Left {
    /// What.
    leaves_what: SprintResult,
    /// Where it stands.
    task_state: TaskState,
}

/// An area with its figure.
#[derive(Debug, Serialize, JsonSchema)]
struct AreaEntry<'a> {
    /// The question of the health check, `promises`, or the checklist.
    area: String,
    /// The party whose figure it is; null where it is one of all parties.
    area_party: Option<&'a str>,
    /// The figure in words.
    figure: String,
}

/// A task.
#[derive(Debug, Serialize, JsonSchema)]
struct TaskEntry<'a> {
    /// What it is known by within the plan; the parties share one where each has the same to do.
    task_id: &'a str,
    /// In which phase; null where the plan is not by phases.
    task_phase: Option<Phase>,
    /// What.
    task: &'a str,
    /// For which party; null where it is somebody neutral, or of all parties.
    task_party: Option<&'a str>,
    /// Who, by name; null where the charter names nobody.
    task_owner: Option<&'a str>,
    /// In which role.
    task_role: &'a str,
    /// By when; null where that cannot be worked out.
    due: Option<Date>,
    /// On which day of the plan, counted from 1; null where it has a day of its own or none.
    day_of_plan: Option<u32>,
    /// Whether nobody has agreed on that day: it follows from the standard timetable.
    due_assumed: bool,
    /// Where it stands.
    task_state: TaskState,
    /// The sources of the method that ask for it; null where the charter or a review does itself.
    task_source: Option<&'a str>,
    /// The path of the charter at which its result belongs; null where there is none.
    belongs_at: Option<&'a str>,
    /// The file that has it; null where none has.
    path: Option<&'a str>,
    /// The line, counted from 1.
    line: Option<usize>,
}

fn said(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

pub(super) fn partnership<'a>(planned: &'a Planned<'_>) -> PlanData<'a> {
    let plan = &planned.plan;
    let tasks = plan.tasks.iter().map(|task| {
        let place = task.place.as_ref().map(|place| origin(planned.partnership(), place));
        let (path, line) = place.map_or((None, None), |(path, line)| (Some(path), line));
        TaskEntry {
            task_id: &task.id,
            task_phase: task.phase,
            task: &task.what,
            task_party: task.owner.party.as_deref(),
            task_owner: task.owner.person.as_ref().map(|it| it.name()),
            task_role: task.owner.role,
            due: task.due,
            day_of_plan: task.day,
            due_assumed: task.is_usual,
            task_state: task.state,
            task_source: said(task.source),
            belongs_at: said(&task.at),
            path,
            line,
        }
    });
    let areas = plan.areas.iter().map(|area| AreaEntry {
        area: match &area.of {
            AreaOf::Health(question, _) => question.to_string(),
            AreaOf::Promises(..) => "promises".to_owned(),
            AreaOf::Readiness(list, ..) => list.clone(),
        },
        area_party: area.party.as_deref(),
        figure: planned.area(area),
    });
    let left = plan.leaves.iter().map(|(what, state)| Left { leaves_what: *what, task_state: *state });
    PlanData {
        head: Head::of(planned.partnership()),
        horizon: plan.horizon,
        plan_starts: plan.window.first,
        plan_ends: plan.window.last,
        counted_from: said(plan.window.from),
        plan_assumed: plan.window.is_usual,
        leaves: left.collect(),
        plan_areas: areas.collect(),
        plan_tasks: tasks.collect(),
        topics_left_out: &plan.unasked,
        plan_unknowns: plan.gaps.iter().map(|gap| super::page::missing(*gap, plan.horizon)).collect(),
    }
}

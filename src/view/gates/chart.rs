//! The days as a Gantt chart.

use super::{Gates, Scheduled};
use crate::document::scalar::Date;
use crate::method::calendar::{Event, EventState, Occasion};
use crate::method::gates::GateState;
use crate::view::{GanttLook, GanttSection, GanttTask};
use crate::wording::calendar::{USUAL, what};

/// What stands over the chart.
pub(super) fn title(as_of: Date) -> String {
    format!("Gates and days as of {as_of}")
}

/// A section for each partnership that has a day.
pub(super) fn sections<'g>(gates: &'g Gates<'_>) -> impl Iterator<Item = GanttSection> + 'g {
    gates.scheduled.iter().map(section).filter(|section| !section.tasks.is_empty())
}

fn section(scheduled: &Scheduled<'_>) -> GanttSection {
    let partnership = scheduled.surveyed.partnership;
    let charter = &partnership.charter.value;
    let calendar = &scheduled.calendar;
    let is_phase = |event: &&Event| matches!(event.occasion, Occasion::PhaseStart(_) | Occasion::PhaseEnd(_));
    let mut tasks = phases(scheduled);
    tasks.extend(calendar.events.iter().filter(|event| !is_phase(event)).map(|event| GanttTask {
        name: what(charter, event),
        first: event.day,
        end: None,
        look: match event.state {
            _ if is_deadlocked(scheduled, event) => GanttLook::Critical,
            EventState::Overdue => GanttLook::Critical,
            EventState::DueSoon => GanttLook::Active,
            EventState::Upcoming => GanttLook::Plain,
            EventState::Passed if event.is_only_planned() => GanttLook::Plain,
            EventState::Done | EventState::Passed => GanttLook::Done,
        },
    }));
    GanttSection { name: partnership.name().to_owned(), tasks }
}

/// The phases that touch the window, as far as they lie in it.
fn phases(scheduled: &Scheduled<'_>) -> Vec<GanttTask> {
    let calendar = &scheduled.calendar;
    let behind = calendar.last.next_day().unwrap_or(calendar.last);
    let phases = scheduled.surveyed.assessment.phases.phases.iter().filter(|_| calendar.goes_on);
    phases
        .filter_map(|days| {
            let first = days.first.max(calendar.first);
            let end = days.end.unwrap_or(behind).min(behind);
            (first < end).then(|| GanttTask {
                name: match days.is_usual() {
                    true => format!("{} ({USUAL})", days.phase.spoken()),
                    false => days.phase.spoken().to_owned(),
                },
                first,
                end: Some(end),
                look: match () {
                    () if days.contains(scheduled.as_of) => GanttLook::Active,
                    () if days.first > scheduled.as_of => GanttLook::Plain,
                    () => GanttLook::Done,
                },
            })
        })
        .collect()
}

/// Whether it is a gate whose sides have voted differently: nothing goes on there by itself, whatever its day.
fn is_deadlocked(scheduled: &Scheduled<'_>, event: &Event) -> bool {
    let Occasion::Gate(index) = event.occasion else { return false };
    let mut gates = scheduled.surveyed.assessment.gates.gates.iter();
    gates.any(|gate| gate.index == index && gate.state == GateState::Deadlocked)
}

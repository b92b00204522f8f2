//! Plans for people.

use super::{Planned, Plans};
use crate::grammar::{capitalised, counted, number, series};
use crate::method::diagnosis::Of;
use crate::method::phases::Phase;
use crate::method::plan::{Gap, Horizon, Task, TaskState};
use crate::view::place::{lines_of, origin, shown};
use crate::view::{Cell, Page, Table, Text, Tone, title_of, unread};
use crate::wording::calendar::USUAL;

const NOTHING: &str = "\u{2013}";

const fn title(horizon: Horizon) -> &'static str {
    match horizon {
        Horizon::Onboarding => "Onboarding sprint",
        Horizon::Phases => "Four phases",
        Horizon::NinetyDays => "First ninety days",
        Horizon::ThirtyDays => "Thirty days",
    }
}

/// What a plan could not work out, in a sentence.
pub(super) const fn missing(gap: Gap, horizon: Horizon) -> &'static str {
    match (gap, horizon) {
        (Gap::NoStart, Horizon::Onboarding) => {
            "No dates: the charter has no start of the sprint (`plan.onboarding.start`), no signature and no start of the term."
        }
        (Gap::NoStart, Horizon::Phases) => {
            "No dates: the charter has no start of the plan (`plan.start`), no signature and no start of the term."
        }
        (Gap::NoStart, _) => {
            "No dates: the charter has no start of the term (`term.start`) and no signature."
        }
        (Gap::UnreadStart, _) => {
            "No dates: the day from which they count cannot be read; `partner check` has the details."
        }
        (Gap::NoStructure, _) => {
            "The structure is undecided (`model.structure`), so the tasks of one structure alone are left out."
        }
        (Gap::NoFacilitator, _) => {
            "No facilitator is named (`plan.onboarding.facilitator`): a neutral person should lead the sprint."
        }
        (Gap::NoFigures, _) => {
            "No area to choose: no health check, promise or answered checklist has a figure that can be improved. `partner health --answer` records answers, `partner review` records reviews."
        }
        (Gap::Ended, _) => "The partnership has ended: nothing is planned.",
    }
}

pub(super) fn page(plans: &Plans<'_>) -> Page {
    let mut page = Page::default();
    for planned in &plans.planned {
        let partnership = planned.partnership();
        page.title(Text::default().and(format!("{}: ", title(plans.horizon))).then(title_of(partnership)));
        unread(&mut page, partnership);
        window(&mut page, planned);
        for gap in &planned.plan.gaps {
            page.say(missing(*gap, plans.horizon));
        }
        match plans.horizon {
            Horizon::Onboarding => leaves(&mut page, planned),
            Horizon::ThirtyDays => areas(&mut page, planned),
            Horizon::Phases | Horizon::NinetyDays => {}
        }
        match plans.horizon {
            Horizon::Phases => Phase::ALL.iter().for_each(|phase| of_phase(&mut page, planned, *phase)),
            _ => {
                let tasks: Vec<&Task> = planned.plan.tasks.iter().collect();
                if !tasks.is_empty() {
                    page.heading("Tasks");
                    table(&mut page, planned, &tasks);
                }
            }
        }
        left_out(&mut page, planned);
    }
    page
}

/// `From 2026-09-01 to 2026-09-14 (plan.onboarding.start, line 12)`.
fn window(page: &mut Page, planned: &Planned<'_>) {
    let window = &planned.plan.window;
    let Some(first) = window.first.filter(|_| planned.plan.horizon != Horizon::Phases) else { return };
    let until = window.last.map(|last| format!(" to {last}")).unwrap_or_default();
    let line = lines_of(planned.partnership(), &[window.from]);
    let text = Text::default().and(format!("From {first}{until}"));
    page.say(match (window.from, window.is_usual) {
        ("", _) => text.and(", thirty days."),
        (from, true) => {
            text.and(format!(", {USUAL}: it ends the day before ")).code(from).and(format!("{line}."))
        }
        (from, false) => text.and(", counted from ").code(from).and(format!("{line}.")),
    });
}

fn leaves(page: &mut Page, planned: &Planned<'_>) {
    let facilitator = planned.plan.tasks.iter().find(|task| task.owner.role == "neutral facilitator");
    if let Some(person) = facilitator.and_then(|task| task.owner.person.as_ref()) {
        page.say(Text::default().and(format!("Facilitator: {}.", person.name())));
    }
    if planned.plan.leaves.is_empty() {
        return;
    }
    page.heading("Results of the sprint");
    let point = |(result, state): &(crate::method::plan::SprintResult, TaskState)| {
        let doc = result.doc().trim_end_matches('.');
        Text::default().and(format!("{result}: {}, ", lower(doc))).toned(word(*state), tone(*state))
    };
    page.list(planned.plan.leaves.iter().map(point).collect());
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

/// The area that was chosen, and what it was chosen from.
fn areas(page: &mut Page, planned: &Planned<'_>) {
    let Some((first, others)) = planned.plan.areas.split_first() else { return };
    page.say(Text::default().and("Area: ").strong(planned.area(first)).and("."));
    if !others.is_empty() {
        let others: Vec<String> = others.iter().map(|area| planned.area(area)).collect();
        page.say(Text::default().and(format!("Other areas, lowest first: {}.", series(&others))));
    }
}

fn of_phase(page: &mut Page, planned: &Planned<'_>, phase: Phase) {
    let tasks: Vec<&Task> = planned.plan.tasks.iter().filter(|task| task.phase == Some(phase)).collect();
    let dated = planned.surveyed.assessment.phases.days_of(phase);
    let days = dated.map(|days| {
        let last = days.last().map_or_else(|| " on".to_owned(), |last| format!(" to {last}"));
        let usual = if days.is_usual() { format!(", {USUAL}") } else { String::new() };
        format!(" from {}{last}{usual}", days.first)
    });
    page.heading(format!("{}{}", capitalised(phase.spoken()), days.unwrap_or_default()));
    match tasks.is_empty() {
        true => page.say("No tasks."),
        false => table(page, planned, &tasks),
    }
}

/// Tasks that the parties share stand once.
fn table(page: &mut Page, planned: &Planned<'_>, tasks: &[&Task]) {
    let mut table = Table::with_columns(["due", "task", "who", "state", "source"]).spare(&[4]);
    let is_one = |a: &&Task, b: &&Task| {
        (&a.id, &a.what, a.due, a.state) == (&b.id, &b.what, b.due, b.state) && a.place == b.place
    };
    for shared in tasks.chunk_by(is_one) {
        let Some(first) = shared.first() else { continue };
        let who = shared.iter().map(|task| Text::default().and(planned.who(&task.owner))).collect();
        table.row([
            Cell::from(Text::default().and(due(first))),
            Cell::from(Text::default().and(first.what.clone())),
            Cell::of_lines(who),
            Cell::toned(word(first.state), tone(first.state)),
            Cell::from(Text::default().and(source(planned, first))),
        ]);
    }
    page.table(table);
}

/// Where it comes from; the path of the charter stands in the title.
fn source(planned: &Planned<'_>, task: &Task) -> String {
    let Some(place) = &task.place else { return task.source.to_owned() };
    match origin(planned.partnership(), place) {
        (_, Some(line)) if place.of == Of::Charter => format!("line {line}"),
        _ => shown(planned.partnership(), place),
    }
}

/// The day, else which day of the plan it is.
fn due(task: &Task) -> String {
    match (task.due, task.day) {
        (Some(due), _) => due.to_string(),
        (None, Some(day)) => format!("day {day}"),
        (None, None) => NOTHING.to_owned(),
    }
}

const fn word(state: TaskState) -> &'static str {
    match state {
        TaskState::Unknown => "not known",
        other => other.as_str(),
    }
}

const fn tone(state: TaskState) -> Tone {
    match state {
        TaskState::Open | TaskState::Agreed => Tone::Plain,
        TaskState::Overdue => Tone::Bad,
        TaskState::Done | TaskState::Dropped => Tone::Quiet,
        TaskState::Unknown => Tone::Caution,
    }
}

fn left_out(page: &mut Page, planned: &Planned<'_>) {
    let plan = &planned.plan;
    if !plan.unasked.is_empty() {
        let topics: Vec<String> = plan.unasked.iter().map(|it| it.as_str().replace('-', " ")).collect();
        let kinds = planned.surveyed.assessment.kinds.in_words();
        let verb = number(topics.len(), "is", "are");
        page.say(
            Text::default()
                .and(format!("Left out, as {} {verb} not asked of this kind ({kinds}).", series(&topics))),
        );
    }
    let undated = plan.tasks.iter().filter(|task| task.due.is_none() && task.is_ahead()).count();
    let is_said = plan.gaps.iter().any(|gap| matches!(gap, Gap::NoStart | Gap::UnreadStart));
    if undated > 0 && !is_said {
        page.say(format!("{} without a date.", capitalised(&counted(undated, "task"))));
    }
}

//! Thirty days for the one area that needs improvement most [S3], with the remedies of the diagnosis.

use super::area::{Area, AreaOf, areas};
use super::ground::{Ground, Role};
use super::row::{Days, Done, Row, When, Who, add, nth, with_action};
use super::{Gap, Plan, Task, TaskState, Window};
use crate::config::Instrument;
use crate::document::records::health::HealthQuestion;
use crate::document::topic::Topic;
use crate::method::diagnosis::{RemedyState, diagnose};
use crate::method::instrument::Results;
use crate::method::readiness::Count;
use crate::method::reviews::ActionState;

/// How long it lasts.
const DAYS: u32 = 30;

const fn row(id: &'static str, what: &'static str, day: u32, role: Role, at: &'static str) -> Row {
    Row {
        id,
        what,
        when: When::Day(day),
        who: Who::Each(role),
        topic: Topic::Always,
        only: None,
        done: Done::Nothing,
        at,
        source: "S3",
    }
}

/// Before anything is changed.
const TALK: &[Row] = &[row(
    "thirty-talk",
    "put the figure on the table, and say what each party sees that the other does not",
    7,
    Role::Manager,
    "",
)];

/// When the days are over.
const MEASURE: &[Row] = &[row(
    "thirty-measure",
    "measure it again, and say at the next review whether it has moved",
    DAYS,
    Role::Manager,
    "",
)];

const ALIGNMENT: &[Row] = &[row(
    "thirty-alignment",
    "say in one sentence what the partnership is for this year, and agree that sentence with the other party",
    14,
    Role::Sponsor,
    "canvas.vision",
)];

const GOVERNANCE: &[Row] = &[row(
    "thirty-governance",
    "take the last decision that came late, and name who takes the next one like it",
    14,
    Role::Sponsor,
    "governance.decisions",
)];

const VALUE: &[Row] = &[row(
    "thirty-value",
    "compare what was received last quarter with what was agreed, and change one of the two",
    14,
    Role::Sponsor,
    "value.exchange",
)];

const RELATIONSHIP: &[Row] = &[row(
    "thirty-relationship",
    "give every open promise a realistic date, or drop it now",
    14,
    Role::Manager,
    "",
)];

const PROMISES: &[Row] = &[row(
    "thirty-promises",
    "open every meeting with the list of promises of all parties",
    14,
    Role::Manager,
    "",
)];

/// What would lift the last health check with described answers, each with the manager of the side that is least content.
fn lifts(ground: &Ground<'_>, instrument: &Instrument, plan: &mut Plan) {
    let results = Results::of(ground.partnership, ground.assessment, instrument, ground.policy, ground.as_of);
    for lift in results.into_iter().flat_map(|it| it.lifts) {
        let task = Task {
            id: format!("lift-{}", lift.item),
            phase: None,
            what: lift.what(),
            owner: ground.owner(Role::Manager, &lift.party),
            day: Some(DAYS),
            due: plan.window.last,
            is_usual: false,
            state: TaskState::Open,
            source: "S0, ours",
            place: None,
            at: String::new(),
        };
        plan.tasks.push(with_action(ground, task));
    }
}

pub(super) fn plan(ground: &Ground<'_>, instrument: &Instrument, plan: &mut Plan) {
    // From tomorrow on, so that they end on the day by which a diagnosis wants its remedies.
    let first = ground.as_of.next_day();
    let last = first.and_then(|first| nth(first, DAYS));
    plan.window = Window { first, last, from: "", is_usual: false };
    let days = Days { phase: None, first, last, is_usual: false };
    plan.areas = areas(ground);
    let area = plan.areas.first().cloned();
    match &area {
        None => plan.gaps.push(Gap::NoFigures),
        Some(area) => {
            add(ground, plan, &days, TALK);
            of_area(ground, plan, &days, area);
        }
    }
    lifts(ground, instrument, plan);
    remedies(ground, plan);
    if !plan.tasks.is_empty() {
        add(ground, plan, &days, MEASURE);
    }
}

fn of_area(ground: &Ground<'_>, plan: &mut Plan, days: &Days, area: &Area) {
    match &area.of {
        AreaOf::Health(question, _) => add(
            ground,
            plan,
            days,
            match question {
                HealthQuestion::Alignment => ALIGNMENT,
                HealthQuestion::Governance => GOVERNANCE,
                HealthQuestion::ValueDelivery => VALUE,
                HealthQuestion::Relationship => RELATIONSHIP,
            },
        ),
        AreaOf::Promises(..) => {
            overdue(ground, plan);
            add(ground, plan, days, PROMISES);
        }
        AreaOf::Readiness(list, ..) => questions(ground, plan, list),
    }
}

/// What was promised and has not come, of every party: it has its own place and its own owner.
fn overdue(ground: &Ground<'_>, plan: &mut Plan) {
    for status in ground.assessment.actions.iter().filter(|it| it.state == ActionState::Overdue) {
        let review = ground.partnership.records.reviews.get(status.record);
        let action = review.and_then(|it| it.value.actions.get()?.0.get(status.index)?.get());
        let Some((action, what)) = action.and_then(|it| Some((it, it.what.get()?.as_str()))) else {
            continue;
        };
        let party = action.side.get().map(|side| side.as_str().to_owned());
        plan.tasks.push(Task {
            id: format!("overdue-{}-{}", status.record + 1, status.index + 1),
            phase: None,
            what: what.trim_end_matches('.').to_owned(),
            owner: super::Owner { party, person: action.owner.get().cloned(), role: "owner of the action" },
            day: None,
            due: action.due.get().copied(),
            is_usual: false,
            state: TaskState::Overdue,
            source: "",
            place: Some(Ground::place_of(status)),
            at: String::new(),
        });
    }
}

/// The first questions of a checklist that are not met, a week each.
fn questions(ground: &Ground<'_>, plan: &mut Plan, list: &str) {
    let of_list = ground.assessment.readiness.iter().find(|it| it.definition.id == list);
    let unmet = of_list.into_iter().flat_map(|it| &it.items);
    let unmet = unmet.filter(|it| matches!(it.counts, Count::NotMet | Count::Open)).map(|it| &it.definition);
    for (day, item) in [7, 14, 21, 28].into_iter().zip(unmet) {
        for party in &ground.parties {
            let task = Task {
                id: format!("thirty-{}", item.id),
                phase: None,
                what: format!("settle: {}", item.question),
                owner: ground.owner(Role::Manager, party),
                day: Some(day),
                due: plan.window.first.and_then(|first| nth(first, day)),
                is_usual: false,
                state: TaskState::Open,
                source: "S3",
                place: None,
                at: format!("checklists.{list}.{}", item.id),
            };
            plan.tasks.push(with_action(ground, task));
        }
    }
}

/// What the diagnosis proposes for the causes that stand out.
fn remedies(ground: &Ground<'_>, plan: &mut Plan) {
    let diagnosis = diagnose(ground.partnership, ground.assessment, ground.policy, ground.as_of);
    for (at, remedy) in diagnosis.remedies.iter().enumerate() {
        let state = match remedy.state {
            RemedyState::Proposed => TaskState::Open,
            RemedyState::Agreed => TaskState::Agreed,
            RemedyState::NotCarriedOut => TaskState::Overdue,
        };
        for owner in &remedy.owners {
            plan.tasks.push(Task {
                id: format!("remedy-{}", at + 1),
                phase: None,
                what: remedy.what.clone(),
                owner: owner.clone(),
                day: None,
                due: remedy.by,
                is_usual: false,
                state,
                source: remedy.cause.map_or("S1", |cause| cause.row().source),
                place: remedy.agreed_in.clone().filter(|_| remedy.state != RemedyState::Proposed),
                at: String::new(),
            });
        }
    }
}

//! The first ninety days: managers, channels, a joint plan, early wins, and the first value review [S0, S1, S3].

use super::early;
use super::events::{self, Stretch};
use super::ground::{Ground, Role, Said};
use super::row::{Days, Done, Row, When, Who, add, nth};
use super::{Gap, Plan, Window};
use crate::document::records::review::ReviewKind;
use crate::document::scalar::{Period, Scalar as _};
use crate::document::topic::Topic;
use crate::method::reviews::held;

const ROWS: &[Row] = &[
    Row {
        id: "start-manager",
        what: "name a partnership manager who has the time",
        when: When::Day(1),
        who: Who::Each(Role::Sponsor),
        topic: Topic::Owner,
        only: None,
        done: Done::Says(&["parties.{party}.manager"]),
        at: "parties.{party}.manager",
        source: "S0, S3",
    },
    Row {
        id: "start-channels",
        what: "agree the channels for daily work, and hold the first regular call",
        when: When::Day(7),
        who: Who::Each(Role::Manager),
        topic: Topic::Rhythm,
        only: None,
        done: Done::Says(&["communication.channels", "communication.meetings"]),
        at: "communication.channels",
        source: "S0, S3",
    },
    Row {
        id: "start-conflict",
        what: "agree how a conflict is settled, level by level",
        when: When::Day(7),
        who: Who::Each(Role::Manager),
        topic: Topic::Disputes,
        only: None,
        done: Done::Says(&["conflict.levels"]),
        at: "conflict.levels",
        source: "S3",
    },
    Row {
        id: "start-champions",
        what: "name the champions who carry it into the teams",
        when: When::Day(14),
        who: Who::Each(Role::Sponsor),
        topic: Topic::Team,
        only: None,
        done: Done::Says(&["parties.{party}.champions"]),
        at: "parties.{party}.champions",
        source: "S0, S1",
    },
    Row {
        id: "start-calendar",
        what: "put the milestones of all parties into one shared calendar",
        when: When::Day(14),
        who: Who::Each(Role::Manager),
        topic: Topic::Always,
        only: None,
        done: Done::Nothing,
        at: "",
        source: "S3",
    },
    Row {
        id: "start-joint-plan",
        what: "agree the joint plan of this quarter: your goals, each with a date",
        when: When::Day(14),
        who: Who::Each(Role::Manager),
        topic: Topic::Measures,
        only: None,
        done: Done::Shows(joint_plan),
        at: "joint_plan",
        source: "S1",
    },
    Row {
        id: "start-early-wins",
        what: "agree one or two early wins that every party can show",
        when: When::Day(14),
        who: Who::Each(Role::Manager),
        topic: Topic::Always,
        only: None,
        done: Done::Says(&["plan.early_wins"]),
        at: "plan.early_wins",
        source: "S3",
    },
    Row {
        id: "start-value-loop",
        what: "schedule the 90-day value review",
        when: When::Day(30),
        who: Who::Each(Role::Manager),
        topic: Topic::Rhythm,
        only: None,
        done: Done::Says(&["reviews.value_loop"]),
        at: "reviews.value_loop",
        source: "S0",
    },
    Row {
        id: "start-value-review",
        what: "ask the three questions: is it still working, what has changed, what new value is there?",
        when: When::End,
        who: Who::Each(Role::Sponsor),
        topic: Topic::Rhythm,
        only: None,
        done: Done::Shows(|ground, days, _| {
            let is_since = |day| days.first.is_some_and(|first| first <= day);
            let is_one = |kind| kind == ReviewKind::ValueLoop;
            Said::when(held(ground.partnership, ground.as_of).any(|(_, it)| {
                it.kind.get().copied().is_some_and(is_one) && it.held.get().copied().is_some_and(is_since)
            }))
        }),
        at: "",
        source: "S0",
    },
];

/// What a pilot adds.
const PILOT: &[Row] = &[Row {
    id: "pilot-decide",
    what: "decide by the pilot's metrics whether the programme takes in more partners",
    when: When::End,
    who: Who::Each(Role::Sponsor),
    topic: Topic::Always,
    only: None,
    done: Done::Nothing,
    at: "plan.pilot",
    source: "S1",
}];

pub(super) fn plan(ground: &Ground<'_>, plan: &mut Plan) {
    plan.window = window(ground);
    let Window { first, last, is_usual, from } = plan.window;
    if first.is_none() {
        plan.gaps.push(if from.is_empty() { Gap::NoStart } else { Gap::UnreadStart });
    }
    let days = Days { phase: None, first, last, is_usual };
    add(ground, plan, &days, ROWS);
    if ground.charter.plan.get().is_some_and(|it| it.pilot.is_given()) {
        add(ground, plan, &days, PILOT);
    }
    early::wins(ground, plan, &days);
    let stretch = Stretch { phase: None, first, last };
    events::goals(ground, plan, &stretch);
    events::reviews(ground, plan, &stretch);
    events::deliverables(ground, plan, &stretch);
    events::gates(ground, plan, &stretch);
}

/// From the first day of the term, else from the signature.
fn window(ground: &Ground<'_>) -> Window {
    let charter = ground.charter;
    let start = charter.term.get().and_then(|it| it.start.get()).copied();
    let signed = charter.plan.get().and_then(|it| it.signed.get()).copied();
    let from = |first, from| Window {
        first: Some(first),
        last: nth(first, ground.policy.early_wins_within),
        from,
        is_usual: false,
    };
    match (start, signed) {
        (Some(start), _) => from(start, "term.start"),
        (None, _) if ground.says("term.start") == Said::Unread => {
            Window { from: "term.start", ..Window::default() }
        }
        (None, Some(signed)) => from(signed, "plan.signed"),
        (None, None) => Window::default(),
    }
}

/// Whether a quarter of the joint plan that lies in these days has goals of the party.
fn joint_plan(ground: &Ground<'_>, days: &Days, party: &str) -> Said {
    if ground.says("joint_plan") == Said::Unread {
        return Said::Unread;
    }
    let is_within = |period: &str| match (Period::parse(period), days.first, days.last) {
        (Ok(period), Some(first), Some(last)) => period.first() <= last && first <= period.last(),
        (Ok(_), ..) => true,
        (Err(_), ..) => false,
    };
    let quarters = ground.charter.joint_plan.get().into_iter().flat_map(|it| it.iter());
    let mut within = quarters.filter(|(period, _)| is_within(period));
    Said::when(within.any(|(_, goals)| goals.of(party).get().is_some_and(|list| !list.is_empty())))
}

//! The onboarding sprint: two weeks before signature, led by somebody neutral, and what they leave [S0, S1].

use super::ground::{Ground, Role, Said};
use super::row::{Days, Done, Row, When, Who, add};
use super::{Gap, Plan, TaskState, Window};
use crate::document::charter::plan::Onboarding;
use crate::document::scalar::{Date, Duration, keyword};
use crate::document::topic::Topic;

keyword! {
    /// What the sprint leaves.
    pub enum SprintResult {
        /// A kickoff that all teams attended.
        Kickoff = "kickoff",
        /// A profile of each party.
        Profiles = "profiles",
        /// Access to what is shared.
        Access = "access",
        /// The alignment canvas, completed together.
        Canvas = "canvas",
        /// Governance: who decides what, and which bodies meet.
        Governance = "governance",
        /// Shared metrics.
        Metrics = "metrics",
        /// The communication charter.
        Communication = "communication",
    }
}

impl SprintResult {
    /// The tasks after which it is there.
    const fn tasks(self) -> &'static str {
        match self {
            Self::Kickoff => "onboarding-kickoff",
            Self::Profiles => "onboarding-profile",
            Self::Access => "onboarding-access",
            Self::Canvas => "onboarding-canvas",
            Self::Governance => "onboarding-governance",
            Self::Metrics => "onboarding-metrics",
            Self::Communication => "onboarding-communication",
        }
    }
}

/// How many days the rows below are written for.
const DAYS: u32 = 14;

const ROWS: &[Row] = &[
    Row {
        id: "onboarding-kickoff",
        what: "hold the kickoff: who is who, what each party expects, how the sprint runs",
        when: When::Day(1),
        who: Who::Facilitator,
        topic: Topic::Always,
        only: None,
        done: Done::Shows(|ground, days, _| result(ground, days, &["kickoff", "kick-off", "kick off"])),
        at: "plan.onboarding.results",
        source: "S1",
    },
    Row {
        id: "onboarding-profile",
        what: "write a profile for the other party: goals, capabilities, preferred way to communicate",
        when: When::Day(3),
        who: Who::Each(Role::Manager),
        topic: Topic::Always,
        only: None,
        done: Done::Shows(profile),
        at: "parties.{party}.capabilities",
        source: "S1",
    },
    Row {
        id: "onboarding-access",
        what: "give the partner's people access to what is shared: folders, systems, contacts",
        when: When::Day(4),
        who: Who::Each(Role::Manager),
        topic: Topic::Always,
        only: None,
        done: Done::Shows(|ground, days, _| result(ground, days, &["access"])),
        at: "plan.onboarding.results",
        source: "S1",
    },
    Row {
        id: "onboarding-own-side",
        what: "write down your side of the canvas: goals, constraints, non-negotiables, what counts as success",
        when: When::Day(6),
        who: Who::Each(Role::Sponsor),
        topic: Topic::Purpose,
        only: None,
        done: Done::Says(&[
            "canvas.goals.{party}",
            "canvas.constraints.{party}",
            "canvas.non_negotiables.{party}",
            "canvas.success_means.{party}",
        ]),
        at: "canvas.goals.{party}",
        source: "S0",
    },
    Row {
        id: "onboarding-canvas",
        what: "complete the alignment canvas in one session of all parties",
        when: When::Day(8),
        who: Who::Facilitator,
        topic: Topic::Purpose,
        only: None,
        done: Done::Shows(|ground, _, _| {
            let completed = ground.charter.canvas.get().and_then(|it| it.completed.get().copied());
            ground.has_come("canvas.completed", completed)
        }),
        at: "canvas.completed",
        source: "S0",
    },
    Row {
        id: "onboarding-governance",
        what: "agree who decides what, and which bodies meet how often",
        when: When::Day(10),
        who: Who::Each(Role::Sponsor),
        topic: Topic::Decisions,
        only: None,
        done: Done::Says(&["governance.decisions", "governance.bodies"]),
        at: "governance.decisions",
        source: "S0",
    },
    Row {
        id: "onboarding-metrics",
        what: "agree three to five shared metrics, each with one definition and a target",
        when: When::Day(11),
        who: Who::Each(Role::Manager),
        topic: Topic::Measures,
        only: None,
        done: Done::Shows(metrics),
        at: "metrics",
        source: "S0, S3",
    },
    Row {
        id: "onboarding-communication",
        what: "agree the communication charter: meetings, channels, who is copied",
        when: When::Day(12),
        who: Who::Each(Role::Manager),
        topic: Topic::Rhythm,
        only: None,
        done: Done::Says(&["communication.meetings", "communication.channels", "communication.copied"]),
        at: "communication",
        source: "S0",
    },
    Row {
        id: "onboarding-close",
        what: "close the sprint: record its results, and name who settles what is left by when",
        when: When::Day(DAYS),
        who: Who::Facilitator,
        topic: Topic::Always,
        only: None,
        done: Done::Shows(|ground, days, _| {
            let is_over = days.last.is_some_and(|last| last < ground.as_of);
            ground.says("plan.onboarding.results").and(Said::when(is_over))
        }),
        at: "plan.onboarding.results",
        source: "S0",
    },
];

pub(super) fn plan(ground: &Ground<'_>, plan: &mut Plan) {
    let sprint = ground.charter.plan.get().and_then(|it| it.onboarding.get());
    let length = sprint.and_then(|it| it.length.get()).map(Duration::approximate_days);
    let length = length.unwrap_or(ground.policy.onboarding_most).max(1);
    plan.window = window(ground, sprint, length);
    if plan.window.first.is_none() {
        let is_unread = ground.says("plan.onboarding.start") == Said::Unread;
        plan.gaps.push(if is_unread { Gap::UnreadStart } else { Gap::NoStart });
    }
    if ground.facilitator().person.is_none() {
        plan.gaps.push(Gap::NoFacilitator);
    }
    let Window { first, last, is_usual, .. } = plan.window;
    add(ground, plan, &Days { phase: None, first, last, is_usual }, ROWS);
    fit(plan, length);
    plan.leaves = SprintResult::ALL.iter().filter_map(|it| Some((*it, state(plan, it.tasks())?))).collect();
}

/// From the sprint's own first day, else so that it ends the day before the signature, else before the term.
fn window(ground: &Ground<'_>, sprint: Option<&Onboarding>, length: u32) -> Window {
    let until = |first: Date| first.plus(&Duration::of_days(length - 1));
    if let Some(first) = sprint.and_then(|it| it.start.get()).copied() {
        return Window {
            first: Some(first),
            last: until(first),
            from: "plan.onboarding.start",
            is_usual: false,
        };
    }
    if ground.says("plan.onboarding.start") == Said::Unread {
        return Window { from: "plan.onboarding.start", ..Window::default() };
    }
    let signed = ground.charter.plan.get().and_then(|it| it.signed.get()).copied();
    let start = ground.charter.term.get().and_then(|it| it.start.get()).copied();
    let ends = [(signed, "plan.signed"), (start, "term.start")];
    let Some((end, from)) = ends.into_iter().find_map(|(day, from)| Some((day?, from))) else {
        return Window::default();
    };
    let first = end.minus(&Duration::of_days(length));
    Window { first, last: first.and_then(until), from, is_usual: true }
}

/// Fits what is written for two weeks into a sprint of another length: a shorter one is denser, and a longer one ends later.
fn fit(plan: &mut Plan, length: u32) {
    let first = plan.window.first;
    for task in &mut plan.tasks {
        let Some(day) = task.day else { continue };
        let day = match length < DAYS {
            true => (day * length).div_ceil(DAYS).max(1),
            false if day == DAYS => length,
            false => day,
        };
        task.day = Some(day);
        task.due = first.and_then(|first| super::row::nth(first, day));
    }
}

/// Whether the sprint is over and names this among its results.
fn result(ground: &Ground<'_>, days: &Days, words: &[&str]) -> Said {
    let path = "plan.onboarding.results";
    if ground.says(path) == Said::Unread {
        return Said::Unread;
    }
    let results = ground.charter.plan.get().and_then(|it| it.onboarding.get()?.results.get());
    let is_named = |text: &str| words.iter().any(|word| text.to_lowercase().contains(word));
    let is_there = results.is_some_and(|list| list.values().any(|it| is_named(it.as_str())));
    Said::when(is_there && days.last.is_some_and(|last| last < ground.as_of))
}

/// A party's profile: written at the sprint, or in the charter part by part.
fn profile(ground: &Ground<'_>, days: &Days, party: &str) -> Said {
    let parts =
        ["parties.{party}.capabilities", "canvas.goals.{party}", "communication.culture.style.{party}"];
    let in_parts =
        parts.iter().map(|path| ground.says(&path.replace("{party}", party))).fold(Said::Yes, Said::and);
    in_parts.min(result(ground, days, &["profile"]))
}

/// Whether there are metrics, each with a definition and a target.
fn metrics(ground: &Ground<'_>, _: &Days, _: &str) -> Said {
    if ground.says("metrics") == Said::Unread {
        return Said::Unread;
    }
    let metrics = ground.charter.metrics.get();
    let mut all = metrics.into_iter().flat_map(|list| list.values()).peekable();
    Said::when(all.peek().is_some() && all.all(|it| it.definition.is_given() && it.target.is_given()))
}

/// Where the tasks stand that a result takes: where the one that is furthest behind does.
fn state(plan: &Plan, id: &str) -> Option<TaskState> {
    let rank = |state: TaskState| match state {
        TaskState::Done => 0,
        TaskState::Dropped => 1,
        TaskState::Agreed => 2,
        TaskState::Unknown => 3,
        TaskState::Open => 4,
        TaskState::Overdue => 5,
    };
    plan.tasks.iter().filter(|task| task.id == id).map(|task| task.state).max_by_key(|state| rank(*state))
}

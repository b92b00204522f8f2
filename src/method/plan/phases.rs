//! The four phases with their tasks, some of one structure alone [S2].

use super::events::{self, Stretch};
use super::ground::{Ground, Role, Said};
use super::row::{Days, Done, Row, When, Who, add};
use super::{Gap, Plan, Window};
use crate::document::charter::model::Structure;
use crate::document::topic::Topic;
use crate::method::phases::Phase;
use crate::method::reviews::held;

const CHARTERING: &[Row] = &[
    Row {
        id: "chartering-vision",
        what: "write down the shared vision and what you expect to come of it",
        when: When::Day(14),
        who: Who::Each(Role::Sponsor),
        topic: Topic::Purpose,
        only: None,
        done: Done::Says(&["canvas.vision", "canvas.goals.{party}"]),
        at: "canvas.vision",
        source: "S2",
    },
    Row {
        id: "chartering-pre-mortem",
        what: "hold a pre-mortem: what would have made this fail in a year, and who guards against it",
        when: When::Day(21),
        who: Who::Each(Role::Manager),
        topic: Topic::Risks,
        only: None,
        done: Done::Shows(|ground, _, _| {
            let day = ground.charter.plan.get().and_then(|it| it.pre_mortem.get().copied());
            ground.has_come("plan.pre_mortem", day)
        }),
        at: "plan.pre_mortem",
        source: "S3",
    },
    Row {
        id: "chartering-gates",
        what: "agree the decision gates: dates, criteria, and who decides for you",
        when: When::Day(21),
        who: Who::Each(Role::Sponsor),
        topic: Topic::Gates,
        only: None,
        done: Done::Shows(gates_settled),
        at: "gates",
        source: "S2",
    },
    Row {
        id: "chartering-escalation",
        what: "agree the escalation path, with a time limit at each level",
        when: When::Day(21),
        who: Who::Each(Role::Manager),
        topic: Topic::Disputes,
        only: None,
        done: Done::Says(&["conflict.levels"]),
        at: "conflict.levels",
        source: "S2",
    },
    Row {
        id: "chartering-joint-team",
        what: "settle whom the joint team reports to, and what it may spend",
        when: When::Day(21),
        who: Who::Each(Role::Sponsor),
        topic: Topic::Team,
        only: Some(Structure::IntegratedAlliance),
        done: Done::Says(&["governance.joint_team.reports_to", "governance.joint_team.may_spend"]),
        at: "governance.joint_team",
        source: "S2",
    },
    Row {
        id: "chartering-acceptance",
        what: "agree acceptance criteria for every deliverable",
        when: When::Day(21),
        who: Who::Each(Role::Manager),
        topic: Topic::Delivery,
        only: Some(Structure::ContractualProject),
        done: Done::Shows(acceptance_settled),
        at: "deliverables",
        source: "S2",
    },
    Row {
        id: "chartering-resources",
        what: "commit people, budget and time for integration",
        when: When::End,
        who: Who::Each(Role::Sponsor),
        topic: Topic::Team,
        only: None,
        done: Done::Says(&["resources.integration.{party}"]),
        at: "resources.integration.{party}",
        source: "S2",
    },
    Row {
        id: "chartering-signature",
        what: "sign, once the business side, the charter and legal review are through, in this order",
        when: When::End,
        who: Who::Each(Role::Sponsor),
        topic: Topic::Always,
        only: None,
        done: Done::Shows(|ground, _, _| {
            let signed = ground.charter.plan.get().and_then(|it| it.signed.get().copied());
            ground.has_come("plan.signed", signed)
        }),
        at: "plan.signed",
        source: "S2",
    },
];

const INTEGRATION: &[Row] = &[
    Row {
        id: "integration-lead",
        what: "name one integration lead who may decide and reports to all parties",
        when: When::Day(7),
        who: Who::Each(Role::Sponsor),
        topic: Topic::Connection,
        only: None,
        done: Done::Says(&["governance.integration_lead"]),
        at: "governance.integration_lead",
        source: "S2",
    },
    Row {
        id: "integration-formats",
        what: "agree data formats and protocols",
        when: When::Day(21),
        who: Who::Lead,
        topic: Topic::Connection,
        only: Some(Structure::CoordinatedEcosystem),
        done: Done::Says(&["governance.interface"]),
        at: "governance.interface",
        source: "S2",
    },
    Row {
        id: "integration-one-place",
        what: "bring the joint team together in one place, or in one project tool",
        when: When::Day(21),
        who: Who::Lead,
        topic: Topic::Team,
        only: Some(Structure::IntegratedAlliance),
        done: Done::Says(&["governance.joint_team.place"]),
        at: "governance.joint_team.place",
        source: "S2",
    },
    Row {
        id: "integration-dashboard",
        what: "set up one dashboard and one issue tracker that all parties see",
        when: When::Day(21),
        who: Who::Each(Role::Manager),
        topic: Topic::Measures,
        only: None,
        done: Done::Says(&["governance.dashboard", "governance.issue_tracker"]),
        at: "governance.dashboard",
        source: "S2",
    },
    Row {
        id: "integration-data",
        what: "sign the data-handling agreement, before data passes",
        when: When::Day(28),
        who: Who::Each(Role::Manager),
        topic: Topic::Data,
        only: None,
        done: Done::Says(&["plan.data_agreement"]),
        at: "plan.data_agreement",
        source: "S2",
    },
    Row {
        id: "integration-systems",
        what: "connect the systems that the work needs, and try them with real cases",
        when: When::Day(42),
        who: Who::Lead,
        topic: Topic::Connection,
        only: None,
        done: Done::Nothing,
        at: "",
        source: "S2",
    },
    Row {
        id: "integration-processes",
        what: "walk through the shared processes, from order to complaint, and say who does which step",
        when: When::Day(42),
        who: Who::Each(Role::Manager),
        topic: Topic::Team,
        only: None,
        done: Done::Nothing,
        at: "",
        source: "S2",
    },
    Row {
        id: "integration-training",
        what: "train the people who will work with the partner",
        when: When::End,
        who: Who::Each(Role::Manager),
        topic: Topic::Team,
        only: None,
        done: Done::Shows(|ground, _, party| {
            let training = ground.charter.plan.get().and_then(|it| it.training.get());
            let day = training.and_then(|it| it.of(party).get().map(|day| **day));
            ground.has_come(&format!("plan.training.{party}"), day)
        }),
        at: "plan.training.{party}",
        source: "S0, S2",
    },
    Row {
        id: "integration-audit",
        what: "have the security audit done",
        when: When::End,
        who: Who::Lead,
        topic: Topic::Data,
        only: None,
        done: Done::Nothing,
        at: "plan.security_audit",
        source: "S2",
    },
    Row {
        id: "integration-readiness",
        what: "assess together whether the parties are ready, failing systems included",
        when: When::End,
        who: Who::Each(Role::Manager),
        topic: Topic::Always,
        only: None,
        done: Done::Says(&["plan.readiness"]),
        at: "plan.readiness",
        source: "S0",
    },
];

const EARLY_OPERATION: &[Row] = &[
    Row {
        id: "early-indicators",
        what: "record the leading indicators: adoption, satisfaction, days to resolve an issue",
        when: When::Day(30),
        who: Who::Each(Role::Manager),
        topic: Topic::Measures,
        only: None,
        done: Done::Shows(indicators_recorded),
        at: "",
        source: "S2",
    },
    Row {
        id: "early-operations-review",
        what: "schedule operations reviews apart from governance meetings",
        when: When::Day(30),
        who: Who::Each(Role::Manager),
        topic: Topic::Rhythm,
        only: None,
        done: Done::Says(&["reviews.operations"]),
        at: "reviews.operations",
        source: "S2",
    },
    Row {
        id: "early-milestones",
        what: "compare what was delivered with its acceptance criteria",
        when: When::End,
        who: Who::Each(Role::Manager),
        topic: Topic::Delivery,
        only: Some(Structure::ContractualProject),
        done: Done::Nothing,
        at: "deliverables",
        source: "S2",
    },
    Row {
        id: "early-use",
        what: "count who uses the connection, and how often it fails",
        when: When::End,
        who: Who::Lead,
        topic: Topic::Connection,
        only: Some(Structure::CoordinatedEcosystem),
        done: Done::Nothing,
        at: "",
        source: "S2, ours",
    },
    Row {
        id: "early-joint-result",
        what: "compare joint revenue or savings with what was expected",
        when: When::End,
        who: Who::Each(Role::Sponsor),
        topic: Topic::Economics,
        only: Some(Structure::IntegratedAlliance),
        done: Done::Nothing,
        at: "value.expected_revenue",
        source: "S2",
    },
];

const OPTIMISATION: &[Row] = &[
    Row {
        id: "optimisation-framing",
        what: "review why the partnership was framed as it is: do its assumptions still hold?",
        when: When::Day(30),
        who: Who::Each(Role::Sponsor),
        topic: Topic::Purpose,
        only: None,
        done: Done::Shows(|ground, days, _| {
            let reviewed = ground.charter.reviewed.get().copied();
            let is_since = reviewed.zip(days.first).is_some_and(|(day, first)| first <= day);
            ground.has_come("reviewed", reviewed.filter(|_| is_since))
        }),
        at: "reviewed",
        source: "S2",
    },
    Row {
        id: "optimisation-retire",
        what: "name what the parties stop doing",
        when: When::Day(90),
        who: Who::Each(Role::Manager),
        topic: Topic::Rhythm,
        only: None,
        done: Done::Shows(|ground, days, _| {
            let mut since = held(ground.partnership, ground.as_of)
                .filter(|(_, it)| it.held.get().zip(days.first).is_some_and(|(day, first)| first <= *day));
            Said::when(since.any(|(_, it)| it.retired.get().is_some_and(|list| !list.is_empty())))
        }),
        at: "",
        source: "S0",
    },
    Row {
        id: "optimisation-renew",
        what: "decide whether to renew the project with a wider scope",
        when: When::Day(90),
        who: Who::Each(Role::Sponsor),
        topic: Topic::WayOut,
        only: Some(Structure::ContractualProject),
        done: Done::Nothing,
        at: "term.renewal",
        source: "S2",
    },
    Row {
        id: "optimisation-more-partners",
        what: "decide whether to bring in more partners",
        when: When::Day(90),
        who: Who::Each(Role::Sponsor),
        topic: Topic::Structure,
        only: Some(Structure::CoordinatedEcosystem),
        done: Done::Nothing,
        at: "parties",
        source: "S2",
    },
    Row {
        id: "optimisation-charter",
        what: "revise the charter for the growth that is planned",
        when: When::Day(90),
        who: Who::Each(Role::Sponsor),
        topic: Topic::Structure,
        only: Some(Structure::IntegratedAlliance),
        done: Done::Nothing,
        at: "growth",
        source: "S2",
    },
];

const fn rows(phase: Phase) -> &'static [Row] {
    match phase {
        Phase::Chartering => CHARTERING,
        Phase::Integration => INTEGRATION,
        Phase::EarlyOperation => EARLY_OPERATION,
        Phase::Optimisation => OPTIMISATION,
    }
}

pub(super) fn plan(ground: &Ground<'_>, plan: &mut Plan) {
    let schedule = &ground.assessment.phases;
    let last = schedule.phases.last().and_then(|it| it.last());
    plan.window = Window { first: schedule.start, last, from: "", is_usual: !schedule.are_written };
    if schedule.phases.is_empty() {
        let is_unread =
            ground.says("plan.start") == Said::Unread || ground.says("term.start") == Said::Unread;
        plan.gaps.push(if is_unread { Gap::UnreadStart } else { Gap::NoStart });
    }
    if ground.structure().is_none() {
        plan.gaps.push(Gap::NoStructure);
    }
    for phase in Phase::ALL {
        let dated = schedule.days_of(*phase);
        let days = Days {
            phase: Some(*phase),
            first: dated.map(|it| it.first),
            last: dated.and_then(|it| it.last()),
            is_usual: dated.is_none_or(|it| it.is_usual()),
        };
        add(ground, plan, &days, rows(*phase));
        let stretch = Stretch { phase: days.phase, first: days.first, last: days.last };
        events::gates(ground, plan, &stretch);
        events::deliverables(ground, plan, &stretch);
    }
    if let Some((day, state)) = events::audit(ground) {
        for task in plan.tasks.iter_mut().filter(|it| it.id == "integration-audit" && it.place.is_none()) {
            (task.due, task.state, task.is_usual) = (Some(day), state, false);
            task.place = Some(crate::method::diagnosis::Place::charter("plan.security_audit"));
        }
    }
}

/// Whether there are gates, each with criteria and somebody who decides for the party.
fn gates_settled(ground: &Ground<'_>, _: &Days, party: &str) -> Said {
    if ground.says("gates") == Said::Unread {
        return Said::Unread;
    }
    let mut gates = ground.charter.gates.get().into_iter().flat_map(|list| list.values()).peekable();
    let is_settled = gates.peek().is_some()
        && gates.all(|gate| {
            let decider = gate.deciders.get().is_some_and(|it| it.of(party).get().is_some());
            decider && gate.criteria.get().is_some_and(|list| !list.is_empty())
        });
    Said::when(is_settled)
}

fn acceptance_settled(ground: &Ground<'_>, _: &Days, _: &str) -> Said {
    if ground.says("deliverables") == Said::Unread {
        return Said::Unread;
    }
    let list = ground.charter.deliverables.get();
    let mut all = list.into_iter().flat_map(|list| list.values()).peekable();
    Said::when(all.peek().is_some() && all.all(|it| it.acceptance.is_given()))
}

/// Whether a review since the phase began has one of the leading indicators.
fn indicators_recorded(ground: &Ground<'_>, days: &Days, _: &str) -> Said {
    let Some(first) = days.first else { return Said::No };
    let has_any = held(ground.partnership, ground.as_of)
        .filter(|(_, it)| it.held.get().is_some_and(|day| first <= *day))
        .filter_map(|(_, it)| it.indicators.get())
        .any(|it| it.adoption.is_given() || it.satisfaction.is_given() || it.resolution_days.is_given());
    Said::when(has_any)
}

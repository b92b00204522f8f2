//! The points of each part of an agenda, from the charter and the records.

use super::facts::{figures, open_actions, roles};
use super::{Item, Meeting, Part, Prepared};
use crate::document::charter::gates::Gate;
use crate::document::charter::risks::RiskKind;
use crate::document::records::change::ChangeStatus;
use crate::document::records::review::Dimension;
use crate::document::scalar::{Date, Rating};
use crate::grammar::{counted, series};
use crate::method::calendar::{Event, Occasion};
use crate::method::changes::not_approved_by;
use crate::method::diagnosis::Strength;
use crate::method::gates::{GateState, GateStatus};
use crate::method::reviews::{ActionState, held};
use crate::method::scorecard::{has_plan, scores};
use crate::view::place::{line_in, line_of};
use crate::wording::calendar::what;
use crate::wording::gates::{coming_effect, gate_name};

pub(super) fn of(prepared: &Prepared<'_>, part: Part) -> Vec<Item> {
    match part {
        Part::Commitments => commitments(prepared),
        Part::Decisions => decisions(prepared),
        Part::GateQuestion => gate_question(prepared),
        Part::Checkpoints => checkpoints(prepared),
        Part::Figures => figures(prepared),
        Part::Differences => differences(prepared),
        Part::Relationship => relationship(prepared),
        Part::Opportunities => opportunities(prepared),
        Part::Risks => risks(prepared),
        Part::Roles => roles(prepared),
        Part::Actions => actions(prepared),
        Part::ValueReview => value_review(prepared),
    }
}

impl Item {
    pub(super) fn of(part: Part, what: impl Into<String>) -> Self {
        Self { part, what: what.into(), who: Vec::new(), due: None, is_overdue: false, place: None }
    }
}

impl Prepared<'_> {
    /// The charter's file, and the line of a path in it.
    pub(super) fn at(&self, path: &str) -> Option<(String, Option<usize>)> {
        let partnership = self.partnership();
        Some((partnership.charter.source.path.clone(), line_of(partnership, path)))
    }

    /// A review's file, and the line of a path in it.
    pub(super) fn at_review(&self, record: usize, path: &str) -> Option<(String, Option<usize>)> {
        let review = self.partnership().records.reviews.get(record)?;
        Some((review.source.path.clone(), line_in(&review.source, path)))
    }
}

/// How many promises of each party were kept, then every promise that is open, what is overdue first.
fn commitments(prepared: &Prepared<'_>) -> Vec<Item> {
    let charter = &prepared.partnership().charter.value;
    let kept = charter.party_ids().into_iter().filter_map(|party| {
        let states = prepared.surveyed.assessment.actions.iter().filter_map(|status| {
            let action = super::facts::action(prepared, status)?;
            let is_its = action.side.get().is_some_and(|side| side.as_str() == party);
            (is_its && status.state != ActionState::Open).then_some(status.state)
        });
        let states: Vec<ActionState> = states.collect();
        let kept = states.iter().filter(|state| **state == ActionState::Kept).count();
        let name = charter.party_name(party);
        let said = format!("{name} kept {kept} of {}", counted(states.len(), "promise"));
        (!states.is_empty()).then(|| Item::of(Part::Commitments, said))
    });
    let open = open_actions(prepared).into_iter().map(|(status, action)| {
        let words = action.what.get().map(|what| what.as_str());
        let id = action.id.get().map(|id| id.as_str());
        let owner = action.owner.get().map(|owner| owner.name().to_owned());
        let party = action.side.get().map(|side| charter.party_name(side.as_str()).to_owned());
        let who = match (owner, party) {
            (Some(owner), Some(party)) => vec![format!("{owner} ({party})")],
            (owner, party) => owner.or(party).into_iter().collect(),
        };
        Item {
            who,
            due: action.due.get().copied(),
            is_overdue: status.state == ActionState::Overdue,
            place: prepared.at_review(status.record, &format!("actions[{}]", status.index)),
            ..Item::of(Part::Commitments, words.or(id).unwrap_or("an action"))
        }
    });
    kept.chain(open).collect()
}

fn is_decision(occasion: &Occasion) -> bool {
    matches!(
        occasion,
        Occasion::Gate(_)
            | Occasion::Renewal
            | Occasion::NoRenewal(_)
            | Occasion::ContractNotice(_)
            | Occasion::Intent(_)
            | Occasion::ExitPlan
    )
}

fn of_event(prepared: &Prepared<'_>, part: Part, event: &Event) -> Item {
    let charter = &prepared.partnership().charter.value;
    let place = match event.origin.review {
        Some(record) => prepared.at_review(record, &event.origin.path),
        None => prepared.at(&event.origin.path),
    };
    Item {
        who: event.who.clone(),
        due: Some(event.day),
        is_overdue: event.is_open() && event.day < prepared.as_of,
        place,
        ..Item::of(part, what(charter, event))
    }
}

/// What the calendar asks to decide, and the change requests that some party has not approved.
fn decisions(prepared: &Prepared<'_>) -> Vec<Item> {
    let charter = &prepared.partnership().charter.value;
    let events = prepared.calendar.events.iter().filter(|it| it.is_open() && is_decision(&it.occasion));
    let mut items: Vec<Item> = events.map(|it| of_event(prepared, Part::Decisions, it)).collect();
    for change in &prepared.partnership().records.changes {
        let is_settled = matches!(
            change.value.status.get(),
            Some(ChangeStatus::Rejected | ChangeStatus::Withdrawn | ChangeStatus::Approved)
        );
        let missing = not_approved_by(&change.value, &charter.party_ids(), prepared.as_of);
        let is_there = change.value.date.get().is_none_or(|date: &Date| *date <= prepared.as_of);
        if is_settled || missing.is_empty() || !is_there {
            continue;
        }
        let words = change.value.what.get().map_or("a change", |what| what.as_str());
        items.push(Item {
            who: missing.into_iter().map(|party| charter.party_name(party).to_owned()).collect(),
            place: Some((change.source.path.clone(), line_in(&change.source, "what"))),
            ..Item::of(Part::Decisions, format!("change request, to be approved: {words}"))
        });
    }
    items
}

/// The gate that is to be decided next, what is overdue first.
fn next_gate<'p>(prepared: &'p Prepared<'_>) -> Option<(&'p Gate, &'p GateStatus)> {
    let schedule = &prepared.surveyed.assessment.gates.gates;
    let open = schedule.iter().filter(|gate| gate.state != GateState::Decided && gate.due.is_some());
    let status = open.min_by_key(|gate| gate.due)?;
    let gates = prepared.partnership().charter.value.gates.get()?;
    Some((gates.0.get(status.index)?.get()?, status))
}

fn gate_question(prepared: &Prepared<'_>) -> Vec<Item> {
    let Some((gate, status)) = next_gate(prepared) else { return Vec::new() };
    let charter = &prepared.partnership().charter.value;
    let path = format!("gates[{}]", status.index);
    let part = Part::GateQuestion;
    let mut items = vec![Item {
        due: status.due,
        is_overdue: status.state == GateState::Overdue,
        place: prepared.at(&path),
        ..Item::of(part, gate_name(gate, status))
    }];
    if let Some(question) = gate.question.get() {
        items.push(Item {
            place: prepared.at(&format!("{path}.question")),
            ..Item::of(part, question.as_str())
        });
    }
    for (at, criterion) in gate.criteria.get().into_iter().flat_map(|list| list.iter()) {
        let place = prepared.at(&format!("{path}.criteria[{at}]"));
        items.push(Item { place, ..Item::of(part, format!("criterion: {criterion}")) });
    }
    for (at, evidence) in gate.evidence.get().into_iter().flat_map(|list| list.iter()) {
        let place = prepared.at(&format!("{path}.evidence[{at}]"));
        items.push(Item { place, ..Item::of(part, format!("evidence: {evidence}")) });
    }
    for party in charter.party_ids() {
        let voted = status.votes.iter().find(|vote| vote.party == party);
        let is_unread = status.unread_votes.iter().any(|vote| vote.party == party);
        let decider = gate.deciders.get().and_then(|it| it.of(party).value());
        let name = charter.party_name(party);
        let said = match voted {
            Some(vote) => format!("{name} voted {}", vote.vote),
            None if is_unread => format!("the vote of {name} cannot be read"),
            None => format!("vote of {name}: continue, pivot or exit, with a reason"),
        };
        let who = decider.map(|it| it.name().to_owned()).into_iter().collect();
        items.push(Item {
            who,
            place: prepared.at(&format!("{path}.deciders.{party}")),
            ..Item::of(part, said)
        });
    }
    if let Some((state, _)) = status.if_missed(gate) {
        items.push(Item::of(part, format!("without every vote by its day {}", coming_effect(state))));
    }
    items
}

/// What every gate looks at again [S2].
fn checkpoints(prepared: &Prepared<'_>) -> Vec<Item> {
    let points = [
        ("ip", "IP: do the terms still fit the joint work?"),
        ("value", "contributions: does each party still contribute and receive what was agreed?"),
        ("exit", "exit: could every party leave as agreed, today?"),
        ("contract", "legal position: has the law or the contract changed?"),
    ];
    let item = |(path, said): (&str, &str)| Item {
        place: prepared.at(path).filter(|(_, line)| line.is_some()),
        ..Item::of(Part::Checkpoints, said)
    };
    points.map(item).to_vec()
}

/// How the parties answered: where they lie apart, where all are low. What must not be shown is not.
fn differences(prepared: &Prepared<'_>) -> Vec<Item> {
    let charter = &prepared.partnership().charter.value;
    let Some((record, views)) = &prepared.check else { return Vec::new() };
    let path = prepared.partnership().records.health.get(*record).map(|it| (it.source.path.clone(), None));
    let mut items = Vec::new();
    for it in views {
        let said = match it.gap(prepared.policy) {
            Some((low, high)) => {
                let (first, other) = (charter.party_name(&low.party), charter.party_name(&high.party));
                let title = it.question.title();
                format!("{title}: {first} {}, {other} {}; hear {first} first", low.mean, high.mean)
            }
            None => {
                let low = it.low(prepared.policy.scorecard_least, prepared.policy);
                if low.is_empty() {
                    continue;
                }
                let each: Vec<String> = low
                    .iter()
                    .map(|side| format!("{} {}", charter.party_name(&side.party), side.mean))
                    .collect();
                format!("{} is low: {}", it.question.title(), series(&each))
            }
        };
        items.push(Item { place: path.clone(), ..Item::of(Part::Differences, said) });
    }
    items
}

/// Low scores, symptoms, and the cause that they point to.
fn relationship(prepared: &Prepared<'_>) -> Vec<Item> {
    let part = Part::Relationship;
    let partnership = prepared.partnership();
    let charter = &partnership.charter.value;
    let mut items = Vec::new();
    for party in charter.party_ids() {
        for dimension in Dimension::ALL {
            let Some(last) = scores(partnership, party, *dimension, prepared.as_of).next() else { continue };
            if u32::from(last.score) >= prepared.policy.scorecard_least {
                continue;
            }
            let plan = match has_plan(partnership, party, *dimension, last.record) {
                true => "improvement plan agreed",
                false => "no improvement plan",
            };
            let name = charter.party_name(party);
            let place = prepared.at_review(last.record, &format!("scorecard.{party}.{dimension}"));
            let said = format!("{name} scores {} of 5 for {}; {plan}", last.score, dimension.name());
            items.push(Item { place, ..Item::of(part, said) });
        }
    }
    if prepared.meeting != Meeting::Health {
        items.extend(differences(prepared).into_iter().map(|it| Item { part, ..it }));
    }
    for sign in prepared.diagnosis.signs.iter().filter(|sign| sign.noted.is_some()) {
        let place =
            sign.noted.and_then(|(record, at)| prepared.at_review(record, &format!("symptoms[{at}]")));
        let name = sign.symptom.name().trim_end_matches('.');
        items.push(Item { place, ..Item::of(part, format!("symptom noted: {}", name.to_lowercase())) });
    }
    if let Some(case) = prepared.diagnosis.cases.first().filter(|case| case.strength >= Strength::Likely) {
        let signs = counted(case.signs.len(), "symptom");
        let said = format!("{} case: {} ({signs})", case.strength, case.cause.name());
        items.push(Item::of(part, said));
    }
    items
}

/// The opportunities of the last review that names any, and the growth motions.
fn opportunities(prepared: &Prepared<'_>) -> Vec<Item> {
    let part = Part::Opportunities;
    let partnership = prepared.partnership();
    let named = held(partnership, prepared.as_of).rev().find_map(|(record, review)| {
        let list = review.opportunities.get().filter(|list| !list.is_empty())?;
        Some((record, list))
    });
    let named = named
        .into_iter()
        .flat_map(|(record, list)| list.iter().map(move |(at, text)| (record, at, text.as_str().to_owned())));
    let mut items: Vec<Item> = named
        .map(|(record, at, text)| Item {
            place: prepared.at_review(record, &format!("opportunities[{at}]")),
            ..Item::of(part, text)
        })
        .collect();
    for (at, growth) in partnership.charter.value.growth.get().into_iter().flat_map(|list| list.iter()) {
        let Some(kind) = growth.kind.get() else { continue };
        let words = growth.what.get().map(|what| format!(": {what}")).unwrap_or_default();
        items.push(Item {
            place: prepared.at(&format!("growth[{at}]")),
            ..Item::of(part, format!("{kind}{words}"))
        });
    }
    items
}

/// The register, gravest first: what, who, what is done about it and what if it happens.
fn risks(prepared: &Prepared<'_>) -> Vec<Item> {
    let part = Part::Risks;
    let charter = &prepared.partnership().charter.value;
    let weight = |rating: Option<&Rating>| rating.map_or(0, |it| *it as usize + 1);
    let mut items: Vec<(usize, Item)> = Vec::new();
    for (at, risk) in charter.risks.get().into_iter().flat_map(|list| list.iter()) {
        let Some(words) = risk.what.get().and_then(|what| what.value()) else { continue };
        let rated = [("likelihood", risk.likelihood.get()), ("impact", risk.impact.get())];
        let rated = rated.into_iter().filter_map(|(name, it)| Some(format!("{} {name}", it?)));
        let plans = [("mitigation", risk.mitigation.get()), ("contingency", risk.contingency.get())];
        let plans = plans
            .into_iter()
            .filter_map(|(name, it)| Some(format!("{name}: {}", it?.as_str().trim_end_matches('.'))));
        let parts: Vec<String> = std::iter::once(words.as_str().trim_end_matches('.').to_owned())
            .chain(rated)
            .chain(plans)
            .collect();
        let item = Item {
            who: risk.owner.get().map(|owner| owner.name().to_owned()).into_iter().collect(),
            place: prepared.at(&format!("risks[{at}]")),
            ..Item::of(part, parts.join("; "))
        };
        items.push((weight(risk.likelihood.get()) * weight(risk.impact.get()), item));
    }
    // Stable: risks of one weight stay in the order of the charter.
    items.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let mut items: Vec<Item> = items.into_iter().map(|(_, item)| item).collect();
    if prepared.meeting == Meeting::Kickoff {
        items.extend(pre_mortem(prepared));
        let held = charter.plan.get().and_then(|plan| plan.pre_mortem.get().copied());
        items.push(match held {
            Some(day) => Item {
                place: prepared.at("plan.pre_mortem"),
                ..Item::of(part, format!("pre-mortem of {day}: what has come true since?"))
            },
            None => Item::of(
                part,
                "pre-mortem: what would have made this fail in a year, and who guards against it?",
            ),
        });
    }
    items
}

/// What a pre-mortem goes through: each class of risks that has none yet, and the scenarios [S2, S3].
fn pre_mortem(prepared: &Prepared<'_>) -> Vec<Item> {
    let part = Part::Risks;
    let charter = &prepared.partnership().charter.value;
    let has = |kind: &RiskKind| {
        let mut risks = charter.risks.get().into_iter().flat_map(|list| list.values());
        risks.any(|risk| risk.kind.get() == Some(kind))
    };
    // What cannot be read may be a risk of any class.
    let classes = RiskKind::ALL.iter().filter(|kind| !charter.risks.is_invalid() && !has(kind));
    let mut items: Vec<Item> = classes
        .map(|kind| {
            let asked =
                format!("pre-mortem, {kind}: what could go wrong, which safeguard, and who sees to it?");
            Item::of(part, asked)
        })
        .collect();
    let scenarios = charter.scenarios.get();
    let answers = [
        ("market_shrinks", "the market shrinks", scenarios.and_then(|it| it.market_shrinks.get())),
        ("executive_leaves", "an executive leaves", scenarios.and_then(|it| it.executive_leaves.get())),
    ];
    items.extend(answers.into_iter().map(|(key, scenario, answer)| {
        let said = answer.map_or("no answer yet", |answer| answer.as_str());
        let place = prepared.at(&format!("scenarios.{key}")).filter(|(_, line)| line.is_some());
        Item { place, ..Item::of(part, format!("scenario: {scenario}; {said}")) }
    }));
    items
}

/// What else the calendar has in the next 90 days.
fn actions(prepared: &Prepared<'_>) -> Vec<Item> {
    let is_else = |event: &&Event| {
        event.is_open() && !is_decision(&event.occasion) && !matches!(event.occasion, Occasion::Action(..))
    };
    let events = prepared.calendar.events.iter().filter(is_else);
    let mut items: Vec<Item> = events.map(|it| of_event(prepared, Part::Actions, it)).collect();
    if prepared.meeting == Meeting::Kickoff {
        let wins = prepared.partnership().charter.value.plan.get().and_then(|plan| plan.early_wins.get());
        for (at, win) in wins.into_iter().flat_map(|list| list.iter()) {
            let place = prepared.at(&format!("plan.early_wins[{at}]"));
            items.push(Item { place, ..Item::of(Part::Actions, format!("early win: {win}")) });
        }
    }
    // What to do about the cause that stands out, where nothing has been agreed.
    for remedy in prepared.diagnosis.remedies.iter().filter(|it| it.agreed_in.is_none()).take(1) {
        items.push(Item {
            who: remedy.who.clone(),
            due: remedy.by,
            ..Item::of(Part::Actions, format!("proposed: {}", remedy.what))
        });
    }
    items
}

/// The three questions of the value review [S0], each with what the records say.
fn value_review(prepared: &Prepared<'_>) -> Vec<Item> {
    let part = Part::ValueReview;
    let (reached, with_target) = super::facts::targets(prepared);
    let works = match with_target {
        0 => "no shared metric has a target".to_owned(),
        _ => format!("{reached} of {} reached", counted(with_target, "target")),
    };
    let changed: Vec<String> = prepared
        .diagnosis
        .happened
        .iter()
        .map(|it| it.what.doc().trim_end_matches('.').to_lowercase())
        .collect();
    let changed = if changed.is_empty() { "no event noted".to_owned() } else { series(&changed) };
    let new = match opportunities(prepared).len() {
        0 => "no opportunity recorded".to_owned(),
        count => format!("{} recorded", counted(count, "opportunity")),
    };
    vec![
        Item::of(part, format!("Is it still working, and what should the parties stop? ({works})")),
        Item::of(part, format!("What has changed? ({changed})")),
        Item::of(part, format!("What new value could it bring? ({new})")),
    ]
}

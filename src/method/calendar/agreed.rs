//! The days that the charter itself sets.

use super::{Event, EventState, Occasion, Origin, Scene, Waiting, of_charter};
use crate::document::charter::Charter;
use crate::document::charter::canvas::Goal;
use crate::document::charter::clause_value::ClauseValue;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::gates::Gate;
use crate::document::charter::stage::Stage;
use crate::document::charter::value::Exchange;
use crate::document::scalar::{Date, Period, Scalar as _, Text};
use crate::document::{ByParty, Field, List};
use crate::method::cycles::Cycles;
use crate::method::due::Due;
use crate::method::gates::{CommitmentState, GateState, GateStatus, place_of_day};
use crate::method::phases::{Phase, behind_term};
use crate::method::revisits::{exit_plan_due, intent_due};
use crate::method::term::{
    clause_value, is_renewal_settled, notice_day, place_of_last_day, renewal_notice, renews_by_itself,
};

pub(super) fn events(scene: &Scene<'_>, events: &mut Vec<Event>) {
    gates(scene, events);
    term(scene, events);
    terms_of_parties(scene, events);
    contract(scene, events);
    steps(scene, events);
    deliverables(scene, events);
    payments(scene, events);
    goals(scene, events);
    waivers(scene, events);
    if scene.goes_on() {
        phases(scene, events);
        intents(scene, events);
        exit_plan(scene, events);
    }
}

fn gates(scene: &Scene<'_>, events: &mut Vec<Event>) {
    let gates = scene.partnership.charter.value.gates.get();
    let commitment = scene.assessment.gates.commitment.as_ref();
    let exited = commitment
        .and_then(|commitment| commitment.cause())
        .filter(|cause| cause.state == CommitmentState::Exited);
    for status in &scene.assessment.gates.gates {
        let gate = gates.and_then(|gates| gates.0.get(status.index)?.get());
        let (Some(gate), Some(due)) = (gate, status.due) else { continue };
        // Nobody votes at a gate that the partnership did not live to see.
        let is_moot = exited.is_some_and(|cause| cause.since <= due && cause.gate != status.index);
        if is_moot && status.state != GateState::Decided {
            continue;
        }
        let state = match status.state {
            GateState::Decided => EventState::Done,
            // Of a day that has passed nobody can tell whether all have voted.
            GateState::Unknown => match scene.ahead(due) {
                Some(state) => state,
                None => continue,
            },
            _ => scene.open(due),
        };
        let name = gate.name.get().map(|name| name.as_str());
        events.push(Event {
            about: name.unwrap_or(&status.id).to_owned(),
            who: voters(scene, gate, status),
            waits_for: status.waits_for.clone(),
            ..of_charter(due, Occasion::Gate(status.index), state, place_of_day(gate, status.index))
        });
    }
}

/// Who is to vote: of the sides whose vote is not there, or of all where they disagree, the decider, else the party. Nobody
/// where it is decided.
fn voters(scene: &Scene<'_>, gate: &Gate, status: &GateStatus) -> Vec<String> {
    let charter = &scene.partnership.charter.value;
    let voter = |party: &str| {
        let decider =
            gate.deciders.get().and_then(|deciders| Some(deciders.of(party).get()?.name().to_owned()));
        decider.unwrap_or_else(|| charter.party_name(party).to_owned())
    };
    match status.state {
        GateState::Decided => Vec::new(),
        GateState::Deadlocked => charter.party_ids().into_iter().map(voter).collect(),
        _ => status.missing_votes.iter().map(|party| voter(party)).collect(),
    }
}

fn term(scene: &Scene<'_>, events: &mut Vec<Event>) {
    let charter = &scene.partnership.charter.value;
    let Some(term) = charter.term.get() else { return };
    if let Some(start) = term.start.get() {
        events.push(of_charter(*start, Occasion::TermStart, scene.passing(*start), "term.start"));
    }
    let Some(cycles) = Cycles::of_term(charter, term) else { return };
    let is_after_start = |last: &Date| term.start.get().is_none_or(|start| start <= last);
    if !cycles.last_day(0).is_some_and(|last| is_after_start(&last)) {
        return;
    }
    let runs = scene.goes_on() && charter.stage() >= Stage::Launch;
    let notice = renewal_notice(charter, term).filter(|_| scene.goes_on());
    for cycle in turns(scene, cycles) {
        let Some(last) = cycles.last_day(cycle) else { return };
        let is_expired = runs && !renews_by_itself(term);
        let state = if is_expired { scene.open(last) } else { scene.passing(last) };
        let path = if cycle == 0 { place_of_last_day(term) } else { "term.renewal" };
        events.push(of_charter(last, Occasion::TermEnd(cycle), state, path));
        let Some((notice, place)) = &notice else { continue };
        let Some(by) = notice_day(term, last, notice) else { continue };
        if renews_by_itself(term) {
            events.push(of_charter(by, Occasion::NoRenewal(cycle), scene.passing(by), place.as_str()));
        } else if !is_renewal_settled(charter, term) {
            // Once the term has ended, its end is what is overdue.
            let is_late = runs && scene.as_of <= last;
            let state = if is_late { scene.open(by) } else { scene.passing(by) };
            events.push(of_charter(by, Occasion::Renewal, state, place.as_str()));
        }
    }
}

/// The days on which a party joins the others, or leaves them.
fn terms_of_parties(scene: &Scene<'_>, events: &mut Vec<Event>) {
    let parties = scene.partnership.charter.value.parties.get();
    for (id, party) in parties.into_iter().flat_map(|parties| parties.iter()) {
        if let Some(joined) = party.joined.get() {
            let occasion = Occasion::PartyStart(id.to_owned());
            events.push(of_charter(
                *joined,
                occasion,
                scene.passing(*joined),
                format!("parties.{id}.joined"),
            ));
        }
        if let Some(until) = party.until.get() {
            let occasion = Occasion::PartyEnd(id.to_owned());
            events.push(of_charter(*until, occasion, scene.passing(*until), format!("parties.{id}.until")));
        }
    }
}

/// The terms that a calendar tells of: the one that runs and, where it is renewed by itself, the next one, whose last day to say
/// no comes once that of the running one has passed; where every turn is wanted, all up to the end of the window.
fn turns(scene: &Scene<'_>, cycles: Cycles) -> impl Iterator<Item = u32> {
    let current = cycles.at(scene.as_of);
    // On the day after a term has ended its last days may still be within the window.
    let first = current.saturating_sub(u32::from(cycles.goes_on()));
    let until = scene.has_all_turns.then_some(scene.last);
    (first..).take_while(move |cycle| {
        let begins_in_time = || {
            cycle
                .checked_sub(1)
                .and_then(|it| cycles.last_day(it))
                .is_some_and(|it| until.is_some_and(|until| it < until))
        };
        cycles.last_day(*cycle).is_some() && (*cycle <= current.saturating_add(1) || begins_in_time())
    })
}

/// The days of the contract, which may be others than the charter's.
fn contract(scene: &Scene<'_>, events: &mut Vec<Event>) {
    let charter = &scene.partnership.charter.value;
    let Some(cycles) = Cycles::of_contract(charter) else { return };
    let path = |kind: ClauseKind| format!("contract.{kind}");
    let notice = clause_value(charter, ClauseKind::RenewalNotice).and_then(ClauseValue::duration);
    let effective = clause_value(charter, ClauseKind::EffectiveDate).and_then(ClauseValue::date);
    let term_start = || charter.term.get()?.start.get().copied();
    // A notice that is longer than the contract has no last day on which it could be given.
    let begins = effective.or_else(term_start);
    let is_within = |by: &Date| begins.is_none_or(|begins| begins <= *by);
    for cycle in turns(scene, cycles) {
        let Some(end) = cycles.last_day(cycle) else { return };
        let of_end = path(if cycle == 0 { ClauseKind::ExpirationDate } else { ClauseKind::RenewalTerm });
        events.push(of_charter(end, Occasion::ContractEnd(cycle), scene.passing(end), of_end));
        let Some(by) = notice.and_then(|notice| end.minus(&notice)).filter(is_within) else { continue };
        // The charter's own renewal goes by the same notice where it names none.
        let is_said = events.iter().any(|event| {
            event.day == by
                && event.origin.path == path(ClauseKind::RenewalNotice)
                && matches!(event.occasion, Occasion::Renewal | Occasion::NoRenewal(_))
        });
        if scene.goes_on() && !is_said {
            let of_notice = path(ClauseKind::RenewalNotice);
            events.push(of_charter(by, Occasion::ContractNotice(cycle), scene.passing(by), of_notice));
        }
    }
}

/// The steps of the plan: a day that has passed says when it was done. Only the security audit has a day ahead of it, by which
/// it is to be done; that the day has passed does not say that it was.
fn steps(scene: &Scene<'_>, events: &mut Vec<Event>) {
    let charter = &scene.partnership.charter.value;
    let mut step = |key: &'static str, path: &str, day: &Field<Date>| {
        let Some(day) = day.get() else { return };
        let state = scene.ahead(*day).unwrap_or(EventState::Done);
        events.push(of_charter(*day, Occasion::Step(key), state, path));
    };
    step("nda", "nda", &charter.nda);
    let Some(plan) = charter.plan.get() else { return };
    step("business_alignment", "plan.business_alignment", &plan.business_alignment);
    step("charter_agreed", "plan.charter_agreed", &plan.charter_agreed);
    step("legal_review", "plan.legal_review", &plan.legal_review);
    step("pre_mortem", "plan.pre_mortem", &plan.pre_mortem);
    step("signed", "plan.signed", &plan.signed);
    if let Some(day) = plan.security_audit.get() {
        let occasion = Occasion::Step("security_audit");
        events.push(of_charter(*day, occasion, scene.passing(*day), "plan.security_audit"));
    }
}

fn phases(scene: &Scene<'_>, events: &mut Vec<Event>) {
    let schedule = &scene.assessment.phases;
    let plan = scene.partnership.charter.value.plan.get();
    let dates = plan.and_then(|plan| plan.phases.get());
    let counted_from = || match plan {
        Some(plan) if plan.start.is_given() => "plan.start",
        Some(_) if dates.is_some_and(|dates| dates.chartering.and(|it| &it.start).is_given()) => {
            "plan.phases.chartering.start"
        }
        Some(plan) if plan.signed.is_given() => "plan.signed",
        _ => "term.start",
    };
    let is_written = |phase: Phase, part: &str| {
        let own = dates.and_then(|dates| phase.of(dates).get());
        own.is_some_and(|own| if part == "start" { &own.start } else { &own.end }.is_given())
    };
    let origin = |phase: Phase, part: &str| {
        let is_written = is_written(phase, part);
        if is_written { format!("plan.phases.{phase}.{part}") } else { counted_from().to_owned() }
    };
    let behind = behind_term(&scene.partnership.charter.value);
    for days in &schedule.phases {
        // A phase that others have squeezed out has no day.
        if days.end.is_some_and(|end| end <= days.first) {
            continue;
        }
        let (start, first) = (Occasion::PhaseStart(days.phase), days.first);
        let event = of_charter(first, start, scene.passing(first), origin(days.phase, "start"));
        events.push(Event { is_usual: days.is_first_usual, ..event });
        let is_followed = |end: Date| schedule.phases.iter().any(|other| other.first == end);
        // What ends with the term has no last day of its own.
        let is_own = is_written(days.phase, "end") || days.end != behind;
        if let Some(last) = days.last().filter(|_| is_own && days.end.is_some_and(|end| !is_followed(end))) {
            let end = Occasion::PhaseEnd(days.phase);
            let event = of_charter(last, end, scene.passing(last), origin(days.phase, "end"));
            events.push(Event { is_usual: days.is_end_usual, ..event });
        }
    }
}

fn deliverables(scene: &Scene<'_>, events: &mut Vec<Event>) {
    let list = scene.partnership.charter.value.deliverables.get();
    for (index, deliverable) in list.into_iter().flat_map(|list| list.iter()) {
        let Due { day: Some(due), waits_for } = deliverable.due_on(scene.as_of) else { continue };
        let state = match &deliverable.delivered {
            Field::Given(day) if *day <= scene.as_of => EventState::Done,
            // A day that cannot be read may say that it was delivered.
            Field::Invalid => scene.passing(due),
            _ => scene.open(due),
        };
        let path = format!("deliverables[{index}].due");
        events.push(Event {
            about: in_words(&deliverable.what),
            waits_for,
            ..of_charter(due, Occasion::Deliverable(index), state, path)
        });
    }
}

/// The payments that are made once. Whether one was made is not recorded, so none is overdue.
fn payments(scene: &Scene<'_>, events: &mut Vec<Event>) {
    let charter = &scene.partnership.charter.value;
    for (index, entry) in exchange(charter) {
        let Due { day: Some(due), waits_for } = entry.due_on(scene.as_of) else { continue };
        let path = format!("value.exchange[{index}].due");
        let payer = entry.from.get().map(|party| charter.party_name(party.as_str()).to_owned());
        events.push(Event {
            about: in_words(&entry.kind),
            who: payer.into_iter().collect(),
            waits_for,
            ..of_charter(due, Occasion::Payment(index), scene.passing(due), path)
        });
    }
}

fn exchange(charter: &Charter) -> impl Iterator<Item = (usize, &Exchange)> {
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    exchange.into_iter().flat_map(|exchange| exchange.iter())
}

fn in_words(text: &Field<Text>) -> String {
    text.get().map(|text| text.as_str().to_owned()).unwrap_or_default()
}

/// What waits for an event without a latest day: it falls on no day, and is not forgotten.
pub(super) fn waiting(scene: &Scene<'_>, waiting: &mut Vec<Waiting>) {
    let charter = &scene.partnership.charter.value;
    let mut add = |occasion: Occasion, about: String, due: Due, path: String| {
        let is_open_ended = due.is_open_ended();
        if let Some(waits_for) = due.waits_for.filter(|_| is_open_ended) {
            waiting.push(Waiting { occasion, about, waits_for, origin: Origin { review: None, path } });
        }
    };
    let term = charter.term.get().map(|term| Due::of(&term.end, &term.happened, None, scene.as_of));
    let is_known = term.as_ref().is_some_and(|due| due.waits_for.is_some() || due.day.is_some());
    add(Occasion::TermEnd(0), String::new(), term.unwrap_or_default(), "term.end".to_owned());
    // An event that ends the contract is the one that ends the term, where that names one.
    let end = clause_value(charter, ClauseKind::ExpirationDate).filter(|_| !is_known);
    if let Some(ClauseValue::Event(event)) = end {
        let due = Due { day: event.last_day(), waits_for: event.event().cloned() };
        let path = ClauseKind::ExpirationDate.place(None);
        add(Occasion::ContractEnd(0), String::new(), due, path);
    }
    for status in &scene.assessment.gates.gates {
        let gate = charter.gates.get().and_then(|gates| gates.0.get(status.index)?.get());
        let name = gate.and_then(|gate| gate.name.get()).map(|name| name.as_str().to_owned());
        let is_decided = status.state == GateState::Decided;
        let waits_for = status.waits_for.clone().filter(|_| !is_decided);
        let due = Due { day: status.due, waits_for };
        let about = name.unwrap_or_else(|| status.id.clone());
        add(Occasion::Gate(status.index), about, due, format!("gates[{}].due", status.index));
    }
    for (index, it) in charter.deliverables.get().into_iter().flat_map(|list| list.iter()) {
        let is_there = it.delivered.is_invalid() || it.delivered.get().is_some_and(|day| *day <= scene.as_of);
        let due = if is_there { Due::default() } else { it.due_on(scene.as_of) };
        let path = format!("deliverables[{index}].due");
        add(Occasion::Deliverable(index), in_words(&it.what), due, path);
    }
    for (index, entry) in exchange(charter) {
        let path = format!("value.exchange[{index}].due");
        add(Occasion::Payment(index), in_words(&entry.kind), entry.due_on(scene.as_of), path);
    }
}

/// The goals that have a day of their own, and the last day of a quarter for those that have none.
fn goals(scene: &Scene<'_>, events: &mut Vec<Event>) {
    let charter = &scene.partnership.charter.value;
    if let Some(goals) = charter.canvas.get().and_then(|canvas| canvas.goals.get()) {
        dated_goals(scene, events, "canvas.goals", goals);
    }
    for (period, goals) in charter.joint_plan.get().into_iter().flat_map(|plan| plan.iter()) {
        let path = format!("joint_plan.{period}");
        dated_goals(scene, events, &path, goals);
        let has_undated = goals.iter().any(|(_, list)| list.values().any(|goal| goal.due.is_missing()));
        if let Some(days) = Period::parse(period).ok().filter(|_| has_undated) {
            let occasion = Occasion::Goals(period.to_owned());
            let last = days.last();
            events.push(of_charter(last, occasion, scene.passing(last), path));
        }
    }
}

fn dated_goals(scene: &Scene<'_>, events: &mut Vec<Event>, path: &str, goals: &ByParty<List<Goal>>) {
    let charter = &scene.partnership.charter.value;
    for (party, list) in goals.iter() {
        for (index, goal) in list.iter() {
            let Some(due) = goal.due.get() else { continue };
            let words = goal.goal.get().map(|words| words.as_str().to_owned());
            let metric = || goal.metric.get().map(|metric| metric.as_str().to_owned());
            let path = format!("{path}.{party}[{index}].due");
            events.push(Event {
                about: words.or_else(metric).unwrap_or_default(),
                who: vec![charter.party_name(party).to_owned()],
                ..of_charter(*due, Occasion::Goal(path.clone()), scene.passing(*due), path)
            });
        }
    }
}

fn waivers(scene: &Scene<'_>, events: &mut Vec<Event>) {
    let list = scene.partnership.charter.value.waivers.get();
    for (index, waiver) in list.into_iter().flat_map(|list| list.iter()) {
        let Some(until) = waiver.until.get() else { continue };
        let path = format!("waivers[{index}].until");
        events.push(Event {
            about: waiver.rule.get().map(|rule| rule.as_str().to_owned()).unwrap_or_default(),
            who: waiver.owner.get().map(|owner| owner.name().to_owned()).into_iter().collect(),
            ..of_charter(*until, Occasion::Waiver(index), scene.open(*until), path)
        });
    }
}

/// What is looked at again has a day from operation on; before, nothing has had the time to change.
fn revisit(scene: &Scene<'_>, day: Date) -> Option<EventState> {
    let is_in_operation = scene.partnership.charter.value.stage() >= Stage::Operation;
    if is_in_operation { Some(scene.open(day)) } else { scene.ahead(day) }
}

fn intents(scene: &Scene<'_>, events: &mut Vec<Event>) {
    let charter = &scene.partnership.charter.value;
    for (party, intent) in charter.intent.get().into_iter().flat_map(|intents| intents.iter()) {
        let due = intent_due(intent, scene.policy);
        let Some((due, state)) = due.and_then(|due| Some((due, revisit(scene, due)?))) else { continue };
        let path = format!("intent.{party}.reviewed");
        events.push(Event {
            who: vec![charter.party_name(party).to_owned()],
            ..of_charter(due, Occasion::Intent(party.to_owned()), state, path)
        });
    }
}

fn exit_plan(scene: &Scene<'_>, events: &mut Vec<Event>) {
    let charter = &scene.partnership.charter.value;
    let due = exit_plan_due(charter, scene.policy, scene.as_of);
    if let Some((due, path, state)) = due.and_then(|(due, path)| Some((due, path, revisit(scene, due)?))) {
        events.push(of_charter(due, Occasion::ExitPlan, state, path));
    }
}

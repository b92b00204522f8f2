//! The first page: what is decided, why and how it runs, and what to do next. Each fact says what it follows from.

use super::Scene;
use super::element::{Column, Element, Fact, Origin, Section};
use crate::document::charter::Charter;
use crate::document::charter::party::Party;
use crate::document::scalar::Person;
use crate::finding::{Finding, Severity};
use crate::grammar::{counted, in_print, series, spaced};
use crate::method::calendar::{Event, EventState, Occasion};
use crate::method::gates::{CommitmentReason, CommitmentState, GateState};
use crate::method::health::{last_check, views};
use crate::method::readiness::Verdict;
use crate::method::term::{last_day, place_of_last_day};
use crate::method::value::Ratio;
use crate::view::readiness::standings;
use crate::view::{Text, Tone, tones};
use crate::wording::calendar::what;
use crate::wording::days::from_now;
use crate::wording::gates::{commitment_name, commitment_unread, explained, gate_name, why_not_started};
use crate::wording::structure::{legal_form_name, structure_name};
use crate::yaml::YamlPath;

/// How many of a sort have room on the first page.
const EVENTS: usize = 3;
const FINDINGS: usize = 3;

/// The first page.
pub(super) fn leaders(scene: &Scene<'_>) -> Section {
    let mut section = Section::new("leaders", "At a glance");
    let charter = scene.charter();
    if let Some(summary) = charter.summary.get().filter(|_| !scene.privacy.hides_section("summary")) {
        section.elements.push(Element::Lead(Text::default().and(summary.as_str())));
    }
    let columns = [
        ("Decided and in force", in_force(scene)),
        ("Why, and how it runs", running(scene)),
        ("Due, and what to do next", next(scene)),
    ];
    let columns = columns.map(|(title, facts)| Column { title, facts });
    section.elements.push(Element::Columns(columns.into_iter().filter(|it| !it.facts.is_empty()).collect()));
    section
}

/// The facts of the first page that follow from these places, as far as whoever reads may see the places.
struct Facts<'s> {
    scene: &'s Scene<'s>,
    facts: Vec<Fact>,
}

impl Facts<'_> {
    fn charter(&self, paths: &[&str]) -> Vec<Origin> {
        let file = &self.scene.partnership().charter.source.path;
        paths.iter().map(|path| Origin { file: file.clone(), path: (*path).to_owned() }).collect()
    }

    fn add(&mut self, about: &str, lines: Vec<Text>, tone: Tone, origins: Vec<Origin>) {
        let charter = &self.scene.partnership().charter.source.path;
        let is_hidden =
            |it: &Origin| self.scene.privacy.hides(&YamlPath::from(it.path.as_str()), it.file == *charter);
        if !lines.is_empty() && !origins.iter().any(is_hidden) {
            self.facts.push(Fact { about: about.to_owned(), lines, tone, origins });
        }
    }

    fn say(&mut self, about: &str, text: impl Into<Text>, paths: &[&str]) {
        let origins = self.charter(paths);
        self.add(about, vec![text.into()], Tone::Plain, origins);
    }
}

/// A word without its hyphens; a sentence as it is.
fn spaced_word(text: &str) -> String {
    if text.contains(' ') { text.to_owned() } else { spaced(text) }
}

fn plain(text: impl Into<String>) -> Text {
    Text::default().and(text)
}

fn in_force(scene: &Scene<'_>) -> Vec<Fact> {
    let charter = scene.charter();
    let mut facts = Facts { scene, facts: Vec::new() };
    let parties = charter.party_ids();
    if !parties.is_empty() {
        let names: Vec<&str> = parties.iter().map(|party| charter.party_name(party)).collect();
        facts.say("parties", plain(series(&names)), &["parties"]);
    }
    if let Some(stage) = charter.stage.get() {
        facts.say("stage", plain(spaced(stage.as_str())), &["stage"]);
    }
    let model = charter.model.get();
    let structure = model.and_then(|model| model.structure.get()).map(|it| structure_name(*it));
    let form = model.and_then(|model| model.legal_form.get()).map(|it| legal_form_name(*it));
    match (structure, form) {
        (Some(structure), Some(form)) => {
            let said = format!("{structure}, {form}");
            facts.say("structure", plain(said), &["model.structure", "model.legal_form"]);
        }
        (Some(structure), None) => facts.say("structure", plain(structure), &["model.structure"]),
        (None, Some(form)) => facts.say("legal form", plain(form), &["model.legal_form"]),
        (None, None) => {}
    }
    term(&mut facts, charter);
    verdicts(&mut facts);
    commitment(&mut facts);
    decisions(&mut facts);
    facts.facts
}

fn term(facts: &mut Facts<'_>, charter: &Charter) {
    let Some(term) = charter.term.get() else { return };
    let (start, last) = (term.start.get(), last_day(term));
    let said = match (start, last) {
        (Some(start), Some(last)) => format!("{} to {}", in_print(start), in_print(last)),
        (Some(start), None) => format!("from {}", in_print(start)),
        (None, Some(last)) => format!("to {}", in_print(last)),
        (None, None) => return,
    };
    let mut paths = Vec::new();
    paths.extend(start.map(|_| "term.start"));
    paths.extend(last.map(|_| place_of_last_day(term)));
    let mut lines = vec![plain(said)];
    if let Some(renewal) = term.renewal.get() {
        lines.push(plain(format!("renewal: {}", spaced_word(renewal.as_str()))));
        paths.push("term.renewal");
    }
    let origins = facts.charter(&paths);
    facts.add("term", lines, Tone::Plain, origins);
}

fn verdicts(facts: &mut Facts<'_>) {
    let scene = facts.scene;
    for list in standings(scene.judged, scene.as_of) {
        // What no one has begun and the stage does not ask for yet is nothing to look at.
        if !list.standing.is_judged || list.result.verdict == Verdict::NotStarted {
            continue;
        }
        let tone = tones::of_list(list.result, &list.standing);
        let said = list.standing.count.clone();
        let text = Text::default().strong(list.standing.word.clone()).and(format!(": {said}"));
        let waived = list.waived_until.map(|until| format!(" (waived until {})", in_print(until)));
        let text = text.and(waived.unwrap_or_default());
        let origins = facts.charter(&[&format!("checklists.{}", list.result.definition.id)]);
        facts.add(list.title, vec![text], tone, origins);
    }
}

fn commitment(facts: &mut Facts<'_>) {
    let scene = facts.scene;
    let (charter, schedule) = (scene.charter(), &scene.assessment().gates);
    let origins = |paths: &[&str]| facts.charter(paths);
    let Some(in_force) = &schedule.commitment else {
        let why = commitment_unread(scene.partnership(), schedule);
        let origins = origins(&["gates"]);
        facts.add("commitment", vec![Text::from(format!("not known: {why}"))], Tone::Caution, origins);
        return;
    };
    let name = Text::default().strong(commitment_name(in_force.state));
    let (lines, tone, origins) = match in_force.state {
        CommitmentState::NotStarted => {
            let why = why_not_started(charter, scene.as_of);
            (vec![name.and(format!(": {why}"))], Tone::Plain, origins(&["term.start", "stage"]))
        }
        CommitmentState::Full if schedule.gates.is_empty() => {
            (vec![name.and("; no gates are set")], Tone::Plain, origins(&["stage"]))
        }
        CommitmentState::Full => (vec![name], Tone::Good, origins(&["gates"])),
        CommitmentState::ScaledBack | CommitmentState::Paused | CommitmentState::Exited => {
            let since = in_force.cause().map(|it| format!(" since {}", it.since)).unwrap_or_default();
            // What is to be settled first says it already.
            let is_said = |reason: &&CommitmentReason| says_gate(&first_findings(scene), scene, reason.gate);
            let why = in_force.reasons.iter().filter(|it| !is_said(it));
            let why = why.map(|reason| plain(explained(charter, schedule, reason)));
            (std::iter::once(name.and(since)).chain(why).collect(), Tone::Bad, origins(&["gates"]))
        }
    };
    facts.add("commitment", lines, tone, origins);
}

/// The gate that was decided last.
fn decisions(facts: &mut Facts<'_>) {
    let scene = facts.scene;
    let gates = scene.charter().gates.get();
    let decided = scene.assessment().gates.gates.iter().filter(|gate| gate.state == GateState::Decided);
    let last = decided.filter_map(|gate| Some((gate.votes.iter().map(|vote| vote.date).max()?, gate)));
    let Some((day, status)) = last.max_by_key(|(day, _)| *day) else { return };
    let Some(gate) = gates.and_then(|gates| gates.0.get(status.index)?.get()) else { return };
    let vote = status.votes.first().map(|vote| vote.vote.as_str()).unwrap_or_default();
    let mut origins = facts.charter(&[&format!("gates[{}]", status.index)]);
    origins.extend(status.votes.iter().filter_map(|vote| {
        let record = scene.partnership().records.decisions.get(vote.record)?;
        Some(Origin { file: record.source.path.clone(), path: "votes".to_owned() })
    }));
    origins.sort();
    origins.dedup();
    let text = plain(format!("{}: {vote}, on {}", gate_name(gate, status), in_print(day)));
    facts.add("last gate decided", vec![text], Tone::Plain, origins);
}

fn running(scene: &Scene<'_>) -> Vec<Fact> {
    let charter = scene.charter();
    let mut facts = Facts { scene, facts: Vec::new() };
    let vision = charter.canvas.get().and_then(|canvas| canvas.vision.get());
    match (vision, charter.narrative.get()) {
        (Some(vision), _) => facts.say("vision", plain(vision.as_str()), &["canvas.vision"]),
        (None, Some(narrative)) => facts.say("proposition", plain(narrative.as_str()), &["narrative"]),
        (None, None) => {}
    }
    intents(&mut facts, charter);
    value(&mut facts);
    people(&mut facts, charter);
    bodies(&mut facts, charter);
    health(&mut facts);
    facts.facts
}

fn intents(facts: &mut Facts<'_>, charter: &Charter) {
    let intents = charter.intent.get();
    let line = |party: &str| {
        let intent = intents?.of(party).get().copied()?;
        let kinds: Vec<String> = intent.kind.get()?.values().map(|kind| spaced(kind.as_str())).collect();
        Some(plain(format!("{}: {}", charter.party_name(party), series(&kinds))))
    };
    let lines: Vec<Text> = charter.party_ids().into_iter().filter_map(line).collect();
    let origins = facts.charter(&["intent"]);
    facts.add("what each party seeks", lines, Tone::Plain, origins);
}

fn value(facts: &mut Facts<'_>) {
    let scene = facts.scene;
    let Some(equation) = scene.assessment().value.as_ref() else { return };
    let said = |party: &crate::method::value::PartyValue| {
        let ratio = party.ratio.as_ref().ok()?.beside(Ratio::ONE);
        Some(format!("{} {ratio}", scene.charter().party_name(&party.party)))
    };
    let each: Vec<String> = equation.parties.iter().filter_map(said).collect();
    let mut lines: Vec<Text> = (!each.is_empty()).then(|| plain(each.join(", "))).into_iter().collect();
    let mut tone = Tone::Plain;
    if let Ok(balance) = &equation.balance {
        lines.push(plain(format!("balance {} (1.00 is equal)", balance.value)));
        let least = Ratio::new(scene.policy().value_balance_least.into(), 100);
        tone = if least.is_some_and(|least| balance.value < least) { Tone::Bad } else { tone };
    }
    let origins = facts.charter(&["value"]);
    facts.add("return per 1 contributed", lines, tone, origins);
}

/// Who runs it for each party, and who answers for it there.
fn people(facts: &mut Facts<'_>, charter: &Charter) {
    let parties: Vec<(&str, &Party)> = charter
        .party_ids()
        .into_iter()
        .filter_map(|id| Some((charter.party_name(id), charter.parties.get()?.get(id)?.get()?)))
        .collect();
    let origins = facts.charter(&["parties"]);
    let line = |name: &str, people: &[&Person]| {
        let mut people: Vec<&str> = people.iter().map(|it| it.name()).collect();
        // Whoever is both is named once.
        people.dedup();
        plain(format!("{name}: {}", people.join(", ")))
    };
    // Where every party has both, their roles are said once.
    let pair =
        |(name, party): &(&str, &Party)| Some(line(name, &[party.manager.get()?, party.sponsor.get()?]));
    if let Some(lines) = parties.iter().map(pair).collect::<Option<Vec<Text>>>() {
        facts.add("manager, executive sponsor", lines, Tone::Plain, origins);
        return;
    }
    for (role, person) in [
        ("manager", (|party: &Party| party.manager.get()) as fn(&Party) -> Option<&Person>),
        ("executive sponsor", |party: &Party| party.sponsor.get()),
    ] {
        let lines = parties.iter().filter_map(|(name, party)| Some(line(name, &[person(party)?])));
        facts.add(role, lines.collect(), Tone::Plain, origins.clone());
    }
}

fn bodies(facts: &mut Facts<'_>, charter: &Charter) {
    let bodies = charter.governance.get().and_then(|it| it.bodies.get());
    let said = |body: &crate::document::charter::governance::Body| {
        let name = body.name.get().map(|it| it.as_str()).or_else(|| body.id.get().map(|id| id.as_str()))?;
        let cadence = body.cadence.get().map(|cadence| format!(" ({cadence})")).unwrap_or_default();
        Some(format!("{name}{cadence}"))
    };
    let all: Vec<String> = bodies.into_iter().flat_map(|it| it.values()).filter_map(said).collect();
    if !all.is_empty() {
        facts.say("who meets", plain(all.join(", ")), &["governance.bodies"]);
    }
}

/// Where the parties see the partnership differently, else how they see it.
fn health(facts: &mut Facts<'_>) {
    let scene = facts.scene;
    let partnership = scene.partnership();
    // What is to be settled first says it already.
    if first_findings(scene).iter().any(|it| it.rule == "health-gap") {
        return;
    }
    let Some((at, check)) = last_check(partnership, scene.as_of) else { return };
    let all = views(partnership, check, scene.policy(), scene.as_of);
    let gaps: Vec<Text> = all
        .iter()
        .filter_map(|views| {
            let (low, high) = views.gap(scene.policy())?;
            let name = |party: &str| scene.charter().party_name(party).to_owned();
            Some(plain(format!(
                "{}: {} {}, {} {}",
                views.question.title(),
                name(&low.party),
                low.mean,
                name(&high.party),
                high.mean
            )))
        })
        .collect();
    let origin = partnership.records.health.get(at).map(|record| record.source.path.clone());
    let origins = origin.map(|file| Origin { file, path: "responses".to_owned() }).into_iter().collect();
    match gaps.is_empty() {
        true if all.iter().all(|views| views.sides.len() > 1) => {
            let said = format!("no wide gap in {}", counted(all.len(), "question"));
            facts.add("health check", vec![plain(said)], Tone::Good, origins);
        }
        true => {}
        false => facts.add("the parties differ on", gaps, Tone::Bad, origins),
    }
}

fn next(scene: &Scene<'_>) -> Vec<Fact> {
    let mut facts = Facts { scene, facts: Vec::new() };
    let calendar = scene.assessment().calendar(scene.partnership(), scene.policy(), scene.as_of);
    let is_shown = |event: &&Event| !scene.hides_event(&event.origin);
    let first = first_findings(scene);
    let is_said =
        |event: &Event| matches!(event.occasion, Occasion::Gate(nth) if says_gate(&first, scene, nth));
    let overdue: Vec<&Event> = calendar
        .events
        .iter()
        .filter(|it| it.state == EventState::Overdue && !is_said(it))
        .filter(is_shown)
        .collect();
    let ahead: Vec<&Event> = calendar
        .events
        .iter()
        .filter(|it| scene.as_of <= it.day && it.is_open() && !it.is_usual)
        .filter(is_shown)
        .collect();
    // Where much is late, what comes later has less room.
    let later = if overdue.is_empty() { EVENTS } else { EVENTS - 1 };
    events(&mut facts, "overdue", &overdue, EVENTS, Tone::Bad);
    steps(&mut facts);
    events(&mut facts, "next dates", &ahead, later, Tone::Plain);
    facts.facts
}

fn events(facts: &mut Facts<'_>, about: &str, events: &[&Event], most: usize, tone: Tone) {
    let scene = facts.scene;
    let line = |event: &&Event| {
        let when = from_now(scene.as_of, event.day);
        plain(format!("{}, {when}: {}", in_print(event.day), what(scene.charter(), event)))
    };
    let mut lines: Vec<Text> = events.iter().take(most).map(line).collect();
    lines.extend(more(events.len(), most));
    let origins = events.iter().take(most).map(|event| scene.origin_of(event)).collect();
    facts.add(about, lines, tone, origins);
}

/// What is wrong or missing and what is to be agreed, most important first.
fn to_settle<'s>(scene: &Scene<'s>) -> Vec<&'s Finding> {
    let mut found: Vec<&Finding> = scene
        .judged
        .active()
        .filter(|it| it.severity > Severity::Advice && !scene.privacy.hides_finding(it))
        .collect();
    found.sort_by_key(|it| it.rank);
    found
}

/// The findings that have room on the page.
fn first_findings<'s>(scene: &Scene<'s>) -> Vec<&'s Finding> {
    let mut found = to_settle(scene);
    found.truncate(FINDINGS);
    found
}

/// Whether one of these findings is about a gate of the charter, counted from 0.
fn says_gate(findings: &[&Finding], scene: &Scene<'_>, gate: usize) -> bool {
    let gate = YamlPath::root().key("gates").index(gate);
    let file = &scene.partnership().charter.source.path;
    findings.iter().any(|it| it.source.path == *file && it.path.steps().starts_with(gate.steps()))
}

/// What to do, most important first.
fn steps(facts: &mut Facts<'_>) {
    let scene = facts.scene;
    let found = to_settle(scene);
    let line = |finding: &&Finding| Text::from(finding.message.as_str());
    let mut lines: Vec<Text> = found.iter().take(FINDINGS).map(line).collect();
    lines.extend(more(found.len(), FINDINGS));
    let tone = match found.first().map(|it| it.severity) {
        Some(Severity::Error) => Tone::Bad,
        Some(_) => Tone::Caution,
        None => Tone::Plain,
    };
    let origins = found
        .iter()
        .take(FINDINGS)
        .map(|it| Origin { file: it.source.path.clone(), path: it.path.to_string() })
        .collect();
    facts.add("settle first", lines, tone, origins);
}

fn more(count: usize, shown: usize) -> Option<Text> {
    let rest = count.saturating_sub(shown);
    (rest > 0).then(|| plain(format!("and {rest} more")))
}

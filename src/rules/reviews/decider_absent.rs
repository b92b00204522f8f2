use super::naming::name;
use crate::document::charter::gates::Gate;
use crate::document::charter::governance::Body;
use crate::document::records::review::{Review, ReviewKind};
use crate::document::scalar::Person;
use crate::document::{Authority, Field, FieldRef, List};
use crate::finding::Place;
use crate::grammar::{counted, number, series};
use crate::method::gates::{GateState, GateStatus};
use crate::method::reviews::held;
use crate::rules::gates::naming;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a decision-maker does not attend the business reviews
    "decider-absent",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Adrift,
    authority: ["S2", "ours"],
    why: "a decision-maker who relies on second-hand reports decides late, or not at all",
    policy: [decider_absences_from],
    check: Partnership(check),
}

/// A business review at which it is known who was there for a party.
struct Attendance<'a> {
    record: usize,
    review: &'a Review,
    people: &'a List<Person>,
}

/// Somebody who decides, the place that says so, and what about.
struct Decider<'a> {
    person: &'a Person,
    place: String,
    about: String,
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for party in subject.parties() {
        let Some(reviews) = last_reviews(subject, party) else { continue };
        let came = |person: &Person| {
            reviews.iter().any(|review| review.people.values().any(|it| it.is_same(person)))
        };
        for decider in gate_deciders(subject, party).iter().filter(|decider| !came(decider.person)) {
            report_absence(subject, drafts, party, &reviews, std::slice::from_ref(decider));
        }
        // Who sits in a body decides together with the others there: one of them is enough.
        let seated = seated(subject, party).unwrap_or_default();
        if !seated.is_empty() && !seated.iter().any(|decider| came(decider.person)) {
            report_absence(subject, drafts, party, &reviews, &seated);
        }
    }
}

fn report_absence(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    party: &str,
    reviews: &[Attendance<'_>],
    deciders: &[Decider<'_>],
) {
    let documents = &subject.partnership.records.reviews;
    let (Some(last), Some(first)) = (reviews.first(), deciders.first()) else { return };
    let Some(document) = documents.get(last.record) else { return };
    let side = subject.charter.party_name(party);
    let last_ones = match reviews.len() {
        1 => "the last business review".to_owned(),
        many => format!("the last {}", counted(many, "business review")),
    };
    let message = match deciders {
        [only] => {
            let at = number(reviews.len(), "not at", "at none of");
            format!("{}, who {} for {side}, was {at} {last_ones}", only.person.name(), only.about)
        }
        several => {
            let names: Vec<&str> = several.iter().map(|decider| decider.person.name()).collect();
            let at = number(reviews.len(), "at", "at any of");
            format!("none of the decision-makers of {side} ({}) was {at} {last_ones}", series(&names))
        }
    };
    let mut draft = drafts
        .at_record_key(&document.source, format!("attended.{party}"), message)
        .help("ask the decision-maker to attend the next one, or delegate the decision to someone who does and write that into the charter")
        .also(&Place::value(first.place.as_str()), "decides");
    for before in &reviews[1..] {
        if let Some(document) = documents.get(before.record) {
            let place = Place::key(format!("attended.{party}"));
            draft = draft.also_in_record(&document.source, &place, name(before.review));
        }
    }
}

/// The last business reviews, latest first, as many as make a finding; nothing where there are fewer, or where it is not
/// known of one of them who was there.
fn last_reviews<'a>(subject: &Subject<'a>, party: &str) -> Option<Vec<Attendance<'a>>> {
    let wanted = subject.policy.decider_absences_from.max(1) as usize;
    let reviews: Option<Vec<Attendance<'a>>> = held(subject.partnership, subject.as_of)
        .rev()
        .filter(|(_, review)| review.kind.get() == Some(&ReviewKind::Business))
        .take(wanted)
        .map(|(record, review)| {
            let people = review.attended.get()?.of(party).value()?;
            let is_known = !people.0.is_empty() && people.0.iter().all(Field::is_given);
            is_known.then_some(Attendance { record, review, people })
        })
        .collect();
    reviews.filter(|reviews| reviews.len() == wanted)
}

/// Who decides for a party at the gates that are not decided yet, each once.
fn gate_deciders<'a>(subject: &Subject<'a>, party: &str) -> Vec<Decider<'a>> {
    let mut deciders: Vec<Decider<'a>> = Vec::new();
    for (gate, status) in open_gates(subject) {
        let Some(person) = decider_of(gate, party).value() else { continue };
        if deciders.iter().all(|known| !known.person.is_same(person)) {
            deciders.push(Decider {
                person,
                place: format!("gates[{}].deciders.{party}", status.index),
                about: format!("decides at {}", naming::name(gate, status)),
            });
        }
    }
    deciders
}

fn open_gates<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (&'a Gate, &'a GateStatus)> {
    naming::gates(subject).filter(|(_, status)| status.state != GateState::Decided)
}

fn decider_of<'a>(gate: &'a Gate, party: &str) -> FieldRef<'a, Person> {
    gate.deciders.as_ref().inside(|deciders| deciders.of(party))
}

/// Who sits for a party in the bodies that decide something. Nothing where a gate says who decides, or something is open or
/// unreadable that might say it.
fn seated<'a>(subject: &Subject<'a>, party: &str) -> Option<Vec<Decider<'a>>> {
    let is_said_by_gates = subject.charter.gates.is_invalid()
        || open_gates(subject).any(|(gate, _)| !matches!(decider_of(gate, party), Field::Missing));
    if is_said_by_gates {
        return None;
    }
    let governance = subject.charter.governance.get()?;
    let bodies = governance.bodies.get().filter(|bodies| !bodies.0.iter().any(Field::is_invalid))?;
    let decides = |body: &Body| {
        let id = body.id.get().map(|id| id.as_str());
        let is_it =
            |decider: &Authority| matches!(decider, Authority::Body(name) if Some(name.as_str()) == id);
        governance
            .decisions
            .get()
            .is_some_and(|list| list.values().any(|it| it.decides.get().is_some_and(is_it)))
    };
    let mut deciders: Vec<Decider<'a>> = Vec::new();
    for (index, body) in bodies.iter().filter(|(_, body)| decides(body)) {
        for (seat, person) in body.members.get()?.of(party).value()?.0.iter().enumerate() {
            let person = person.get()?;
            if deciders.iter().all(|known| !known.person.is_same(person)) {
                deciders.push(Decider {
                    person,
                    place: format!("governance.bodies[{index}].members.{party}[{seat}]"),
                    about: "decides in a body".to_owned(),
                });
            }
        }
    }
    Some(deciders)
}

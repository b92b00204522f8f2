use std::fmt::Display;

use crate::document::Field;
use crate::document::charter::term::Term;
use crate::document::scalar::Ending;
use crate::finding::Place;
use crate::method::term::{is_perpetual, last_day, last_day_by_length, place_of_last_day, renews_by_itself};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the length of the term and its end date disagree, or a party's own term does not fit
    "term-contradictory",
    severity: Error, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["ours"],
    why: "each party can go by the last day that suits it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    of_parties(subject, term, drafts);
    let Some(Ending::Day(end)) = term.end.get() else { return };
    if term.start.get().is_some_and(|start| end < start) {
        return;
    }
    if is_perpetual(term) {
        drafts
            .at_value("term.end", format!("term is perpetual by its length, but ends on {end}"))
            .also(&Place::value("term.length"), "perpetual")
            .help("agree which one holds, and keep only `length` or only `end`");
        return;
    }
    let Some(last) = last_day_by_length(term).filter(|last| last != end) else { return };
    let (start, length) = (shown(&term.start), shown(&term.length));
    drafts
        .at_value("term.end", format!("term ends on {end}, but {length} from {start} would end on {last}"))
        .also(&Place::value("term.length"), format!("{length} from {start}: last day {last}"))
        .help(format!("agree which one holds: write `end: {last}`, or keep only `length` or only `end`"));
}

/// A party stays no longer than the term, and leaves no earlier than it joins.
fn of_parties(subject: &Subject<'_>, term: &Term, drafts: &mut Drafts<'_>) {
    let parties = subject.charter.parties.get().into_iter().flat_map(|parties| parties.iter());
    for (id, party) in parties {
        let Some(until) = party.until.get() else { continue };
        let name = subject.charter.party_name(id);
        let last = last_day(term).filter(|last| last < until && !renews_by_itself(term));
        let (other, place, label) = match (party.joined.get(), term.start.get(), last) {
            (Some(joined), ..) if until < joined => {
                (format!("joins on {joined}"), format!("parties.{id}.joined"), "joins")
            }
            (None, Some(start), _) if until < start => {
                (format!("the term starts on {start}"), "term.start".to_owned(), "start")
            }
            (.., Some(last)) => (
                format!("the term ends on {last}"),
                place_of_last_day(term).to_owned(),
                "last day of the term",
            ),
            _ => continue,
        };
        drafts
            .at_value(format!("parties.{id}.until"), format!("{name} takes part until {until}, but {other}"))
            .also(&Place::value(place), label)
            .help("agree how long it is bound, and correct the day that is wrong");
    }
}

fn shown<T: Display>(field: &Field<T>) -> String {
    field.get().map(T::to_string).unwrap_or_default()
}

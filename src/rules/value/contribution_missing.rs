use super::parties::own_place;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::value::rates_note;

rule! {
    /// a party contributes nothing
    "contribution-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Exchange), consequence: Unsaid,
    question: "What does this party contribute to the others?",
    also_at: "value.exchange", example: "access to its booking app, worth 180000 GBP", concerns: Each,
    authority: ["S0", "S2"],
    why: "a party with nothing at stake loses nothing by walking away, and the others lose what they invested",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(equation) = &subject.assessment.value else { return };
    for party in equation.parties.iter().filter(|party| party.puts_in().is_nothing()) {
        let name = subject.charter.party_name(&party.party);
        let gets = match party.gets().total() {
            Ok(Some(gets)) if !gets.is_nothing() => format!(", which receives {gets:#}"),
            Ok(_) => ", which receives nothing".to_owned(),
            Err(_) => String::new(),
        };
        let mut draft = drafts.at_key(
            own_place(party),
            format!("no contribution from {name}{gets}: nothing given in the exchange, no costs"),
        );
        for other in equation.parties.iter().filter(|other| other.party != party.party) {
            if let Ok(Some(puts_in)) = other.puts_in().total() {
                let label = format!("{} contributes {puts_in:#}", subject.charter.party_name(&other.party));
                draft = draft.also(&Place::key(own_place(other)), label);
            }
        }
        if let Some(note) = rates_note(equation) {
            draft = draft.note(note);
        }
        draft
            .help(format!(
                "ask what {name} contributes, then write it in `value.exchange`, and its own time and money under `value.costs.{}`",
                party.party
            ))
            .note("without a contribution no return and no balance can be calculated");
    }
}

use super::assignment_without_change_of_control::{condition, names_a_buyer};
use crate::document::charter::contract::ClauseKind;
use crate::document::folded;
use crate::rules::by_words::has_phrase;
use crate::rules::clauses::{contract_has, place, value_of};
use crate::rules::exit::one_sided::may_leave;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a buyer may step into the contract without consent, and a party cannot exit because of it
    "assignment-one-way-out",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "a party can find itself bound to a competitor that it would never have chosen",
    check: Partnership(check),
}

/// Words by which a buyer of the whole business needs nobody's consent.
const UNASKED: &[&str] = &[
    "needs no",
    "needs none",
    "need none",
    "need no",
    "needs neither",
    "requires no",
    "no consent",
    "no leave",
    "no approval",
    "without consent",
    "without leave",
    "without approval",
    "without asking",
    "need not ask",
    "is free to",
    "freely",
    "except to",
    "except for",
    "except a",
    "but not for",
];

/// One that may leave only for a breach has to take whoever comes.
fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let kind = ClauseKind::AntiAssignment;
    let words = value_of(subject, kind).map(|value| folded(&value.to_string())).unwrap_or_default();
    if !names_a_buyer(subject) || !has_phrase(&words, UNASKED) {
        return;
    }
    if contract_has(subject, ClauseKind::ChangeOfControl) || condition(subject).is_some() {
        return;
    }
    let mut bound = subject.parties();
    bound.retain(|party| may_leave(subject, party) == Some(false));
    if bound.is_empty() {
        return;
    }
    let bound = names(subject.charter, &bound);
    drafts
        .at_key(place(kind), format!("a buyer needs no consent, and {bound} cannot exit if a competitor buys in"))
        .help(format!(
            "agree that {bound} may end the contract on a change of control, and write `change_of_control: yes`"
        ));
}

use iso_currency::Currency;

use crate::document::scalar::Money;
use crate::finding::Place;
use crate::grammar::series;
use crate::method::value::ValueEquation;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::value::rates_note;

rule! {
    /// amounts in several currencies, with no exchange rate between them
    "currencies-mixed",
    severity: Warning,
    nature: Defect, consequence: Untidy,
    authority: ["S1"],
    why: "without an agreed rate each party can choose the day that favours it",
    check: Partnership(check),
}

/// A currency of the section: where it stands first, and how often it stands there.
struct Used<'a> {
    currency: Currency,
    first: &'a str,
    count: usize,
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(equation) = &subject.assessment.value else { return };
    let mut used = used(equation);
    // The most frequent one is what the others are to be written in; of equals the first.
    used.sort_by_key(|it| std::cmp::Reverse(it.count));
    let target = |it: &Used<'_>| equation.conversion.target(it.currency);
    let Some(most) = used.first() else { return };
    let Some(apart) = used.iter().find(|it| target(it) != target(most)) else { return };
    let codes: Vec<&str> = used.iter().map(|it| it.currency.code()).collect();
    let mut draft = drafts
        .at_value(apart.first, format!("amounts in {} without an agreed exchange rate", series(&codes)))
        .label(format!("first in {}", apart.currency.code()));
    for it in used.iter().filter(|it| it.currency != apart.currency) {
        draft = draft.also(&Place::value(it.first), format!("first in {}", it.currency.code()));
    }
    if let Some(note) = rates_note(equation) {
        draft = draft.note(note);
    }
    draft.help(format!(
        "agree on one currency, such as {}, or on an exchange rate, and add {} to `[rates]` in `partner.toml`",
        most.currency.code(),
        missing_rates(equation, &used, target(most))
    ));
}

fn used(equation: &ValueEquation) -> Vec<Used<'_>> {
    let mut used: Vec<Used<'_>> = Vec::new();
    // A zero is nothing in any currency.
    let is_counted =
        |place: &str, money: &Money| money.minor() != 0 && !is_own(equation, place, money.currency());
    for (place, money) in equation.amounts.iter().filter(|(place, money)| is_counted(place, money)) {
        match used.iter_mut().find(|it| it.currency == money.currency()) {
            Some(it) => it.count += 1,
            None => used.push(Used { currency: money.currency(), first: place, count: 1 }),
        }
    }
    used
}

/// Whether an amount stands among one party's own costs, and its currency nowhere but there: the party reckons at home in its
/// own money, and no sum of the partnership is mixed by it.
fn is_own(equation: &ValueEquation, place: &str, currency: Currency) -> bool {
    let Some(owner) = owner(place) else { return false };
    let in_it =
        equation.amounts.iter().filter(|(_, money)| money.minor() != 0 && money.currency() == currency);
    let is_alone = in_it.into_iter().all(|(other, _)| self::owner(other) == Some(owner));
    let own = equation
        .amounts
        .iter()
        .filter(|(other, money)| money.minor() != 0 && self::owner(other) == Some(owner));
    is_alone && own.into_iter().all(|(_, money)| money.currency() == currency)
}

/// The party whose own costs stand at this place.
fn owner(place: &str) -> Option<&str> {
    let rest =
        ["value.costs.", "value.management_cost."].iter().find_map(|section| place.strip_prefix(section))?;
    rest.split('[').next()
}

/// The rates that would join all currencies to this one: `CHF = "… GBP"`.
fn missing_rates(equation: &ValueEquation, used: &[Used<'_>], into: Currency) -> String {
    let apart = used.iter().filter(|it| equation.conversion.target(it.currency) != into);
    let mut ends: Vec<&str> = Vec::new();
    for end in apart.map(|it| equation.conversion.end(it.currency).code()) {
        if !ends.contains(&end) {
            ends.push(end);
        }
    }
    let lines: Vec<String> = ends.iter().map(|end| format!("`{end} = \"… {}\"`", into.code())).collect();
    series(&lines)
}

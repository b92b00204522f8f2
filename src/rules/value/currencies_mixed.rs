//! `currencies-mixed`: the value section has amounts in several currencies.

use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::series::series;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "currencies-mixed",
    family: Family::Value,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::Operation,
    authority: &["S1"],
    summary: "the value section has amounts in several currencies",
    why: "sums over several currencies change with the rate of the day, and each side picks its day",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("currencies_mixed.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(equation) = &subject.assessment.value else { return };
    // A zero is nothing in any currency.
    let amounts = equation.amounts.iter().filter(|(_, money)| money.minor() != 0);
    let mut currencies: Vec<(&str, &str, usize)> = Vec::new();
    for (place, money) in amounts {
        let code = money.currency().code();
        match currencies.iter_mut().find(|(known, ..)| *known == code) {
            Some((.., count)) => *count += 1,
            None => currencies.push((code, place, 1)),
        }
    }
    if currencies.len() < 2 {
        return;
    }
    // The most frequent one is what the others are to be written in; of equals the first.
    currencies.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
    let codes: Vec<&str> = currencies.iter().map(|(code, ..)| *code).collect();
    let [(most, usual, _), (other, place, _), rest @ ..] = currencies.as_slice() else { return };
    let mut draft = report
        .at_value(
            *place,
            format!("the value section has amounts in {}, which cannot be added up", series(&codes)),
        )
        .label(format!("the first in {other}"))
        .also(&Place::value(*usual), format!("the first in {most}"));
    for (code, place, _) in rest {
        draft = draft.also(&Place::value(*place), format!("the first in {code}"));
    }
    draft.help(format!(
        "write all amounts in one currency, such as {most}, at a rate that the parties agree on; no rate is guessed"
    ));
}

//! What a goal without a shared metric counts in, as far as its target and its words show.

use crate::document::charter::canvas::Goal;
use crate::document::folded;
use crate::document::scalar::{Money, Quantity};

/// What is counted: `money`, or a noun such as `leads`. A percentage is a part of anything, and so no measure.
pub(super) fn of_goal(goal: &Goal) -> Option<String> {
    let texts = || [goal.goal.get(), goal.key_result.get()].into_iter().flatten();
    match goal.target.get() {
        Some(Quantity::Money(_)) => Some(MONEY.to_owned()),
        Some(Quantity::Percent(_)) => None,
        Some(Quantity::Number(_)) => texts().find_map(|text| noun(&words(text.as_str()))),
        None if goal.target.is_missing() => texts().find_map(|text| of_text(text.as_str())),
        None => None,
    }
}

/// The unit of a metric, in the same words.
pub(super) fn of_unit(unit: &str) -> Option<String> {
    let unit = folded(unit);
    let unit = unit.trim();
    let is_currency = unit.len() == 3 && Money::codes().iter().any(|code| code.eq_ignore_ascii_case(unit));
    match unit {
        "%" | "percent" | "per cent" | "" => None,
        _ if is_currency => Some(MONEY.to_owned()),
        _ => Some(unit.to_owned()),
    }
}

const MONEY: &str = "money";

/// Words after a number that say how long or when, not what.
const TIMES: [&str; 16] = [
    "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "quarter",
    "quarters", "minutes", "half", "times", "percent",
];

/// Words before a number that say to whom, where or from when, not how much.
const BEFORE: [&str; 12] =
    ["to", "for", "in", "with", "at", "from", "by", "per", "across", "among", "within", "until"];

fn words(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '%' | '$' | '€' | '£' | '.' | ',' | '-');
    let words = text.split(|c: char| !is_part(c)).map(|word| folded(word.trim_matches(['.', ',', '-'])));
    words.filter(|word| !word.is_empty()).collect()
}

/// `100 qualified leads` counts leads, `USD 500,000` and `2m EUR` count money.
fn of_text(text: &str) -> Option<String> {
    let words = words(text);
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    words.iter().enumerate().find_map(|(at, word)| {
        let neighbours = [at.checked_sub(1).and_then(|at| words.get(at)), words.get(at + 1)];
        if word.starts_with(['$', '€', '£']) && word.chars().any(|c| c.is_ascii_digit()) {
            return Some(MONEY.to_owned());
        }
        let is_circumstance = neighbours[0].is_some_and(|word| BEFORE.contains(&word.as_str()));
        if !is_number(word) || word.ends_with('%') || is_circumstance {
            return None;
        }
        let is_currency = |word: &String| Money::codes().iter().any(|code| code.eq_ignore_ascii_case(word));
        if neighbours.into_iter().flatten().any(is_currency) {
            return Some(MONEY.to_owned());
        }
        let is_year =
            word.len() == 4 && word.chars().all(|c| c.is_ascii_digit()) && word.starts_with(['1', '2']);
        // `from 2027 on` is a year; `2400 shops` is a count.
        let rest: Vec<String> = words.iter().skip(at + 1).take(3).cloned().collect();
        let next = rest.first()?;
        let is_time = TIMES.contains(&next.as_str()) || is_number(next);
        (!is_time && !(is_year && (word.starts_with("19") || word.starts_with("20"))))
            .then(|| noun(&rest))
            .flatten()
    })
}

/// The first word that looks like a plural.
fn noun(words: &[String]) -> Option<String> {
    let is_plural = |word: &&String| {
        word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && word.chars().all(|c| c.is_alphabetic() || c == '-')
    };
    words.iter().filter(|word| !TIMES.contains(&word.as_str())).find(is_plural).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_words_count() {
        let of = |text: &str| of_text(text).unwrap_or_default();
        assert_eq!(of("Hand over 100 qualified leads"), "leads");
        assert_eq!(of("500000 USD in new revenue"), "money");
        assert_eq!(of("USD 500,000 of revenue"), "money");
        assert_eq!(of("Earn €2m together"), "money");
        assert_eq!(of("500 sign-ups by August"), "sign-ups");
        assert_eq!(of("100 qualified-leads"), "qualified-leads");
        // To whom letters go is no count of shops.
        assert_eq!(of("Letters to 2400 shops by the end of May"), "");
        assert_eq!(of("Win 2400 shops by the end of May"), "shops");
        for text in
            ["Grow from 2027 on in shops", "20% more customers", "Live in 3 months", "Be known", "Release 2"]
        {
            assert_eq!(of(text), "", "{text}");
        }
    }

    #[test]
    fn a_unit_is_money_or_a_noun() {
        assert_eq!(of_unit("GBP").as_deref(), Some("money"));
        assert_eq!(of_unit(" Loans ").as_deref(), Some("loans"));
        assert_eq!(of_unit("percent"), None);
    }
}

//! What a minimum commitment comes to in a year, by the time that its words name: `calls a month`, `quarterly spend`.

use crate::document::charter::value::Minimum;
use crate::document::scalar::{Decimal, Money, Quantity};

/// The words for a time, each with how often it comes in a year.
const TIMES: [(&[&str], i128); 6] = [
    (&["week", "weekly"], 52),
    (&["fortnight", "fortnightly"], 26),
    (&["month", "monthly"], 12),
    (&["quarter", "quarterly"], 4),
    (&["half-year", "half-yearly"], 2),
    (&["year", "yearly", "annual", "annually"], 1),
];

/// The words between what is counted and the time.
const BETWEEN: [&str; 5] = ["a", "an", "per", "each", "every"];

/// How much it is in a year; `None` where the words name no time or several, or the amount is a share of something.
#[must_use]
pub fn of_year(minimum: &Minimum) -> Option<Quantity> {
    let times = times_a_year(minimum.what.get()?.as_str())?;
    match minimum.amount.get()? {
        Quantity::Number(number) => {
            Some(Quantity::Number(Decimal::from_millionths(number.millionths().checked_mul(times)?)))
        }
        Quantity::Money(money) => {
            Some(Quantity::Money(Money::new(money.minor().checked_mul(times)?, money.currency())?))
        }
        Quantity::Percent(_) => None,
    }
}

/// What is counted, without the time.
#[must_use]
pub fn subject(what: &str) -> String {
    let words = words(what);
    let is_subject =
        |word: &&String| times_of(word).is_none() && !BETWEEN.iter().any(|between| between == word);
    words.iter().filter(is_subject).cloned().collect::<Vec<_>>().join(" ")
}

fn times_a_year(what: &str) -> Option<i128> {
    let words = words(what);
    let mut found = words.iter().filter_map(|word| times_of(word));
    found.next().filter(|_| found.next().is_none())
}

fn times_of(word: &str) -> Option<i128> {
    TIMES.iter().find(|(words, _)| words.contains(&word)).map(|(_, times)| *times)
}

fn words(what: &str) -> Vec<String> {
    let is_apart = |c: char| !c.is_alphanumeric() && c != '-';
    what.to_lowercase().split(is_apart).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Field;
    use crate::document::scalar::{Scalar as _, Text};

    fn year(what: &str, amount: &str) -> Option<String> {
        let minimum = Minimum {
            what: Field::Given(Text::parse(what).unwrap()),
            amount: Field::Given(Quantity::parse(amount).unwrap()),
            ..Minimum::default()
        };
        of_year(&minimum).map(|it| it.to_string())
    }

    #[test]
    fn the_words_say_how_often_it_comes() {
        assert_eq!(year("marketing a quarter", "5000 GBP").as_deref(), Some("20000 GBP"));
        assert_eq!(year("Calls per week", "2").as_deref(), Some("104"));
        assert_eq!(year("monthly orders, each of 10 units", "1.5").as_deref(), Some("18"));
        assert_eq!(year("units/year", "100").as_deref(), Some("100"));
        for (what, amount) in
            [("units", "100"), ("calls a month in the first year", "3"), ("revenue a year", "20%")]
        {
            assert_eq!(year(what, amount), None, "{what}");
        }
    }

    #[test]
    fn the_subject_is_what_is_left_without_the_time() {
        assert_eq!(subject("Calls a month"), subject("calls per quarter"));
        assert_ne!(subject("calls a month"), subject("workshops a month"));
    }
}

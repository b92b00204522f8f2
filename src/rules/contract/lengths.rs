//! Lengths of time in what a clause says.

use crate::document::scalar::{Date, Duration, Scalar as _};

/// What may follow a length: from when it runs, or a further term.
const AFTER: [&str; 8] = [" after ", " from ", " following ", " beyond ", " post", " (", ",", ";"];

/// The length that a text states: alone, with closed words after it (`2 years after the end`), or at its end (`for 2 years`).
/// Any other text states none.
pub(super) fn length_in(text: &str) -> Option<Duration> {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    let text = text.strip_prefix("for ").unwrap_or(&text);
    let end = AFTER.iter().filter_map(|word| text.find(word)).min().unwrap_or(text.len());
    Duration::parse(text[..end].trim())
        .ok()
        .or_else(|| Duration::parse(text.rsplit_once(" for ")?.1.trim()).ok())
}

/// Compares by the calendar, from a day after which the months are long: two years are then 731 days, and whoever
/// counts in days is not blamed for a leap day.
pub(in crate::rules) fn is_longer(length: &Duration, most: &Duration) -> bool {
    let Some(from) = Date::new(2023, 3, 1) else { return false };
    match (from.plus(length), from.plus(most)) {
        (Some(end), Some(last)) => end > last,
        // Beyond the calendar's end.
        (None, Some(_)) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_length_out_of_closed_words() {
        for text in [
            "2 years",
            "For 2 years.",
            "2 years after the end",
            "2 years, in hearing aids",
            "24 months from the last delivery",
            "Hearing aids, for 2 years",
        ] {
            let length = length_in(text).map(|length| length.approximate_days());
            assert!(length.is_some_and(|days| (720..=731).contains(&days)), "{text}: {length:?}");
        }
        for text in
            ["two years or so", "yes", "while the contract runs", "Hearing aids", "up to 2 years", "é"]
        {
            assert_eq!(length_in(text), None, "{text}");
        }
    }

    #[test]
    fn a_leap_day_is_not_longer() {
        assert!(!is_longer(&Duration::of_days(731), &Duration::of_months(24)));
        assert!(is_longer(&Duration::of_days(732), &Duration::of_months(24)));
    }
}

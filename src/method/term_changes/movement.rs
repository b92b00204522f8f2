//! Which way a term has moved.

use std::cmp::Ordering;

use super::Movement;
use crate::document::scalar::{Cadence, Date, Duration, Quantity, Scalar as _};
use crate::document::{Meaning, Said};
use crate::method::terms::Term;

/// The way that a term has moved; one of the two is there.
pub(super) fn movement(term: &Term, before: Option<&Said>, after: Option<&Said>) -> Movement {
    match (before, after) {
        (Some(before), Some(after)) if after.is_open && !before.is_open => Movement::Opened,
        (Some(before), Some(after)) if before.is_open && !after.is_open => Movement::Settled,
        (Some(before), None) if before.is_open => Movement::Restated,
        (None, Some(after)) if after.is_open => Movement::Restated,
        (before, after) => between(term, before, after),
    }
}

fn between(term: &Term, before: Option<&Said>, after: Option<&Said>) -> Movement {
    let otherwise = term.otherwise.and_then(|word| place_in(term, word));
    let rank = |said: Option<&Said>| match said {
        Some(said) => rank(term, said),
        None => otherwise,
    };
    if !term.scale.is_empty()
        && let (Some(one), Some(other)) = (rank(before), rank(after))
    {
        return ordered(one.cmp(&other));
    }
    // Where a thing is counted among several, `none` and no are as good as nothing.
    let (before, after) = (before.filter(|said| !is_none(said)), after.filter(|said| !is_none(said)));
    match (before, after) {
        (None, None) => Movement::Restated,
        (None, Some(_)) => Movement::Added,
        (Some(_), None) => Movement::Removed,
        (Some(before), Some(after)) => match compared(before, after).or_else(|| base(term, before, after)) {
            Some(order) => ordered(order),
            None => Movement::Replaced,
        },
    }
}

fn ordered(order: Ordering) -> Movement {
    match order {
        Ordering::Less => Movement::Raised,
        Ordering::Equal => Movement::Restated,
        Ordering::Greater => Movement::Lowered,
    }
}

/// The rank of a word among those of the term.
fn rank(term: &Term, said: &Said) -> Option<usize> {
    let word = match &said.meaning {
        Some(Meaning::Flag(true)) => "yes",
        Some(Meaning::Flag(false)) => "no",
        Some(Meaning::Words(words)) => words,
        _ => said.words.as_str(),
    };
    place_in(term, word)
}

/// Where a word stands among those of the term.
fn place_in(term: &Term, word: &str) -> Option<usize> {
    term.scale.iter().enumerate().find(|(_, it)| **it == word).map(|(place, _)| place)
}

fn is_none(said: &Said) -> bool {
    match &said.meaning {
        Some(Meaning::Words(words)) => &**words == "none",
        Some(Meaning::Flag(flag)) => !flag,
        // Of a whole map: `length: none, reason: Not agreed upon`.
        None => said.words.split(", ").any(|part| part == "length: none"),
        _ => false,
    }
}

/// What is taken of gross figures is taken of more than the same net.
fn base(term: &Term, before: &Said, after: &Said) -> Option<Ordering> {
    let (one, other) = (before.words.to_lowercase(), after.words.to_lowercase());
    let is_netted = |gross: &str, net: &str| gross.contains("gross") && gross.replace("gross", "net") == net;
    match () {
        () if !term.path.starts_with("value.exchange") => None,
        () if is_netted(&one, &other) => Some(Ordering::Greater),
        () if is_netted(&other, &one) => Some(Ordering::Less),
        () => None,
    }
}

/// Which is more, where that can be told.
pub(super) fn compared(before: &Said, after: &Said) -> Option<Ordering> {
    let (one, other) = (before.meaning.as_ref()?, after.meaning.as_ref()?);
    match (one, other) {
        (Meaning::Number(one), Meaning::Number(other)) => Some(one.cmp(other)),
        (Meaning::Percent(one), Meaning::Percent(other)) => Some(one.cmp(other)),
        (Meaning::Money(one), Meaning::Money(other)) if one.currency() == other.currency() => {
            Some(one.minor().cmp(&other.minor()))
        }
        (Meaning::Length(one), Meaning::Length(other)) => Some(length(one).cmp(&length(other))),
        _ => by_words(before, after),
    }
}

fn by_words(before: &Said, after: &Said) -> Option<Ordering> {
    let words = |said: &Said| match &said.meaning {
        Some(Meaning::Words(words)) => words.to_string(),
        _ => said.words.clone(),
    };
    let (one, other) = (words(before), words(after));
    if let (Ok(one), Ok(other)) = (Date::parse(&one), Date::parse(&other)) {
        return Some(one.cmp(&other));
    }
    // A sum or a share by itself, where words stand as a rule.
    if let (Ok(one), Ok(other)) = (Quantity::parse(&one), Quantity::parse(&other)) {
        return one.checked_cmp(&other);
    }
    // What has no end is longer than any time, and at once is shorter.
    let ranked = |words: &str| match words {
        "at once" => Some((0, 0)),
        "perpetual" => Some((2, 0)),
        words => {
            let duration = Duration::parse(words).ok();
            let cadence = || Cadence::parse(words).ok().map(|cadence| cadence.interval());
            duration.or_else(cadence).map(|time| (1, length(&time)))
        }
    };
    Some(ranked(&one)?.cmp(&ranked(&other)?))
}

/// A length of time in minutes, months and years as long as they are on average.
fn length(duration: &Duration) -> u64 {
    const OF_A_DAY: u64 = 24 * 60;
    // 365.2425 days a year.
    const OF_A_MONTH: u64 = 43_829;
    u64::from(duration.months()) * OF_A_MONTH
        + u64::from(duration.days()) * OF_A_DAY
        + u64::from(duration.working_days()) * OF_A_DAY * 7 / 5
        + u64::from(duration.minutes())
}

//! Days in running text as people write them: `1 October 2026`. This is the one place that decides. Messages carry days as the
//! format writes them, and so does everything that is typed, read by programs or stands in a column of days.

use std::borrow::Cow;

use memchr::memchr_iter;

use crate::document::scalar::{Date, Scalar as _};
use crate::grammar::in_print;

/// How long a day is as the format writes it.
const LENGTH: usize = "2026-10-01".len();

/// The text with its days as in print; what stands between backticks or quotation marks stays as it was written.
#[must_use]
pub fn spelled(text: &str) -> Cow<'_, str> {
    let mut printed = String::new();
    let mut done = 0;
    for (at, length, said) in moments(text) {
        printed.push_str(&text[done..at]);
        printed.push_str(&said);
        done = at + length;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    printed.push_str(&text[done..]);
    Cow::Owned(printed)
}

/// The days and points in time that stand in a text as words of their own, neither in code nor in a quotation: where, how long
/// they are as they were written, and as in print.
pub(super) fn moments(text: &str) -> Vec<(usize, usize, String)> {
    let mut done = 0;
    let mut moments = Vec::new();
    for at in free_digits(text) {
        let Some((said, length)) = moment_at(text, at).filter(|_| at >= done) else { continue };
        done = at + length;
        moments.push((at, length, said));
    }
    moments
}

/// Where digits stand that are neither code nor a quotation.
fn free_digits(text: &str) -> Vec<usize> {
    // Most texts have no day.
    if !may_have_day(text.as_bytes()) {
        return Vec::new();
    }
    let mut within = Within::of(text);
    let free = text.char_indices().filter(|(_, character)| within.pass(*character));
    free.filter(|(_, character)| character.is_ascii_digit()).map(|(at, _)| at).collect()
}

/// Whether something looks like the year and the month of a day: `2026-10-`.
fn may_have_day(text: &[u8]) -> bool {
    memchr_iter(b'-', text).any(|at| {
        let year = at.checked_sub(4).and_then(|start| text.get(start..at));
        text.get(at + 3) == Some(&b'-') && year.is_some_and(|year| year.iter().all(u8::is_ascii_digit))
    })
}

/// The day or the point in time at a place, as in print, and how long it is as it was written.
fn moment_at(text: &str, at: usize) -> Option<(String, usize)> {
    if let Some(day) = day_at(text, at) {
        return Some((in_print(day), LENGTH));
    }
    let (time, length) = time_of_day(text.get(at + LENGTH..)?)?;
    // The day alone, as if the time were not there.
    let day = day_at(&text[..at + LENGTH], at)?;
    Some((format!("{day:#}, {time}"), LENGTH + length))
}

/// The time behind a day, as RFC 3339 writes it: `15:20 UTC` for `T15:20:00Z`, and how long it is.
fn time_of_day(text: &str) -> Option<(String, usize)> {
    let length = text.find(|c: char| !(c.is_ascii_digit() || "T:Z+-.".contains(c))).unwrap_or(text.len());
    let written = text[..length].trim_end_matches(['.', ':']);
    let rest = written.strip_prefix('T')?;
    let (clock, zone) = rest.split_at(rest.find(['Z', '+', '-'])?);
    let parts: Vec<&str> = clock.split(':').collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [hours, minutes] => (*hours, *minutes, "00"),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return None,
    };
    let is_two_digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_two_digits(hours) || !is_two_digits(minutes) || !seconds.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let seconds = if seconds == "00" { String::new() } else { format!(":{seconds}") };
    let zone = if zone == "Z" { "UTC" } else { zone };
    Some((format!("{hours}:{minutes}{seconds} {zone}"), written.len()))
}

/// Whether a text begins with a day, as the cells of a column of days do.
#[must_use]
pub(super) fn begins_with_day(text: &str) -> bool {
    moment_at(text, 0).is_some()
}

/// The day that stands at a place as a word of its own: in no path, no name and no point in time.
fn day_at(text: &str, at: usize) -> Option<Date> {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '\\' | ':' | '.');
    if text[..at].chars().next_back().is_some_and(joins) {
        return None;
    }
    let day = text.get(at..at + LENGTH)?;
    let mut behind = text[at + LENGTH..].chars();
    let is_joined = match behind.next() {
        // A full stop or a colon ends a sentence, unless something goes on right after it.
        Some('.' | ':') => behind.next().is_some_and(char::is_alphanumeric),
        Some(other) => joins(other),
        None => false,
    };
    if is_joined { None } else { Date::parse(day).ok() }
}

/// Whether a place stands within code or a quotation.
struct Within {
    marks: [(char, bool, bool); 2],
}

impl Within {
    /// A mark without its second one is only a letter of somebody's text.
    fn of(text: &str) -> Self {
        let is_paired = |mark: char| text.matches(mark).count().is_multiple_of(2);
        Self { marks: ['`', '"'].map(|mark| (mark, is_paired(mark), false)) }
    }

    /// Goes past a character; whether it stands outside.
    fn pass(&mut self, character: char) -> bool {
        for (mark, is_paired, is_open) in &mut self.marks {
            *is_open ^= *is_paired && character == *mark;
        }
        self.marks.iter().all(|(.., is_open)| !is_open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_running_text_are_as_in_print() {
        assert_eq!(
            spelled("due on 2026-10-01, by 2026-12-31."),
            "due on 1 October 2026, by 31 December 2026."
        );
        assert_eq!(spelled("2027-02-28"), "28 February 2027");
        assert_eq!(spelled("(until 2026-10-01)"), "(until 1 October 2026)");
        assert_eq!(spelled("é 2026-10-01: late"), "é 1 October 2026: late");
        assert!(matches!(spelled("no day"), Cow::Borrowed("no day")));
        assert_eq!(
            spelled("registered on 2026-05-12T15:20:00Z, before 2026-05-12T15:20:07+02:00."),
            "registered on 12 May 2026, 15:20 UTC, before 12 May 2026, 15:20:07 +02:00."
        );
    }

    #[test]
    fn what_is_typed_or_quoted_and_what_is_part_of_a_name_stays() {
        for text in [
            "write `completed: 2026-10-01`",
            "the gate \"2026-10-01\"",
            "reviews/2026-10-01-business.yaml",
            "x-2026-10-01",
            "2026-10-01T10:00",
            "2026-10-01.yaml",
            "2026-10-012",
            "12026-10-01",
            "2026-13-01",
            "2026-10",
        ] {
            assert_eq!(spelled(text), text);
        }
        assert_eq!(spelled("a ` and 2026-10-01"), "a ` and 1 October 2026");
        assert!(begins_with_day("2026-10-01 (in 5 days)") && !begins_with_day("since 2026-10-01"));
    }
}

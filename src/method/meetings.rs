//! How many meetings a rhythm brings, and how many of them were held [S3].

use super::reviews::held;
use super::term::last_day;
use crate::config::Policy;
use crate::document::charter::communication::Meeting;
use crate::document::records::review::Review;
use crate::document::scalar::{Cadence, Date, Duration};
use crate::partnership::Partnership;

const MINUTES_A_DAY: u64 = 24 * 60;

/// How many times a rhythm comes round from the first day to the last, both included. Only whole intervals count, so
/// that what is due on the day after is not missed yet.
#[must_use]
pub fn occurrences(cadence: &Cadence, first: Date, last: Date) -> u64 {
    let interval = cadence.interval();
    let Some(days) = u64::try_from(first.days_until(last)).ok().map(|days| days + 1) else { return 0 };
    if interval.months() == 0 {
        let minutes = u64::from(interval.days()) * MINUTES_A_DAY
            + u64::from(interval.working_days()) * MINUTES_A_DAY * 7 / 5
            + u64::from(interval.minutes());
        return (days * MINUTES_A_DAY).checked_div(minutes).unwrap_or(0);
    }
    // Counted from the first day each time: the 31st does not become the 28th for good.
    let times = |count: u32| {
        let so_many = Duration::of_months(interval.months().saturating_mul(count));
        let rest = Duration::of_days(interval.days().saturating_mul(count));
        first.plus(&so_many)?.plus(&rest)
    };
    let is_over = |end: &Date| first.days_until(*end).unsigned_abs() <= days;
    let round = (1..).map_while(times).take_while(is_over).count();
    u64::try_from(round).unwrap_or(u64::MAX)
}

/// The meetings that were held in the time of a review, against those that were agreed for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingsHeld {
    /// The review that counts them, counted from 0 in the partnership's order.
    pub record: usize,
    /// How many were held.
    pub held: u32,
    /// How many were agreed.
    pub agreed: u64,
    /// The first day that counts.
    pub first: Date,
    /// The last day that counts.
    pub last: Date,
    /// How often each agreed meeting was due, by its index in the charter.
    pub due: Vec<(usize, u64)>,
    /// Whether far fewer were held than were agreed.
    pub is_low: bool,
}

/// The meetings of the last review that counts them; `None` where some meeting has no rhythm, so that nobody can say how often it
/// was due.
#[must_use]
pub fn meetings_held(partnership: &Partnership, policy: &Policy, as_of: Date) -> Option<MeetingsHeld> {
    let (record, review, count) = held(partnership, as_of).rev().find_map(|(record, review)| {
        Some((record, review, review.indicators.get()?.meetings_held.get()?.value()))
    })?;
    let charter = &partnership.charter.value;
    let meetings = charter.communication.and(|communication| &communication.meetings);
    let meetings = meetings.get().filter(|meetings| !meetings.is_empty())?;
    let rhythms: Option<Vec<(usize, &Meeting)>> = meetings
        .0
        .iter()
        .enumerate()
        .map(|(index, meeting)| Some((index, meeting.get().filter(|meeting| meeting.cadence.is_given())?)))
        .collect();
    let (first, last) = days(partnership, review)?;
    let due: Vec<(usize, u64)> = rhythms?
        .into_iter()
        .filter_map(|(index, meeting)| {
            let times = occurrences(meeting.cadence.get()?, first, last);
            (times > 0).then_some((index, times))
        })
        .collect();
    let agreed: u64 = due.iter().map(|(_, times)| times).sum();
    let is_low = u64::from(count) * 100 < agreed * u64::from(policy.meetings_held_least);
    Some(MeetingsHeld { record, held: count, agreed, first, last, due, is_low })
}

/// The days that a review counts: of its period, those in the term and before it was held.
fn days(partnership: &Partnership, review: &Review) -> Option<(Date, Date)> {
    let (period, held) = (review.period.get()?, *review.held.get()?);
    let term = partnership.charter.value.term.get();
    let start = term.and_then(|term| term.start.get()).copied();
    let end = term.and_then(last_day);
    let first = start.map_or(period.first(), |start| start.max(period.first()));
    let last = period.last().min(held).min(end.unwrap_or_else(|| period.last()));
    (first <= last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::Scalar as _;

    fn count(cadence: &str, first: &str, last: &str) -> u64 {
        let date = |text| Date::parse(text).unwrap();
        occurrences(&Cadence::parse(cadence).unwrap(), date(first), date(last))
    }

    #[test]
    fn a_quarter_has_three_months_and_thirteen_weeks_or_twelve() {
        // 1 April to 30 June are 91 days, 1 January to 31 March 2026 are 90
        assert_eq!(count("weekly", "2026-04-01", "2026-06-30"), 13);
        assert_eq!(count("weekly", "2026-01-01", "2026-03-31"), 12);
        assert_eq!(count("fortnightly", "2026-04-01", "2026-06-30"), 6);
        assert_eq!(count("monthly", "2026-01-01", "2026-03-31"), 3);
        assert_eq!(count("quarterly", "2026-01-01", "2026-03-31"), 1);
        assert_eq!(count("half-yearly", "2026-01-01", "2026-03-31"), 0);
    }

    #[test]
    fn a_day_short_of_an_interval_is_none() {
        assert_eq!(count("weekly", "2026-04-01", "2026-04-06"), 0);
        assert_eq!(count("weekly", "2026-04-01", "2026-04-07"), 1);
        assert_eq!(count("monthly", "2026-04-01", "2026-04-29"), 0);
        assert_eq!(count("monthly", "2026-02-01", "2026-02-28"), 1);
        // 31 January to 31 May: one month each to 28 February, 31 March, 30 April and 31 May
        assert_eq!(count("monthly", "2026-01-31", "2026-05-30"), 4);
        assert_eq!(count("monthly", "2026-01-31", "2026-05-29"), 3);
        assert_eq!(count("weekly", "2026-04-02", "2026-04-01"), 0);
    }

    #[test]
    fn intervals_in_hours_and_in_parts_are_counted_exactly() {
        // 30 days are 720 hours
        assert_eq!(count("every 36 hours", "2026-04-01", "2026-04-30"), 20);
        // one month and 15 days after 1 January is 16 February, two months and 30 days are 31 March, and the third is in May
        assert_eq!(count("every P1M15D", "2026-01-01", "2026-03-31"), 2);
        assert_eq!(count("every 200 years", "2026-01-01", "2026-12-31"), 0);
    }
}

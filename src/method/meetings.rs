//! How many meetings a rhythm brings [S3].

use crate::document::scalar::{Cadence, Date, Duration};

const MINUTES_A_DAY: u64 = 24 * 60;

/// How many times a rhythm comes round from the first day to the last, both included. Only whole intervals count, so
/// that what is due on the day after is not missed yet.
#[must_use]
pub fn occurrences(cadence: &Cadence, first: Date, last: Date) -> u64 {
    let interval = cadence.interval();
    let Some(days) = u64::try_from(first.days_until(last)).ok().map(|days| days + 1) else { return 0 };
    if interval.months() == 0 {
        let minutes = u64::from(interval.days()) * MINUTES_A_DAY + u64::from(interval.minutes());
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

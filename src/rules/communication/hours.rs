//! Durations against a number of hours.

use crate::document::scalar::Duration;

const MINUTES_A_DAY: u64 = 24 * 60;
const DAYS_A_MONTH: u64 = 30;

/// Whether this is longer than so many hours; a month counts as 30 days.
#[must_use]
pub(in crate::rules) fn is_longer_than(duration: &Duration, hours: u32) -> bool {
    minutes(duration) > u64::from(hours) * 60
}

/// Whether this is shorter than so many hours; a month counts as 30 days.
#[must_use]
pub(in crate::rules) fn is_shorter_than(duration: &Duration, hours: u32) -> bool {
    minutes(duration) < u64::from(hours) * 60
}

fn minutes(duration: &Duration) -> u64 {
    let days = u64::from(duration.months()) * DAYS_A_MONTH + u64::from(duration.days());
    days * MINUTES_A_DAY + u64::from(duration.minutes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_days_are_48_hours() {
        let two_days = Duration::of_days(2);
        assert!(!is_longer_than(&two_days, 48));
        assert!(!is_shorter_than(&two_days, 48));
        assert!(is_longer_than(&Duration::of_hours(49), 48));
        assert!(is_shorter_than(&Duration::of_hours(47), 48));
        assert!(is_longer_than(&Duration::of_months(1), 719));
    }
}

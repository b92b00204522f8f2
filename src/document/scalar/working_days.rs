//! Days from Monday to Friday; public holidays are not known.

use chrono::{Datelike as _, Days, NaiveDate};

const DAYS_A_WEEK: u32 = 7;
const WORKING_DAYS_A_WEEK: u32 = 5;

/// So many Mondays to Fridays after a day, which is not counted itself.
pub(super) fn after(day: NaiveDate, count: u32) -> Option<NaiveDate> {
    if count == 0 {
        return Some(day);
    }
    // From a weekend one counts as from the Friday before it: 0 is Monday.
    let weekday = day.weekday().num_days_from_monday();
    let past = weekday.saturating_sub(WORKING_DAYS_A_WEEK - 1);
    let from = weekday - past;
    let rest = count % WORKING_DAYS_A_WEEK;
    let weekend = if from + rest >= WORKING_DAYS_A_WEEK { 2 } else { 0 };
    let ahead = count / WORKING_DAYS_A_WEEK * DAYS_A_WEEK + rest + weekend;
    day.checked_sub_days(Days::new(u64::from(past)))?.checked_add_days(Days::new(u64::from(ahead)))
}

/// So many Mondays to Fridays before a day, which is not counted itself.
pub(super) fn before(day: NaiveDate, count: u32) -> Option<NaiveDate> {
    if count == 0 {
        return Some(day);
    }
    // From a weekend one counts as from the Monday after it.
    let weekday = day.weekday().num_days_from_monday();
    let (to_monday, from) =
        if weekday < WORKING_DAYS_A_WEEK { (0, weekday) } else { (DAYS_A_WEEK - weekday, 0) };
    let rest = count % WORKING_DAYS_A_WEEK;
    let weekend = if rest > from { 2 } else { 0 };
    let back = count / WORKING_DAYS_A_WEEK * DAYS_A_WEEK + rest + weekend;
    day.checked_add_days(Days::new(u64::from(to_monday)))?.checked_sub_days(Days::new(u64::from(back)))
}

#[cfg(test)]
mod tests {
    use crate::document::scalar::{Date, Duration, Scalar as _};

    #[test]
    fn counts_working_days_from_monday_to_friday() {
        let day = |text: &str| Date::parse(text).unwrap();
        let working = |count: &str| Duration::parse(&format!("{count} working days")).unwrap();
        let later = |from: &str, count: &str| day(from).plus(&working(count)).unwrap().to_string();
        let earlier = |from: &str, count: &str| day(from).minus(&working(count)).unwrap().to_string();
        // 10 July 2026 is a Friday, 11 July a Saturday, 12 July a Sunday.
        assert_eq!(later("2026-07-10", "1"), "2026-07-13");
        assert_eq!(later("2026-07-10", "10"), "2026-07-24");
        assert_eq!(later("2026-07-11", "1"), "2026-07-13");
        assert_eq!(later("2026-07-11", "5"), "2026-07-17");
        assert_eq!(later("2026-07-12", "10"), "2026-07-24");
        assert_eq!(earlier("2026-07-13", "1"), "2026-07-10");
        assert_eq!(earlier("2026-07-11", "1"), "2026-07-10");
        assert_eq!(earlier("2026-07-10", "10"), "2026-06-26");
        assert_eq!(earlier("2026-07-15", "3"), "2026-07-10");
    }
}

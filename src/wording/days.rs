//! Days seen from another day.

use crate::document::scalar::Date;
use crate::grammar::counted;

/// `today`, `tomorrow`, `in 12 days`, `yesterday`, `3 days ago`.
#[must_use]
pub fn from_now(as_of: Date, day: Date) -> String {
    let days = as_of.days_until(day);
    let count = counted(days.unsigned_abs(), "day");
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {count}"),
        _ => format!("{count} ago"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_it_as_one_would() {
        let day = |month, day| Date::new(2028, month, day).unwrap();
        let of = |month, at| from_now(day(2, 28), day(month, at));
        assert_eq!(of(2, 28), "today");
        // 2028 has a 29 February.
        assert_eq!(of(2, 29), "tomorrow");
        assert_eq!(of(3, 1), "in 2 days");
        assert_eq!(of(2, 27), "yesterday");
        assert_eq!(of(1, 31), "28 days ago");
    }
}

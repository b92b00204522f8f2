//! When something falls due: on a day, or once an event has happened.

use crate::document::Field;
use crate::document::charter::plan::Deliverable;
use crate::document::charter::value::Exchange;
use crate::document::scalar::{Date, Duration, Ending, Text};

/// When something falls due, as far as a day can tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Due {
    /// The day that counts. Where it waits for an event, the day on which it is due at the latest, if one is agreed.
    pub day: Option<Date>,
    /// The event that has not happened yet.
    pub waits_for: Option<Text>,
}

impl Due {
    /// Reads it off what is written. An event that has happened makes it due on that day, or so long after it, and never later than its
    /// latest day; one that may have happened, on a day that cannot be read, leaves the day unknown. Without a day of the question
    /// whatever is written has happened.
    #[must_use]
    pub fn of(
        due: &Field<Ending>,
        happened: &Field<Date>,
        after: Option<&Duration>,
        as_of: impl Into<Option<Date>>,
    ) -> Self {
        let as_of = as_of.into();
        let (what, latest) = match due.get() {
            Some(Ending::Day(day)) => return Self { day: Some(*day), waits_for: None },
            Some(Ending::Event { what, latest }) => (what, *latest),
            None => return Self::default(),
        };
        match happened {
            Field::Given(day) if as_of.is_none_or(|as_of| *day <= as_of) => {
                let day = after.map_or(Some(*day), |after| day.plus(after));
                Self { day: day.into_iter().chain(latest).min(), waits_for: None }
            }
            Field::Invalid => Self::default(),
            _ => Self { day: latest, waits_for: Some(what.clone()) },
        }
    }

    /// Whether it waits for an event, and no day is agreed on which it is due all the same.
    #[must_use]
    pub const fn is_open_ended(&self) -> bool {
        self.waits_for.is_some() && self.day.is_none()
    }
}

impl Deliverable {
    /// When it falls due, as far as a day can tell.
    #[must_use]
    pub fn due_on(&self, as_of: impl Into<Option<Date>>) -> Due {
        Due::of(&self.due, &self.happened, None, as_of)
    }
}

impl Exchange {
    /// When it is paid, as far as a day can tell.
    #[must_use]
    pub fn due_on(&self, as_of: impl Into<Option<Date>>) -> Due {
        Due::of(&self.due, &self.happened, None, as_of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::Scalar as _;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn due(text: &str, happened: Option<&str>, after: Option<Duration>) -> (Option<Date>, bool) {
        let field = Field::Given(Ending::parse(text).unwrap());
        let happened = happened.map_or(Field::Missing, |it| Field::Given(day(it)));
        let due = Due::of(&field, &happened, after.as_ref(), day("2027-01-15"));
        (due.day, due.waits_for.is_some())
    }

    #[test]
    fn an_event_counts_from_its_day_and_no_later_than_agreed() {
        let event = "The regulator has approved, latest 2027-03-31";
        assert_eq!(due("2027-02-01", None, None), (Some(day("2027-02-01")), false));
        assert_eq!(due(event, None, None), (Some(day("2027-03-31")), true));
        assert_eq!(due(event, Some("2027-01-10"), None), (Some(day("2027-01-10")), false));
        // 10 January and 30 days
        let month = Duration::of_days(30);
        assert_eq!(due(event, Some("2027-01-10"), Some(month)), (Some(day("2027-02-09")), false));
        // 10 January and 90 days is 10 April, after the latest day.
        let quarter = Duration::of_days(90);
        assert_eq!(due(event, Some("2027-01-10"), Some(quarter)), (Some(day("2027-03-31")), false));
        // What is to happen on a later day has not happened.
        assert_eq!(due(event, Some("2027-02-01"), None), (Some(day("2027-03-31")), true));
        assert_eq!(due("The regulator has approved", None, None), (None, true));
    }

    #[test]
    fn a_day_that_cannot_be_read_may_be_the_day_of_the_event() {
        let field = Field::Given(Ending::parse("The regulator has approved").unwrap());
        assert_eq!(Due::of(&field, &Field::Invalid, None, day("2027-01-15")), Due::default());
    }
}

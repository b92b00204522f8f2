//! The terms that follow each other where a term or a contract is renewed by itself, and the days to say no.

use crate::document::charter::Charter;
use crate::document::charter::clause_value::ClauseValue;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::term::Term;
use crate::document::scalar::{Date, Duration, Length, Scalar as _};
use crate::method::term::{
    clause_value, end_day, ends_by_event, last_day, renews_by_agreement, renews_by_itself,
};

/// The first term and those after it. One that is not renewed by itself, or by a time that is not known, is alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cycles {
    first_last: Date,
    length: Option<Duration>,
}

impl Cycles {
    /// Those of the charter's term; `None` where its last day cannot be told.
    #[must_use]
    pub fn of_term(charter: &Charter, term: &Term) -> Option<Self> {
        let length = renews_by_itself(term).then(|| renewal_length(charter, term)).flatten();
        Some(Self::new(last_day(term)?, length))
    }

    /// Those of the contract, which its expiry and its renewal term say. One that the charter renews by agreement is renewed
    /// once at most.
    #[must_use]
    pub fn of_contract(charter: &Charter) -> Option<Self> {
        let last = clause_value(charter, ClauseKind::ExpirationDate)?.last_day()?;
        let term = charter.term.get();
        let renewal = clause_value(charter, ClauseKind::RenewalTerm);
        let own = renewal.and_then(ClauseValue::duration);
        let is_successive = matches!(renewal, Some(ClauseValue::Successive(_)));
        let by_term = || term.and_then(|term| renewal_length(charter, term));
        let length = match term {
            Some(term) if renews_by_itself(term) => own.or_else(by_term),
            Some(term) if renews_by_agreement(term) => None,
            _ if is_successive => own.or_else(by_term),
            _ => None,
        };
        Some(Self::new(last, length))
    }

    /// What lasts less than a day does not take turns by the calendar.
    fn new(first_last: Date, length: Option<Duration>) -> Self {
        Self { first_last, length: length.filter(|length| !length.is_under_a_day()) }
    }

    /// Whether another term follows by itself.
    #[must_use]
    pub const fn goes_on(&self) -> bool {
        self.length.is_some()
    }

    /// The last day of a term, the first being 0: counted from the first one, so that the end of a month is not lost.
    #[must_use]
    pub fn last_day(&self, cycle: u32) -> Option<Date> {
        if cycle == 0 {
            return Some(self.first_last);
        }
        let next = self.first_last.next_day()?;
        next.plus(&self.length?.times(cycle)?)?.minus(&Duration::of_days(1))
    }

    /// The term that runs on a day, or the last one where none is after it.
    #[must_use]
    pub fn at(&self, day: Date) -> u32 {
        let over = |cycle: &u32| self.last_day(*cycle).is_some_and(|last| last < day);
        let has_next = |cycle: u32| self.last_day(cycle.saturating_add(1)).is_some();
        (0..).find(|cycle| !over(cycle) || !has_next(*cycle)).unwrap_or_default()
    }
}

/// The last day of the term that runs on a day, renewals included.
#[must_use]
pub fn current_last_day(charter: &Charter, day: Date) -> Option<Date> {
    let cycles = Cycles::of_term(charter, charter.term.get()?)?;
    cycles.last_day(cycles.at(day))
}

/// How long a renewal lasts: as `renewal` says behind `automatic`, else as the contract says, else as the first term.
fn renewal_length(charter: &Charter, term: &Term) -> Option<Duration> {
    let said = term.renewal.get().and_then(|renewal| length_behind_automatic(renewal.as_str()));
    let of_contract = || clause_value(charter, ClauseKind::RenewalTerm).and_then(ClauseValue::duration);
    said.or_else(of_contract).or_else(|| first_length(term))
}

/// `automatic, 1 year`; nothing where other words stand there.
fn length_behind_automatic(renewal: &str) -> Option<Duration> {
    let lower = renewal.to_lowercase();
    let rest = ["automatically", "automatic", "auto"].iter().find_map(|word| lower.strip_prefix(word))?;
    let rest = rest.trim_start_matches([',', ':', ';', ' ']);
    let rest =
        ["for ", "by ", "every ", "each "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    Duration::parse(rest.trim_end_matches('.')).ok()
}

/// How long the first term is: its length, else from its first day to its last, in months where they are whole. One that an
/// event ends has no length that could be had again.
fn first_length(term: &Term) -> Option<Duration> {
    if let Some(length) = term.length.get().and_then(Length::duration) {
        return Some(*length);
    }
    let (start, last) = (*term.start.get()?, end_day(term).filter(|_| !ends_by_event(term))?);
    let after = last.next_day()?;
    let days = u32::try_from(start.days_until(after)).ok().filter(|days| *days > 0)?;
    let months = (1..=days / 28).map(Duration::of_months).find(|months| start.plus(months) == Some(after));
    Some(months.unwrap_or_else(|| Duration::of_days(days)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Field;
    use crate::document::scalar::{Ending, Text};

    fn term(start: &str, end: &str, renewal: &str) -> Term {
        Term {
            start: Date::parse(start).map_or(Field::Missing, Field::Given),
            end: Ending::parse(end).map_or(Field::Missing, Field::Given),
            renewal: Text::parse(renewal).map_or(Field::Missing, Field::Given),
            ..Term::default()
        }
    }

    #[track_caller]
    fn ends(term: &Term, day: &str, cycle: u32, last: &str) {
        let cycles = Cycles::of_term(&Charter::default(), term).unwrap();
        let at = cycles.at(Date::parse(day).unwrap());
        assert_eq!((at, cycles.last_day(at).unwrap().to_string().as_str()), (cycle, last), "on {day}");
    }

    #[test]
    fn a_renewed_term_goes_on_for_ever() {
        // Calendar years by start and end: whole months, so that leap years make no difference.
        let years = term("2022-01-01", "2022-12-31", "automatic");
        ends(&years, "2022-12-31", 0, "2022-12-31");
        ends(&years, "2023-01-01", 1, "2023-12-31");
        ends(&years, "2024-02-29", 2, "2024-12-31");
        ends(&years, "2026-07-10", 4, "2026-12-31");
        // A length of its own: two years first, then a quarter each time.
        let quarters = term("2024-02-01", "2026-01-31", "automatic, 3 months");
        ends(&quarters, "2026-01-31", 0, "2026-01-31");
        ends(&quarters, "2026-07-10", 2, "2026-07-31");
        // The end of a month is counted from the first one and not worn down by February.
        let months = term("2026-01-31", "2026-02-27", "automatic, 1 month");
        ends(&months, "2026-03-28", 2, "2026-04-27");
    }

    #[test]
    fn a_term_that_takes_an_agreement_ends_once() {
        let once = term("2022-01-01", "2022-12-31", "by-agreement");
        ends(&once, "2026-07-10", 0, "2022-12-31");
        let cycles = Cycles::of_term(&Charter::default(), &once).unwrap();
        assert_eq!((cycles.goes_on(), cycles.last_day(1)), (false, None));
    }

    #[test]
    fn reads_a_length_behind_automatic_and_nothing_else() {
        let read = |text| length_behind_automatic(text).map(|length| length.to_string());
        assert_eq!(read("automatic, 1 year").as_deref(), Some("1 year"));
        assert_eq!(read("Automatically for 6 months.").as_deref(), Some("6 months"));
        assert_eq!(read("automatic"), None);
        assert_eq!(read("automatic unless refused 60 days before"), None);
        assert_eq!(read("by-agreement, 1 year"), None);
    }
}

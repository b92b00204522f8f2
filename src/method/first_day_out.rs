//! The first day on which a party can be out of the partnership if it gives notice today.

use super::term;
use crate::document::charter::Charter;
use crate::document::scalar::Date;

/// The day, by what the charter says: the notice of the party from today on, or the end of the term where that comes first and
/// the term does not renew by itself. `None` where neither can be told.
#[must_use]
pub fn first_day_out(charter: &Charter, party: &str, today: Date) -> Option<Date> {
    let notice = charter.exit.and(|exit| &exit.notice);
    let by_notice = notice.get().and_then(|notice| today.plus(notice.of(party).value()?));
    let term = charter.term.get().filter(|term| !term::renews_by_itself(term));
    let by_end = term.and_then(term::last_day).filter(|last| *last >= today);
    by_notice.into_iter().chain(by_end).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::charter::exit::Exit;
    use crate::document::charter::term::Term;
    use crate::document::scalar::{Duration, Scalar as _};
    use crate::document::{Each, Field};

    fn charter(notice: Option<&str>, end: Option<&str>) -> Charter {
        let notice =
            notice.map_or(Field::Missing, |it| Field::Given(Each::All(Duration::parse(it).unwrap())));
        let end = end.map_or(Field::Missing, |it| Field::Given(Date::parse(it).unwrap()));
        Charter {
            exit: Field::Given(Exit { notice, ..Exit::default() }),
            term: Field::Given(Term { end, ..Term::default() }),
            ..Charter::default()
        }
    }

    #[test]
    fn the_notice_counts_from_today_and_the_end_of_the_term_may_come_first() {
        let out = |notice, end| {
            let today = Date::parse("2026-07-10").unwrap();
            first_day_out(&charter(notice, end), "any", today).map(|day| day.to_string())
        };
        // 10 July and 90 days: 21 left of July, 31 of August, 30 of September are 82, so the 8th of October.
        assert_eq!(out(Some("90 days"), None).as_deref(), Some("2026-10-08"));
        assert_eq!(out(Some("90 days"), Some("2026-09-30")).as_deref(), Some("2026-09-30"));
        assert_eq!(out(Some("90 days"), Some("2027-09-30")).as_deref(), Some("2026-10-08"));
        assert_eq!(out(None, Some("2027-09-30")).as_deref(), Some("2027-09-30"));
        // A term that is over says nothing of the day on which a party can leave.
        assert_eq!(out(None, Some("2026-06-30")), None);
        assert_eq!(out(None, None), None);
    }
}

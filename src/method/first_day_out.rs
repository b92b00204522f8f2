//! The first day on which a party can be out of the partnership if it gives notice today.

use super::term;
use crate::document::Field;
use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::document::scalar::{Date, Duration, Notice};

/// The day, by what the charter says: the notice of the party from today on, but not before the first day on which it may leave;
/// or the end of the term where that comes first and the term does not renew by itself. `None` where neither can be told.
#[must_use]
pub fn first_day_out(charter: &Charter, party: &str, today: Date) -> Option<Date> {
    let by_notice = by_notice(charter, party, today);
    let term = charter.term.get().filter(|term| !term::renews_by_itself(term));
    let by_end = term.and_then(term::last_day).filter(|last| *last >= today);
    by_notice.into_iter().chain(by_end).min()
}

fn by_notice(charter: &Charter, party: &str, today: Date) -> Option<Date> {
    let exit = charter.exit.get();
    if charter.exit.is_invalid() || exit.is_some_and(|exit| exit.denies(party)) {
        return None;
    }
    let said = exit.map_or(Field::Missing, |exit| exit.notice.as_ref().inside(|each| each.of(party)));
    let day = match said {
        Field::Given(Notice::AtOnce) => today,
        Field::Given(Notice::After(duration)) => today.plus(duration)?,
        Field::Missing => today.plus(&by_contract(charter, party)?)?,
        Field::Open | Field::Invalid => return None,
    };
    let start = charter.term.and(|term| &term.start).get().copied().copied();
    let first = match exit.and_then(|exit| exit.not_before.get()).map(|moments| moments.of(party)) {
        Some(Field::Given(moment)) => Some(moment.day(start)?),
        Some(Field::Open | Field::Invalid) => return None,
        Some(Field::Missing) | None => None,
    };
    Some(first.map_or(day, |first| first.max(day)))
}

/// The notice on which the contract lets a party end it for convenience.
fn by_contract(charter: &Charter, party: &str) -> Option<Duration> {
    let clause = charter.contract.get()?.clause_of(ClauseKind::TerminationForConvenience, party).value()?;
    let value = clause.value.get().filter(|_| clause.is_there() != Some(false))?;
    term::notice_in(&value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Each;
    use crate::document::charter::exit::{Exit, ExitRight};
    use crate::document::charter::term::Term;
    use crate::document::scalar::{Ending, Moment, Scalar as _};

    fn charter(notice: Option<&str>, end: Option<&str>) -> Charter {
        let notice = notice.map_or(Field::Missing, |it| Field::Given(Each::All(Notice::parse(it).unwrap())));
        let end = end.map_or(Field::Missing, |it| Field::Given(Ending::parse(it).unwrap()));
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
        assert_eq!(out(Some("at once"), None).as_deref(), Some("2026-07-10"));
    }

    #[test]
    fn nobody_is_out_before_it_may_leave() {
        let today = Date::parse("2026-07-10").unwrap();
        let out = |not_before: &str| {
            let mut charter = charter(Some("30 days"), None);
            let Field::Given(exit) = &mut charter.exit else { panic!("it has an exit") };
            exit.not_before = Field::Given(Each::All(Moment::parse(not_before).unwrap()));
            first_day_out(&charter, "any", today).map(|day| day.to_string())
        };
        // 10 July and 30 days: 21 left of July, so the 9th of August.
        assert_eq!(out("2026-08-01").as_deref(), Some("2026-08-09"));
        assert_eq!(out("2027-01-01").as_deref(), Some("2027-01-01"));
        // So long after a start that nobody has named.
        assert_eq!(out("12 months"), None);
        let mut bound = charter(Some("30 days"), None);
        let Field::Given(exit) = &mut bound.exit else { panic!("it has an exit") };
        exit.right = Field::Given(Each::All(ExitRight::None));
        assert_eq!(first_day_out(&bound, "any", today), None);
    }
}

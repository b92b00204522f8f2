//! The last day of the term, and the day by which its renewal is decided.

use crate::document::charter::Charter;
use crate::document::charter::clause_value::ClauseValue;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::model::Structure;
use crate::document::charter::term::Term;
use crate::document::scalar::{Date, Duration, Ending, Length, Notice, Scalar as _};
use crate::method::due::Due;

/// The last day of the first term: its `end`, or the latest day of the event that ends it, or start + length − 1 day. Where two
/// differ the later one, for nothing is over as long as one of them says that it goes on. `None` where the term has no end or
/// none that can be told.
#[must_use]
pub fn last_day(term: &Term) -> Option<Date> {
    // A term without an end that has a last day contradicts itself; one that an event ends does not.
    if is_perpetual(term) && !ends_by_event(term) {
        return None;
    }
    end_day(term).max(last_day_by_length(term))
}

/// The day that `end` names: the day, or that of the event once it has happened, else its latest one.
#[must_use]
pub fn end_day(term: &Term) -> Option<Date> {
    Due::of(&term.end, &term.happened, None, None).day
}

/// Whether the term ends by an event, on whatever day.
#[must_use]
pub fn ends_by_event(term: &Term) -> bool {
    term.end.get().is_some_and(Ending::is_event)
}

/// Start + length − 1 day; a length under a day ends on the first.
#[must_use]
pub fn last_day_by_length(term: &Term) -> Option<Date> {
    let start = *term.start.get()?;
    let length = term.length.get()?.duration()?;
    let last = start.plus(length)?.minus(&Duration::of_days(1))?;
    Some(last.max(start))
}

/// Whether the term says that it does not end.
#[must_use]
pub fn is_perpetual(term: &Term) -> bool {
    matches!(term.length.get(), Some(Length::Perpetual))
}

/// The path of what sets the last day.
#[must_use]
pub fn place_of_last_day(term: &Term) -> &'static str {
    let by_end = end_day(term);
    if by_end.is_some() && by_end >= last_day_by_length(term) { "term.end" } else { "term.length" }
}

/// The key that is to say when the term ends: the one that was left open, else the length.
#[must_use]
pub fn open_key(term: &Term) -> &'static str {
    if term.end.is_open() && !term.length.is_open() { "term.end" } else { "term.length" }
}

/// Whether `renewal` says that the term goes on by itself.
#[must_use]
pub fn renews_by_itself(term: &Term) -> bool {
    term.renewal.get().is_some_and(|renewal| renewal.as_str().to_lowercase().starts_with("auto"))
}

/// Whether nobody has to decide on a renewal: it goes on by itself, it is not to go on, or it is a project that ends with its
/// result.
#[must_use]
pub fn is_renewal_settled(charter: &Charter, term: &Term) -> bool {
    let structure = charter.model.get().and_then(|model| model.structure.get());
    let is_project = structure == Some(&Structure::ContractualProject) && term.renewal.is_missing();
    let is_not_renewed = term.renewal.get().is_some_and(|renewal| {
        let renewal = renewal.as_str().to_lowercase();
        renewal == "no" || ["none", "no renewal", "not renewed"].iter().any(|word| renewal.starts_with(word))
    });
    renews_by_itself(term) || is_not_renewed || is_project || term.renewal.is_invalid()
}

/// Whether a renewal takes an agreement: silence ends the term.
#[must_use]
pub fn renews_by_agreement(term: &Term) -> bool {
    !renews_by_itself(term)
        && term.renewal.get().is_some_and(|renewal| renewal.as_str().to_lowercase().contains("agree"))
}

/// How long before the end the renewal must be decided, and where that stands: the term's own notice, else the contract's, else
/// the longest of the exit.
#[must_use]
pub fn renewal_notice(charter: &Charter, term: &Term) -> Option<(Notice, String)> {
    if let Some(notice) = term.notice.get() {
        return Some((Notice::After(*notice), "term.notice".to_owned()));
    }
    let kind = ClauseKind::RenewalNotice;
    if let Some(notice) = clause_value(charter, kind).and_then(ClauseValue::duration) {
        return Some((Notice::After(notice), format!("contract.{kind}")));
    }
    let notices = charter.exit.get()?.notice.get()?;
    let (party, longest) = notices.iter().max_by_key(|(_, notice)| notice.approximate_days())?;
    let place = party.map_or_else(|| "exit.notice".to_owned(), |party| format!("exit.notice.{party}"));
    Some((*longest, place))
}

/// What a clause of the contract says, where it says the same for all.
#[must_use]
pub fn clause_value(charter: &Charter, kind: ClauseKind) -> Option<&ClauseValue> {
    charter.contract.get()?.value(kind)
}

/// The notice in what a clause says: a duration, alone or before the word notice.
#[must_use]
pub fn notice_in(value: &str) -> Option<Duration> {
    let lower = value.to_lowercase();
    let length = lower.split_once("notice").map_or(lower.as_str(), |(before, _)| before);
    let length =
        ["on ", "upon ", "with ", "by "].iter().find_map(|word| length.strip_prefix(word)).unwrap_or(length);
    let length = length.trim().trim_end_matches(" written").trim_end_matches(['\'', '\u{2019}']);
    Duration::parse(length.trim_end_matches(" of")).ok()
}

/// The last day to decide on the renewal at the end of the first term.
#[must_use]
pub fn renewal_day(term: &Term, notice: &Notice) -> Option<Date> {
    notice_day(term, last_day(term)?, notice)
}

/// The last day to decide on what follows a last day: that day less the notice. `None` where that lies before the first day of
/// the term: a notice that long cannot be given.
#[must_use]
pub fn notice_day(term: &Term, last: Date, notice: &Notice) -> Option<Date> {
    let by = before(last, notice)?;
    term.start.get().is_none_or(|start| *start <= by).then_some(by)
}

/// The day on which a notice has to be given, to end on a day.
fn before(last: Date, notice: &Notice) -> Option<Date> {
    match notice {
        Notice::AtOnce => Some(last),
        Notice::After(duration) => last.minus(duration),
    }
}

/// Whether a notice is so long that no day of the term is left on which it could be given. A term whose days are not known is
/// compared by its length.
#[must_use]
pub fn leaves_no_day(term: &Term, notice: &Duration) -> bool {
    match (term.start.get(), last_day(term)) {
        (Some(start), Some(last)) if *start <= last => last.minus(notice).is_none_or(|by| by < *start),
        (None, _) if term.end.is_missing() && term.start.is_missing() => {
            let length = term.length.get().and_then(Length::duration);
            length.is_some_and(|length| length.approximate_days() <= notice.approximate_days())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Field;

    fn term(start: &str, length: &str, end: &str) -> Term {
        let date = |text: &str| Date::parse(text).map_or(Field::Missing, Field::Given);
        Term {
            start: date(start),
            length: Length::parse(length).map_or(Field::Missing, Field::Given),
            end: Ending::parse(end).map_or(Field::Missing, Field::Given),
            ..Term::default()
        }
    }

    #[test]
    fn the_last_day_is_the_day_before_the_anniversary() {
        let of = |start, length, end| last_day(&term(start, length, end)).map(|day| day.to_string());
        assert_eq!(of("2026-04-01", "12 months", "").as_deref(), Some("2027-03-31"));
        assert_eq!(of("2024-02-29", "1 year", "").as_deref(), Some("2025-02-27"));
        assert_eq!(of("2026-04-01", "1 day", "").as_deref(), Some("2026-04-01"));
        assert_eq!(of("2026-04-01", "5 hours", "").as_deref(), Some("2026-04-01"));
        assert_eq!(of("2026-04-01", "", "2026-12-31").as_deref(), Some("2026-12-31"));
        assert_eq!(of("2026-04-01", "6 months", "2026-12-31").as_deref(), Some("2026-12-31"));
        assert_eq!(of("2026-04-01", "12 months", "2026-12-31").as_deref(), Some("2027-03-31"));
        assert_eq!(of("2026-04-01", "perpetual", "2026-12-31"), None);
        assert_eq!(of("", "12 months", ""), None);
    }

    #[test]
    fn an_event_that_has_happened_ends_the_term_on_its_day_and_never_after_its_latest() {
        let of = |end: &str, happened: &str| {
            let day = Date::parse(happened).map_or(Field::Missing, Field::Given);
            last_day(&Term { happened: day, ..term("2026-04-01", "", end) }).map(|day| day.to_string())
        };
        assert_eq!(of("The study is accepted", "2026-11-30").as_deref(), Some("2026-11-30"));
        let latest = "The study is accepted, latest 2027-06-30";
        assert_eq!(of(latest, "2026-11-30").as_deref(), Some("2026-11-30"));
        assert_eq!(of(latest, "2027-08-01").as_deref(), Some("2027-06-30"));
        assert_eq!(of(latest, "").as_deref(), Some("2027-06-30"));
        // A last day needs no event.
        assert_eq!(of("2026-12-31", "2026-11-30").as_deref(), Some("2026-12-31"));
    }

    #[test]
    fn an_event_ends_the_term_on_its_latest_day() {
        let of = |start, length, end| last_day(&term(start, length, end)).map(|day| day.to_string());
        assert_eq!(of("2026-04-01", "", "The study is accepted"), None);
        assert_eq!(
            of("2026-04-01", "", "The study is accepted, latest 2027-06-30").as_deref(),
            Some("2027-06-30")
        );
        assert_eq!(of("2026-04-01", "12 months", "The study is accepted").as_deref(), Some("2027-03-31"));
        assert_eq!(
            of("2026-04-01", "perpetual", "The study is accepted, latest 2027-06-30").as_deref(),
            Some("2027-06-30")
        );
    }
}

//! What a clause of the contract says: a date, a length of time, or words, as its kind wants it.

use std::fmt;

use super::clause_kind::ClauseKind;
use crate::document::pattern;
use crate::document::scalar::{Date, Duration, Ending, Malformed, Scalar as _, Text};
use crate::document::shape::{Plain, Text as Pattern, Word};
use crate::document::{Meaning, reads_the_same};
use crate::grammar::quoted;

/// What a clause says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClauseValue {
    /// A day.
    Date(Date),
    /// An event that ends it, in words, with the latest day where one is agreed.
    Event(Ending),
    /// A length of time.
    Duration(Duration),
    /// Renewed again and again, each time by this long where that is said.
    Successive(Option<Duration>),
    /// It does not end.
    Perpetual,
    /// In words.
    Text(Text),
}

impl ClauseValue {
    /// What belongs under a clause of this kind, beside yes and no.
    pub(super) const fn expected(kind: ClauseKind) -> &'static str {
        match kind {
            ClauseKind::AgreementDate | ClauseKind::EffectiveDate => "a date like `2026-07-01`, or `yes`",
            ClauseKind::CompetitionReview => "a date like `2026-07-01`, `yes` or `no`",
            ClauseKind::ExpirationDate => {
                "a date like `2027-03-31`, the event that ends it in words, `perpetual`, `yes` or `no`"
            }
            ClauseKind::RenewalTerm => {
                "a duration like `1 year`, `successive 1 year`, `perpetual`, `yes` or `no`"
            }
            ClauseKind::RenewalNotice | ClauseKind::WarrantyDuration => {
                "a duration like `60 days`, `yes` or `no`"
            }
            _ => "`yes`, `no`, or what the clause says",
        }
    }

    /// How it is written under a clause of this kind.
    pub(super) fn plain(kind: ClauseKind) -> Plain {
        let perpetual = || Plain {
            words: vec![Word::new("perpetual", "It does not end.")],
            ..Plain::like("", "", pattern::word_in_any_case("perpetual"))
        };
        let successive = || {
            let pattern = pattern::word_in_any_case("successive");
            let Pattern::Like(length) = Duration::plain().text else { return Plain::like("", "", pattern) };
            Plain {
                words: vec![Word::new("successive", "It is renewed again and again.")],
                ..Plain::like("", "", format!("(?:{pattern}\\s*)?(?:{length})|{pattern}"))
            }
        };
        let (name, plain) = match kind {
            ClauseKind::AgreementDate | ClauseKind::EffectiveDate | ClauseKind::CompetitionReview => {
                ("Date", Date::plain())
            }
            ClauseKind::ExpirationDate => ("End", Ending::plain().or(perpetual())),
            ClauseKind::RenewalTerm => ("Renewal", successive().or(perpetual())),
            ClauseKind::RenewalNotice | ClauseKind::WarrantyDuration => ("Duration", Duration::plain()),
            _ => ("Text", Text::plain()),
        };
        Plain { name: format!("Clause{name}Value").into(), what: Self::expected(kind).into(), ..plain }
    }

    /// Reads what a clause of this kind says.
    ///
    /// # Errors
    /// What is wrong with the text and what to write instead.
    pub(super) fn parse(kind: ClauseKind, text: &str) -> Result<Self, Malformed> {
        let is_perpetual = text.eq_ignore_ascii_case("perpetual");
        let read = match kind {
            ClauseKind::ExpirationDate | ClauseKind::RenewalTerm if is_perpetual => Ok(Self::Perpetual),
            ClauseKind::AgreementDate | ClauseKind::EffectiveDate | ClauseKind::CompetitionReview => {
                Date::parse(text).map(Self::Date)
            }
            ClauseKind::ExpirationDate => Ending::parse(text).map(|ending| match ending {
                Ending::Day(day) => Self::Date(day),
                event @ Ending::Event { .. } => Self::Event(event),
            }),
            ClauseKind::RenewalTerm => renewal(text),
            ClauseKind::RenewalNotice | ClauseKind::WarrantyDuration => {
                Duration::parse(text).map(Self::Duration)
            }
            _ => Text::parse(text).map(Self::Text),
        };
        // Of a slip in a date or a duration the scalar speaks best; a sentence has missed the kind altogether.
        let is_slip = text.starts_with(|c: char| c.is_ascii_digit()) && text.split_whitespace().count() <= 3;
        read.map_err(|refusal| if is_slip { refusal } else { unlike(kind, text) })
    }

    /// What it means, the same for every spelling.
    pub(super) fn meaning(&self) -> Meaning {
        match self {
            Self::Duration(duration) => duration.meaning(),
            Self::Event(event) => event.meaning(),
            Self::Successive(Some(duration)) => {
                Meaning::words(format!("successive {}", duration.in_one_spelling()))
            }
            Self::Date(_) | Self::Successive(None) | Self::Perpetual => Meaning::words(self),
            Self::Text(_) => Meaning::AsWritten,
        }
    }

    /// Whether two say the same, as people read them.
    #[must_use]
    pub fn reads_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => reads_the_same(one.as_str(), other.as_str()),
            _ => self == other,
        }
    }

    /// The day.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The day on which it is over for certain: the day, or the latest one of an event.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            Self::Event(event) => event.last_day(),
            _ => None,
        }
    }

    /// The length of time.
    #[must_use]
    pub fn duration(&self) -> Option<Duration> {
        match self {
            Self::Duration(duration) => Some(*duration),
            Self::Successive(duration) => *duration,
            _ => None,
        }
    }
}

fn renewal(text: &str) -> Result<ClauseValue, Malformed> {
    let lower = text.to_ascii_lowercase();
    match lower.strip_prefix("successive") {
        Some("") => Ok(ClauseValue::Successive(None)),
        Some(length) => Duration::parse(length.trim())
            .map(|length| ClauseValue::Successive(Some(length)))
            .map_err(Malformed::of_part),
        None => Duration::parse(text).map(ClauseValue::Duration),
    }
}

fn unlike(kind: ClauseKind, text: &str) -> Malformed {
    Malformed::new(
        format!("{} does not fit `{kind}`", quoted(text)),
        format!("write {}", ClauseValue::expected(kind)),
    )
}

impl fmt::Display for ClauseValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Duration(duration) => duration.fmt(f),
            Self::Event(event) => event.fmt(f),
            Self::Successive(None) => f.pad("successive"),
            Self::Successive(Some(duration)) => f.pad(&format!("successive {duration}")),
            Self::Perpetual => f.pad("perpetual"),
            Self::Text(text) => text.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_each_kind_as_it_wants() {
        let read = |kind, text| ClauseValue::parse(kind, text);
        let day = Date::new(2027, 3, 31).unwrap();
        assert_eq!(read(ClauseKind::ExpirationDate, "2027-03-31"), Ok(ClauseValue::Date(day)));
        assert_eq!(read(ClauseKind::ExpirationDate, "perpetual"), Ok(ClauseValue::Perpetual));
        assert_eq!(
            read(ClauseKind::RenewalTerm, "1 year"),
            Ok(ClauseValue::Duration(Duration::of_months(12)))
        );
        assert_eq!(read(ClauseKind::RenewalTerm, "successive"), Ok(ClauseValue::Successive(None)));
        assert_eq!(
            read(ClauseKind::RenewalTerm, "Successive 6 months"),
            Ok(ClauseValue::Successive(Some(Duration::of_months(6))))
        );
        assert_eq!(
            read(ClauseKind::RenewalNotice, "60 days"),
            Ok(ClauseValue::Duration(Duration::of_days(60)))
        );
        assert_eq!(
            read(ClauseKind::GoverningLaw, "2026"),
            Ok(ClauseValue::Text(Text::parse("2026").unwrap()))
        );
    }

    #[test]
    fn says_what_belongs_there() {
        let refused = |kind, text| ClauseValue::parse(kind, text).unwrap_err();
        let refusal = refused(ClauseKind::ExpirationDate, "some day");
        assert_eq!(refusal.message, "`some day` does not fit `expiration_date`");
        let help =
            "write a date like `2027-03-31`, the event that ends it in words, `perpetual`, `yes` or `no`";
        assert_eq!(refusal.help, help);
        assert_eq!(refused(ClauseKind::RenewalNotice, "6m").help, "write `6 months` or `6 minutes`");
        assert_eq!(
            refused(ClauseKind::RenewalTerm, "12 months, if both agree").help,
            "write a duration like `1 year`, `successive 1 year`, `perpetual`, `yes` or `no`"
        );
        assert!(ClauseValue::parse(ClauseKind::AgreementDate, "perpetual").is_err());
        assert!(ClauseValue::parse(ClauseKind::WarrantyDuration, "perpetual").is_err());
        assert!(ClauseValue::parse(ClauseKind::RenewalTerm, "successive long").is_err());
    }

    #[test]
    fn writes_what_it_reads() {
        for text in ["2027-03-31", "perpetual", "The study is accepted, latest 2027-12-31"] {
            assert_eq!(ClauseValue::parse(ClauseKind::ExpirationDate, text).unwrap().to_string(), text);
        }
        for text in ["1 year", "successive", "successive 6 months", "perpetual"] {
            assert_eq!(ClauseValue::parse(ClauseKind::RenewalTerm, text).unwrap().to_string(), text);
        }
    }
}

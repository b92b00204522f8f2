//! How often something happens.

use std::fmt;

use super::{Duration, Malformed, Scalar};
use crate::document::Meaning;
use crate::document::pattern;
use crate::document::shape::{Plain, Text, Word};
use crate::grammar::quoted;

/// A rhythm: one of the usual words, or `every` with a duration of a day or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cadence {
    /// Every week.
    Weekly,
    /// Every two weeks.
    Fortnightly,
    /// Every month.
    Monthly,
    /// Every three months.
    Quarterly,
    /// Every six months.
    HalfYearly,
    /// Every twelve months.
    Yearly,
    /// Every time this has passed.
    Every(Duration),
}

const NAMED: [(&str, Cadence); 6] = [
    ("weekly", Cadence::Weekly),
    ("fortnightly", Cadence::Fortnightly),
    ("monthly", Cadence::Monthly),
    ("quarterly", Cadence::Quarterly),
    ("half-yearly", Cadence::HalfYearly),
    ("yearly", Cadence::Yearly),
];

impl Cadence {
    /// The rhythm with this time between two occurrences, by its usual word where it has one.
    #[must_use]
    pub fn each(interval: Duration) -> Self {
        let same = |named: &Duration| named == &interval;
        let named = NAMED.iter().find(|(_, cadence)| same(&cadence.interval()));
        named.map_or(Self::Every(interval), |(_, cadence)| *cadence)
    }

    /// The time from one occurrence to the next.
    pub const fn interval(&self) -> Duration {
        match self {
            Self::Weekly => Duration::of_weeks(1),
            Self::Fortnightly => Duration::of_weeks(2),
            Self::Monthly => Duration::of_months(1),
            Self::Quarterly => Duration::of_months(3),
            Self::HalfYearly => Duration::of_months(6),
            Self::Yearly => Duration::of_months(12),
            Self::Every(duration) => *duration,
        }
    }
}

impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Every(duration) => f.pad(&format!("every {duration}")),
            named => f.pad(NAMED.iter().find(|(_, cadence)| cadence == named).map_or("", |(word, _)| word)),
        }
    }
}

impl Scalar for Cadence {
    const EXPECTED: &'static str = "`weekly`, `fortnightly`, `monthly`, `quarterly`, `half-yearly`, `yearly`, or `every` with a duration like `every 90 days`";
    const KIND: &'static str = "a cadence";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let text = strip_least(text).map_or(text, str::trim_start);
        if let Some((_, cadence)) = NAMED.iter().find(|(word, _)| *word == text) {
            return Ok(*cadence);
        }
        if let Some(cadence) = counted(text) {
            return Ok(cadence);
        }
        if let Some(help) = meant(text) {
            let message = format!("{} is not a known cadence", quoted(text));
            // Where the help offers one cadence, there is no other that the words can mean.
            let only = help.strip_prefix("write `").and_then(|it| it.strip_suffix('`'));
            let reading = only.filter(|it| Self::parse(it).is_ok()).map(str::to_owned);
            return Err(Malformed { reading, ..Malformed::new(message, help) });
        }
        match text.strip_prefix("every ") {
            Some(duration) => every(text, duration.trim_start()),
            None => Err(other_spelling(text)),
        }
    }

    fn meaning(&self) -> Meaning {
        // `every 3 months` is quarterly.
        let named = NAMED.iter().find(|(_, cadence)| cadence.interval() == self.interval());
        match named {
            Some((word, _)) => Meaning::words(word),
            None => Meaning::words(format!("every {}", self.interval().in_one_spelling())),
        }
    }

    fn plain() -> Plain {
        let words: Vec<Word> = NAMED
            .iter()
            .map(|(word, cadence)| {
                let interval = cadence.interval().to_string();
                Word::new(*word, format!("Every {}.", interval.strip_prefix("1 ").unwrap_or(&interval)))
            })
            .collect();
        let every = format!("every {}", Duration::pattern_of_a_day_or_more());
        let named = pattern::any_of(NAMED.iter().map(|(word, _)| pattern::word(word)));
        let counts = COUNTS.iter().flat_map(|(count, periods)| {
            periods.iter().map(|(period, _)| {
                let count = spaced(count);
                format!("{count}\\s+(?:[aA]|[pP][eE][rR])\\s+{}", pattern::word_in_any_case(period))
            })
        });
        let counted = pattern::any_of(counts.collect::<Vec<_>>());
        let least = pattern::word_in_any_case(LEAST);
        let text = Text::Like(format!("(?:{least}\\s+)?(?:{named}|{every}|{counted})"));
        Plain { words, text, ..Plain::like("Cadence", Self::EXPECTED, "") }.with_examples(&["every 90 days"])
    }
}

/// What may stand before a cadence: more often than agreed is no breach, so it says nothing new.
const LEAST: &str = "at least";

/// How often in which time, as agreements have it: `twice a year`, `once per quarter`.
const COUNTS: [(&str, &[(&str, Cadence)]); 6] = [
    (
        "once",
        &[
            ("week", Cadence::Weekly),
            ("month", Cadence::Monthly),
            ("quarter", Cadence::Quarterly),
            ("year", Cadence::Yearly),
        ],
    ),
    ("twice", &[("year", Cadence::HalfYearly)]),
    ("three times", &[("quarter", Cadence::Monthly), ("year", Cadence::Every(Duration::of_months(4)))]),
    ("four times", &[("year", Cadence::Quarterly)]),
    ("six times", &[("year", Cadence::Every(Duration::of_months(2)))]),
    ("twelve times", &[("year", Cadence::Monthly)]),
];

/// The pattern of words in any case, however far apart.
fn spaced(words: &str) -> String {
    let words: Vec<String> = words.split(' ').map(pattern::word_in_any_case).collect();
    words.join("\\s+")
}

/// A cadence that says how often in which time.
fn counted(text: &str) -> Option<Cadence> {
    let words: Vec<String> = text.split_whitespace().map(str::to_ascii_lowercase).collect();
    let (period, rest) = words.split_last()?;
    let (per, count) = rest.split_last()?;
    let count = count.join(" ");
    let (_, periods) =
        COUNTS.iter().find(|(known, _)| *known == count && matches!(per.as_str(), "a" | "per"))?;
    periods.iter().find(|(known, _)| known == period).map(|(_, cadence)| *cadence)
}

/// What stands after `at least`.
fn strip_least(text: &str) -> Option<&str> {
    let rest =
        text.get(..LEAST.len()).filter(|it| it.eq_ignore_ascii_case(LEAST)).and(text.get(LEAST.len()..))?;
    rest.starts_with(char::is_whitespace).then_some(rest)
}

/// What to write for the words of other houses; some of them mean two things.
fn meant(text: &str) -> Option<String> {
    let word = text.to_lowercase().replace([' ', '_'], "-");
    let help = match word.as_str() {
        "bi-weekly" | "biweekly" => {
            "write `fortnightly` for every two weeks, or `every 3 days` for about twice a week"
        }
        "bi-monthly" | "bimonthly" => "write `every 2 months`, or `fortnightly` for about twice a month",
        "bi-annual" | "biannual" | "bi-annually" | "biannually" | "biennial" | "biyearly" | "bi-yearly" => {
            "write `half-yearly` for twice a year, or `every 2 years`"
        }
        "daily" | "every-day" => "write `every 1 day`",
        "every-week" | "each-week" => "write `weekly`",
        "every-other-week" | "every-two-weeks" | "every-fortnight" => "write `fortnightly`",
        "every-month" | "each-month" => "write `monthly`",
        "every-quarter" | "each-quarter" => "write `quarterly`",
        "semi-annual" | "semi-annually" | "semiannual" | "semiannually" | "half-annually"
        | "every-half-year" | "halfyearly" => "write `half-yearly`",
        "annual" | "annually" | "every-year" | "each-year" => "write `yearly`",
        "hourly" => "write a cadence of a day or more, as in `every 1 day`",
        _ => return None,
    };
    Some(help.to_owned())
}

fn every(text: &str, duration: &str) -> Result<Cadence, Malformed> {
    let duration = Duration::parse(duration).map_err(|refusal| {
        let reading = refusal.reading.map(|length| format!("every {length}"));
        let reading = reading.filter(|cadence| Cadence::parse(cadence).is_ok());
        Malformed {
            reading,
            is_guess: refusal.is_guess,
            ..Malformed::new(refusal.message, in_cadences(&refusal.help))
        }
    })?;
    if duration.is_under_a_day() {
        let message = format!("{} is more often than daily", quoted(text));
        return Err(Malformed::new(message, "write a cadence of a day or more, as in `every 1 day`"));
    }
    Ok(Cadence::Every(duration))
}

/// The help for a duration as a help for a cadence: of the durations it offers, those that can follow `every`.
fn in_cadences(help: &str) -> String {
    let offered: Vec<String> = help
        .split('`')
        .filter_map(|part| Duration::parse(part).ok())
        .filter(|duration| !duration.is_under_a_day())
        .map(|duration| format!("`every {duration}`"))
        .collect();
    match offered.as_slice() {
        [] => "write `every` with a duration, as in `every 90 days`".to_owned(),
        offered => format!("write {}", offered.join(" or ")),
    }
}

fn other_spelling(text: &str) -> Malformed {
    if let Ok(duration) = Duration::parse(text) {
        let help = format!("write `every {duration}`");
        return Malformed::new(format!("{} is a duration, not a cadence", quoted(text)), help);
    }
    if text.is_empty() {
        return Malformed::unlike::<Cadence>(text);
    }
    let words = NAMED.map(|(word, _)| word);
    let guess = Malformed::unknown_word(text, &words);
    let guessed = guess.help.starts_with("did you mean");
    if guessed { guess } else { Malformed::unlike::<Cadence>(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words_and_intervals() {
        let table = [
            ("weekly", "7 days"),
            ("fortnightly", "14 days"),
            ("monthly", "1 month"),
            ("quarterly", "3 months"),
            ("half-yearly", "6 months"),
            ("yearly", "12 months"),
            ("every 90 days", "90 days"),
            ("every 1 year", "12 months"),
            ("every 48 hours", "48 hours"),
        ];
        for (text, interval) in table {
            let cadence = Cadence::parse(text).unwrap();
            assert_eq!(cadence.interval(), Duration::parse(interval).unwrap(), "{text}");
            assert_eq!(cadence.to_string(), text);
        }
    }

    #[test]
    fn reads_cadences_as_agreements_have_them() {
        let table = [
            ("at least once a year", Cadence::Yearly),
            ("At least twice a year", Cadence::HalfYearly),
            ("once per quarter", Cadence::Quarterly),
            ("three times a year", Cadence::Every(Duration::of_months(4))),
            ("at least quarterly", Cadence::Quarterly),
            ("at least every 90 days", Cadence::Every(Duration::of_days(90))),
        ];
        for (text, cadence) in table {
            assert_eq!(Cadence::parse(text), Ok(cadence), "{text}");
        }
        // Of what has no even interval nothing is assumed.
        for text in
            ["twice a month", "five times a year", "at least", "at least often", "once", "at leastweekly"]
        {
            assert!(Cadence::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn says_what_to_write_instead() {
        let table = [
            (
                "bi-weekly",
                "write `fortnightly` for every two weeks, or `every 3 days` for about twice a week",
            ),
            ("Biweekly", "write `fortnightly` for every two weeks, or `every 3 days` for about twice a week"),
            ("annual", "write `yearly`"),
            ("semi-annually", "write `half-yearly`"),
            ("daily", "write `every 1 day`"),
            ("every week", "write `weekly`"),
            // minutes would be more often than daily
            ("every 6m", "write `every 6 months`"),
            ("every 90", "write `every 90 days` or `every 90 months`"),
            ("every 0 days", "write `every` with a duration, as in `every 90 days`"),
            ("every 3 mo", "write `every 3 months`"),
            ("90 days", "write `every 90 days`"),
            ("every 15 minutes", "write a cadence of a day or more, as in `every 1 day`"),
            ("Weekly", "did you mean `weekly`?"),
            ("half yearly", "did you mean `half-yearly`?"),
            ("quartely", "did you mean `quarterly`?"),
        ];
        for (text, help) in table {
            assert_eq!(Cadence::parse(text).unwrap_err().help, help, "{text}");
        }
        for text in ["", "every", "every ", "often", "every now and then", "every -3 days", "every `x`"] {
            assert!(Cadence::parse(text).is_err(), "{text}");
        }
    }
}

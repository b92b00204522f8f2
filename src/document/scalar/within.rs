//! Within which time something is to be done.

use std::fmt;

use super::{Duration, Malformed, Scalar};
use crate::document::Meaning;
use crate::document::pattern;
use crate::document::shape::{Plain, Text, Word};
use crate::grammar::quoted;

/// A length of time, `promptly`, or `on request` with a length of time where one is agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// Within this time.
    Time(Duration),
    /// Without undue delay; no time is agreed.
    Promptly,
    /// Once a party asks for it, within this time of its request where one is agreed.
    OnRequest(Option<Duration>),
}

/// Other ways to write `on request` that mean nothing else.
const ON_REQUEST: [&str; 3] = ["on request", "upon request", "on demand"];
/// Other ways to write `promptly`.
const PROMPTLY: [&str; 3] = ["promptly", "without undue delay", "without delay"];

impl Within {
    /// The time, where it counts from the event itself.
    pub const fn duration(&self) -> Option<&Duration> {
        match self {
            Self::Time(duration) => Some(duration),
            Self::Promptly | Self::OnRequest(_) => None,
        }
    }

    /// Whether it never falls due by itself: no time is agreed, or a party has to ask first.
    pub const fn has_no_day(&self) -> bool {
        self.duration().is_none()
    }
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(duration) => duration.fmt(f),
            Self::Promptly => f.pad("promptly"),
            Self::OnRequest(None) => f.pad("on request"),
            Self::OnRequest(Some(duration)) => f.pad(&format!("on request, {duration}")),
        }
    }
}

impl Scalar for Within {
    const EXPECTED: &'static str =
        "a duration like `30 days`, `promptly`, `on request` or `on request, 30 days`";
    const KIND: &'static str = "a time limit";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let lower = text.to_ascii_lowercase();
        if PROMPTLY.contains(&lower.as_str()) {
            return Ok(Self::Promptly);
        }
        let request = ON_REQUEST.iter().find_map(|words| lower.strip_prefix(words));
        match request.map(|rest| (rest, rest.strip_prefix(','))) {
            Some(("", _)) => return Ok(Self::OnRequest(None)),
            Some((_, Some(rest))) => {
                let time = Duration::parse(rest.trim()).map_err(Malformed::of_part)?;
                return Ok(Self::OnRequest(Some(time)));
            }
            Some((rest, None)) => {
                let time = rest.trim().trim_start_matches("within ").trim_start_matches("in ");
                if let Ok(time) = Duration::parse(time) {
                    let message = format!("{} has no comma before its time", quoted(text));
                    return Err(Malformed::misspelt(message, Self::OnRequest(Some(time)).to_string()));
                }
            }
            None => {}
        }
        if let Some(time) = lower.strip_prefix("within ").and_then(|time| Duration::parse(time.trim()).ok()) {
            let message = format!("{} is not a time limit as it is written", quoted(text));
            return Err(Malformed::misspelt(message, time.to_string()));
        }
        let misspelt =
            |reading: &str| Malformed::misspelt(format!("{} is not a time limit", quoted(text)), reading);
        match lower.as_str() {
            "at once" | "immediately" | "prompt" | "as soon as possible" | "asap" => {
                Err(misspelt("promptly"))
            }
            "if asked" | "when asked" | "at request" | "by request" => Err(misspelt("on request")),
            _ if text.contains(|c: char| c.is_ascii_digit()) => Duration::parse(text).map(Self::Time),
            _ => Duration::parse(text).map(Self::Time).map_err(|refusal| {
                if refusal.reading.is_some() { refusal } else { Malformed::unlike::<Self>(text) }
            }),
        }
    }

    fn meaning(&self) -> Meaning {
        match self {
            Self::Time(duration) => duration.meaning(),
            Self::OnRequest(Some(duration)) => {
                Meaning::words(format!("on request, {}", duration.in_one_spelling()))
            }
            Self::Promptly | Self::OnRequest(None) => Meaning::words(self),
        }
    }

    fn plain() -> Plain {
        let words = vec![
            Word::new("promptly", "Without undue delay; no day is agreed."),
            Word::new("on request", "Once a party asks for it; `on request, 30 days` with a time limit."),
        ];
        let promptly = pattern::any_of(PROMPTLY.map(pattern::word_in_any_case));
        let on_request = pattern::any_of(ON_REQUEST.map(pattern::word_in_any_case));
        let duration = Duration::plain().text;
        let with_time = match &duration {
            Text::Like(duration) => format!("(?:{on_request})(?:,\\s*(?:{duration}))?"),
            Text::Any | Text::Never => on_request,
        };
        let text = Text::Like(promptly).or(Text::Like(with_time)).or(duration);
        Plain { words, text, ..Plain::like("Within", Self::EXPECTED, "") }.with_examples(&["30 days"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_time_or_when_asked() {
        let month = Duration::of_days(30);
        assert_eq!(Within::parse("30 days"), Ok(Within::Time(month)));
        for text in ["promptly", "Promptly", "without undue delay"] {
            assert_eq!(Within::parse(text), Ok(Within::Promptly), "{text}");
        }
        for text in ["on request", "Upon request", "on demand"] {
            assert_eq!(Within::parse(text), Ok(Within::OnRequest(None)), "{text}");
        }
        let asked = Within::parse("On request, 30 days").unwrap();
        assert_eq!(asked, Within::OnRequest(Some(month)));
        assert_eq!(asked.to_string(), "on request, 30 days");
        assert_eq!((asked.duration(), asked.has_no_day()), (None, true));
        assert_eq!(Within::Time(month).duration(), Some(&month));
    }

    #[test]
    fn refuses_the_rest() {
        assert_eq!(Within::parse("immediately").unwrap_err().reading.as_deref(), Some("promptly"));
        assert_eq!(Within::parse("30 dasy").unwrap_err().reading.as_deref(), Some("30 days"));
        assert_eq!(
            Within::parse("on request 5 days").unwrap_err().reading.as_deref(),
            Some("on request, 5 days")
        );
        assert_eq!(Within::parse("within 5 days").unwrap_err().reading.as_deref(), Some("5 days"));
        for text in ["on request, soon", "on request 30 days", "some time", "on request,"] {
            assert!(Within::parse(text).is_err(), "{text}");
        }
    }
}

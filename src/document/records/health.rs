//! The answers of a health check, gathered by a facilitator [S0].

use std::fmt;

use crate::document::record::record;
use crate::document::scalar::{Date, Id, Malformed, Period, Person, Scalar, Score, Text, keyword};
use crate::document::shape::{Plain, Word};
use crate::document::{ByParty, Field, List, Meaning, Named};

record! { "a health check",
    /// The answers of all parties for one period, without names.
    pub struct Health {
        /// `health/v1`.
        partner: Text,
        /// The partnership, if not given by the folder.
        partnership: Id,
        /// The period asked about.
        period: Period,
        /// The date on which the answers were complete; otherwise the last day of the period counts.
        held: Date,
        /// Who collected them.
        facilitator: Person,
        /// The answers of each party.
        responses: ByParty<List<Response>>,
        /// One open sheet a party that its team has filled in together, instead of single answers.
        agreed: ByParty<AgreedSheet>,
    }
}

impl Health {
    /// The described answers, of single people and of the sheets that teams agreed on.
    pub fn described(&self) -> impl Iterator<Item = &Named<Said>> {
        let responses = self.responses.get().into_iter().flat_map(|it| it.iter());
        let of_people = responses.flat_map(|(_, list)| list.values()).filter_map(|it| it.answers.get());
        let of_sheets = self.agreed.get().into_iter().flat_map(|it| it.iter());
        of_people.chain(of_sheets.filter_map(|(_, sheet)| sheet.answers.get()))
    }

    /// The day that stands for it: on which the answers were complete, else the last day of its period.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.held.get().copied().or_else(|| Some(self.period.get()?.last()))
    }
}

keyword! {
    /// What a health check asks, each answered with a score.
    pub enum HealthQuestion {
        /// Are the parties aligned?
        Alignment = "alignment",
        /// Are decisions sound and timely?
        Governance = "governance",
        /// Does the partnership deliver the value expected?
        ValueDelivery = "value_delivery",
        /// How good is the working relationship?
        Relationship = "relationship",
    }
}

impl HealthQuestion {
    /// What it is about, in a word or two.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Alignment => "alignment",
            Self::Governance => "governance",
            Self::ValueDelivery => "value delivery",
            Self::Relationship => "relationship",
        }
    }
}

impl Response {
    /// The answer to one question.
    #[must_use]
    pub const fn score(&self, question: HealthQuestion) -> &Field<Score> {
        match question {
            HealthQuestion::Alignment => &self.alignment,
            HealthQuestion::Governance => &self.governance,
            HealthQuestion::ValueDelivery => &self.value_delivery,
            HealthQuestion::Relationship => &self.relationship,
        }
    }
}

keyword! {
    /// What a health check asks in words.
    pub enum InWords {
        /// What one thing should be done differently, and by whom?
        Differently = "differently",
        /// If this ended in three months, what would we miss, and what would be a relief?
        IfEnded = "if_ended",
        /// Any comment?
        Comment = "comment",
    }
}

impl Response {
    /// What it says in words.
    #[must_use]
    pub const fn in_words(&self, what: InWords) -> &Field<Text> {
        match what {
            InWords::Differently => &self.differently,
            InWords::IfEnded => &self.if_ended,
            InWords::Comment => &self.comment,
        }
    }
}

impl AgreedSheet {
    /// What it says in words.
    #[must_use]
    pub const fn in_words(&self, what: InWords) -> &Field<Text> {
        match what {
            InWords::Differently => &self.differently,
            InWords::IfEnded => &self.if_ended,
            InWords::Comment => &self.comment,
        }
    }
}

record! { "a response",
    /// One person's answers, from 1 (the worst) to 5.
    pub struct Response {
        /// Whether the parties are aligned.
        alignment: Score,
        /// Whether decisions are sound and timely.
        governance: Score,
        /// Whether the partnership delivers the value expected.
        value_delivery: Score,
        /// How good the working relationship is.
        relationship: Score,
        /// Described answers, by the id of the question: `al-aim: 3`, `go-decide: cannot-say`.
        answers: Named<Said>,
        /// What one thing should be done differently, and by whom.
        differently: Text,
        /// If it ended in three months: what would be missed, and what would be a relief.
        if_ended: Text,
        /// In words.
        comment: Text,
    }
}

record! { "an agreed sheet",
    /// What a team says of the partnership together and openly.
    pub struct AgreedSheet {
        /// Who filled it in.
        by: List<Person>,
        /// Its answers, by the id of the question.
        answers: Named<Said>,
        /// What one thing should be done differently, and by whom.
        differently: Text,
        /// If it ended in three months: what would be missed, and what would be a relief.
        if_ended: Text,
        /// In words.
        comment: Text,
    }
}

keyword! {
    /// What a question of the health check is about.
    pub enum HealthArea {
        /// Whether the parties want the same.
        Alignment = "alignment",
        /// Whether decisions are sound and timely.
        Governance = "governance",
        /// What it brings, and what it costs.
        Value = "value_delivery",
        /// How the parties treat each other.
        Relationship = "relationship",
        /// Whether people hear what they need.
        Communication = "communication",
    }
}

impl HealthArea {
    /// What it is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Alignment => "alignment",
            Self::Governance => "governance",
            Self::Value => "value delivery",
            Self::Relationship => "relationship",
            Self::Communication => "communication",
        }
    }

    /// Under which of the four short questions its answers count; communication is a part of how people get on.
    #[must_use]
    pub const fn question(self) -> HealthQuestion {
        match self {
            Self::Alignment => HealthQuestion::Alignment,
            Self::Governance => HealthQuestion::Governance,
            Self::Value => HealthQuestion::ValueDelivery,
            Self::Relationship | Self::Communication => HealthQuestion::Relationship,
        }
    }
}

keyword! {
    /// Who is asked a question of the health check.
    pub enum Respondent {
        /// An executive sponsor.
        Sponsor = "sponsor",
        /// A partnership manager.
        Manager = "manager",
        /// Somebody who knows the figures.
        Finance = "finance",
        /// Somebody who sells.
        Sales = "sales",
        /// Somebody who does the daily work.
        Working = "working-level",
    }
}

/// An answer to a question whose answers are described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// One of the five described steps.
    Step(Score),
    /// The person cannot say: counted apart, and never as a step.
    CannotSay,
    /// The question does not concern the partnership.
    NotOurs,
}

impl Said {
    /// The two answers that are no step, as they are written.
    pub const WORDS: [(Self, &'static str); 2] =
        [(Self::CannotSay, "cannot-say"), (Self::NotOurs, "does-not-concern-us")];

    /// The step, from 1 to 5.
    #[must_use]
    pub const fn step(self) -> Option<u8> {
        match self {
            Self::Step(score) => Some(score.value()),
            Self::CannotSay | Self::NotOurs => None,
        }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Step(score) => score.fmt(f),
            Self::CannotSay => f.pad("cannot-say"),
            Self::NotOurs => f.pad("does-not-concern-us"),
        }
    }
}

impl Scalar for Said {
    const EXPECTED: &'static str = "a step from 1 to 5, `cannot-say` or `does-not-concern-us`";
    const KIND: &'static str = "an answer";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let same = text.to_lowercase().replace([' ', '_'], "-");
        if let Some((said, word)) = Self::WORDS.into_iter().find(|(_, word)| *word == same) {
            return match text == word {
                true => Ok(said),
                false => Err(Malformed::misspelt(format!("`{text}` is written with hyphens"), word)),
            };
        }
        Score::parse(text).map(Self::Step).map_err(|score| Malformed {
            help: format!("write {}", Self::EXPECTED),
            reading: score.reading.clone(),
            ..score
        })
    }

    fn meaning(&self) -> Meaning {
        match self {
            Self::Step(score) => score.meaning(),
            Self::CannotSay | Self::NotOurs => Meaning::words(self.to_string()),
        }
    }

    fn plain() -> Plain {
        let words = vec![
            Word::new("cannot-say", "The person cannot say."),
            Word::new("does-not-concern-us", "It does not concern the partnership."),
        ];
        let or = Plain::one_of("NoStep", "`cannot-say` or `does-not-concern-us`", words);
        Plain { name: "Said".into(), what: Self::EXPECTED.into(), ..Score::plain().or(or) }
    }
}

//! What a finding is, and what happens if nobody acts.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

/// What a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// Something could not be read, so that part of what follows may be wrong.
    Unreadable,
    /// A day has passed, or a default acts.
    Due,
    /// What is written contradicts itself, traps or exposes a party, or differs between the parties.
    Defect,
    /// The method asks for something that is not written.
    Gap,
}

impl Nature {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Unreadable, Self::Due, Self::Defect, Self::Gap];

    /// The name in every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Due => "due",
            Self::Defect => "defect",
            Self::Gap => "gap",
        }
    }
}

impl fmt::Display for Nature {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// What happens, and to whom, if nobody acts; worst first. It decides what is read first, as severity decides what fails a run.
/// Business alignment comes before the drafting of clauses [S2]: only what goodwill cannot fix stands above `Differing`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Consequence {
    /// Part of the partnership is unknown.
    Unreadable,
    /// A date passes or a default acts, or already does.
    Acting,
    /// Something cannot be undone later.
    Trapped,
    /// The parties expect different things.
    Differing,
    /// A party can lose money or a right, within a bound.
    Exposed,
    /// Something is promised that nobody owns, measures or dates.
    Adrift,
    /// The method asks for it, and nobody has said it.
    Unsaid,
    /// It is only less neat.
    Untidy,
}

impl Consequence {
    /// All of them, worst first.
    pub const ALL: [Self; 8] = [
        Self::Unreadable,
        Self::Acting,
        Self::Trapped,
        Self::Differing,
        Self::Exposed,
        Self::Adrift,
        Self::Unsaid,
        Self::Untidy,
    ];

    /// The name in every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Acting => "acting",
            Self::Trapped => "trapped",
            Self::Differing => "differing",
            Self::Exposed => "exposed",
            Self::Adrift => "adrift",
            Self::Unsaid => "unsaid",
            Self::Untidy => "untidy",
        }
    }

    /// The next worse class, of those that a circumstance may raise a finding to: never to what cannot be read or already acts.
    #[must_use]
    pub fn raised(self) -> Self {
        match self {
            Self::Untidy => Self::Unsaid,
            Self::Unsaid => Self::Adrift,
            Self::Adrift => Self::Exposed,
            Self::Exposed => Self::Differing,
            Self::Differing | Self::Trapped => Self::Trapped,
            Self::Unreadable | Self::Acting => self,
        }
    }

    /// The next milder class, of those that a circumstance may lower a finding to: what cannot be read or already acts stays.
    #[must_use]
    pub fn lowered(self) -> Self {
        match self {
            Self::Trapped => Self::Differing,
            Self::Differing => Self::Exposed,
            Self::Exposed => Self::Adrift,
            Self::Adrift => Self::Unsaid,
            Self::Unsaid | Self::Untidy => Self::Untidy,
            Self::Unreadable | Self::Acting => self,
        }
    }

    /// Whether it binds a party or can cost it something.
    #[must_use]
    pub fn hurts(self) -> bool {
        matches!(self, Self::Trapped | Self::Exposed)
    }
}

impl fmt::Display for Consequence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// What a rule of a team's own stands for: the team says how bad it is, and no more.
impl From<super::Severity> for Consequence {
    fn from(severity: super::Severity) -> Self {
        match severity {
            super::Severity::Error => Self::Exposed,
            super::Severity::Warning => Self::Adrift,
            super::Severity::Advice => Self::Untidy,
        }
    }
}

/// Where a finding is shown to people who look at one partnership.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// In place, with its source line.
    Place,
    /// As a line of its own.
    Line,
    /// Counted with the open questions of its section.
    Section,
    /// In the line of the verdict that it sums up.
    Verdict,
    /// Only counted.
    Hidden,
}

impl Shown {
    /// Whether it is shown by itself.
    #[must_use]
    pub fn is_listed(self) -> bool {
        matches!(self, Self::Place | Self::Line)
    }
}

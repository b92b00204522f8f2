//! What candidates are scored on, and how much each of it counts [S4].

use crate::document::Field;
use crate::document::records::candidates::{Candidate, Candidates, Scores, Weights};
use crate::document::scalar::{Count, Score, keyword};

keyword! {
    /// The three criteria [S4].
    pub enum CandidateCriterion {
        /// How well both want the same.
        StrategicFit = "strategic_fit",
        /// How well both work together day by day.
        OperationalCompatibility = "operational_compatibility",
        /// How little is at risk: 5 is low exposure.
        RiskProfile = "risk_profile",
    }
}

/// How much a criterion counts that is given no weight.
pub const PLAIN_WEIGHT: u32 = 1;

impl CandidateCriterion {
    /// The name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::StrategicFit => "strategic fit",
            Self::OperationalCompatibility => "operational compatibility",
            Self::RiskProfile => "risk profile",
        }
    }

    /// What the scores of a candidate say under it.
    #[must_use]
    pub const fn of(self, scores: &Scores) -> &Field<Score> {
        match self {
            Self::StrategicFit => &scores.strategic_fit,
            Self::OperationalCompatibility => &scores.operational_compatibility,
            Self::RiskProfile => &scores.risk_profile,
        }
    }

    /// What the record says of its weight.
    #[must_use]
    pub fn weight(self, record: &Candidates) -> Field<&Count> {
        record.weights.and(|weights: &Weights| match self {
            Self::StrategicFit => &weights.strategic_fit,
            Self::OperationalCompatibility => &weights.operational_compatibility,
            Self::RiskProfile => &weights.risk_profile,
        })
    }
}

/// The scores of a candidate from 1 to 5, in the order of [`CandidateCriterion::ALL`].
#[must_use]
pub fn scores_of(candidate: &Candidate) -> [Option<u8>; 3] {
    let scores = candidate.scores.get();
    [
        CandidateCriterion::StrategicFit,
        CandidateCriterion::OperationalCompatibility,
        CandidateCriterion::RiskProfile,
    ]
    .map(|criterion| criterion.of(scores?).get().map(|score| score.value()))
}

/// The weights of the record in the order of [`CandidateCriterion::ALL`]; one that is not said is [`PLAIN_WEIGHT`].
#[must_use]
pub fn weights_of(record: &Candidates) -> [u32; 3] {
    [
        CandidateCriterion::StrategicFit,
        CandidateCriterion::OperationalCompatibility,
        CandidateCriterion::RiskProfile,
    ]
    .map(|criterion| criterion.weight(record).value().map_or(PLAIN_WEIGHT, |weight| weight.value()))
}

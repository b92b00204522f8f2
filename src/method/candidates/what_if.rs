//! What would come out if the criteria weighed something else.

use thiserror::Error;

use super::criteria::CandidateCriterion;
use crate::document::scalar::{Count, Scalar as _};
use crate::document::suggestion;

/// One weight that is taken to be different: `strategic_fit=3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeightAssumption {
    /// Of which criterion.
    pub criterion: CandidateCriterion,
    /// What it weighs.
    pub weight: u32,
}

/// Why assumed weights cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WeightError {
    /// It has no `=`.
    #[error("`{0}` sets no weight; write for example `strategic_fit=3`")]
    NoValue(String),
    /// It names no criterion.
    #[error("`{name}` is not a criterion; {help}")]
    UnknownCriterion {
        /// As it was written.
        name: String,
        /// What it may have meant.
        help: String,
    },
    /// Its value is no weight.
    #[error("`{criterion}` cannot weigh `{value}`; write a whole number, and 0 for what does not count")]
    NoWeight {
        /// Of what.
        criterion: CandidateCriterion,
        /// As it was written.
        value: String,
    },
    /// It is said twice.
    #[error("`{0}` is given two weights; leave one out")]
    Twice(CandidateCriterion),
}

impl WeightAssumption {
    /// Reads `criterion=weight`.
    ///
    /// # Errors
    /// Anything else, with what to write.
    pub fn parse(text: &str) -> Result<Self, WeightError> {
        let (name, value) = text.split_once('=').ok_or_else(|| WeightError::NoValue(text.to_owned()))?;
        // The path of the record is accepted as it stands there.
        let name = name.trim();
        let name = name.strip_prefix("weights.").unwrap_or(name);
        let is_meant = |it: &&CandidateCriterion| it.as_str() == name.to_lowercase().replace(['-', ' '], "_");
        let Some(criterion) = CandidateCriterion::ALL.iter().find(is_meant).copied() else {
            let names: Vec<&str> = CandidateCriterion::ALL.iter().map(|it| it.as_str()).collect();
            let help = match suggestion::nearest(name, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the criteria are {}", suggestion::listed(&names, names.len())),
            };
            return Err(WeightError::UnknownCriterion { name: name.to_owned(), help });
        };
        match Count::parse(value.trim()) {
            Ok(weight) => Ok(Self { criterion, weight: weight.value() }),
            Err(_) => Err(WeightError::NoWeight { criterion, value: value.trim().to_owned() }),
        }
    }
}

/// The weights with some of them set anew.
///
/// # Errors
/// A criterion that is given two weights.
pub fn assumed(weights: [u32; 3], assumptions: &[WeightAssumption]) -> Result<[u32; 3], WeightError> {
    let mut assumed = weights;
    for (at, assumption) in assumptions.iter().enumerate() {
        if assumptions[..at].iter().any(|it| it.criterion == assumption.criterion) {
            return Err(WeightError::Twice(assumption.criterion));
        }
        assumed[assumption.criterion as usize] = assumption.weight;
    }
    Ok(assumed)
}

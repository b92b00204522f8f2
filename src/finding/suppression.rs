//! Why a finding does not count.

use crate::document::scalar::Date;

/// Why a finding is kept out of the exit code; it is still there for those who ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suppression {
    /// A comment beside the place silences it.
    Ignored {
        /// Why, as the comment says.
        reason: String,
    },
    /// The charter accepts it for a time.
    Waived {
        /// Who accepted it.
        owner: String,
        /// Why.
        reason: String,
        /// Until which day, that day included.
        until: Date,
    },
    /// It was there when the baseline was drawn.
    Baselined,
}

impl Suppression {
    /// Its name in every output.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Ignored { .. } => "ignored",
            Self::Waived { .. } => "waived",
            Self::Baselined => "baselined",
        }
    }
}

//! The kinds of review: what each is called, and its words in a charter and in a record.

use std::fmt;

use super::charter::reviews::Reviews;
use super::field::Field;
use super::scalar::{Cadence, Malformed, Scalar};
use super::shape::{Plain, Word};

/// A kind of review. All but the special one have a rhythm in the charter; the health check has records of its own kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewKind {
    /// The business review, with figures and the relationship [S0].
    Business,
    /// Each party rates the partnership on its own [S0].
    Health,
    /// What still works, what to add, what to retire [S0].
    ValueLoop,
    /// Whether the reasons for the partnership still hold [S0].
    Audit,
    /// A talk about the relationship alone [S2, S3].
    Relationship,
    /// Operational issues in the daily work [S2].
    Operations,
    /// The leaders of all parties on the state of the partnership [S2, S3].
    Leadership,
    /// Called for a reason of its own, outside the review calendar [S1, S2].
    Special,
}

impl ReviewKind {
    /// Every kind, in the order of the charter.
    pub const ALL: [Self; 8] = [
        Self::Business,
        Self::Health,
        Self::ValueLoop,
        Self::Audit,
        Self::Relationship,
        Self::Operations,
        Self::Leadership,
        Self::Special,
    ];

    /// The kinds that a record of a review can be of.
    const RECORDED: [Self; 7] = [
        Self::Business,
        Self::ValueLoop,
        Self::Audit,
        Self::Relationship,
        Self::Operations,
        Self::Leadership,
        Self::Special,
    ];

    /// What it is called, in any sentence. No name says how often it is held: that is for the parties to agree.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Business => "business review",
            Self::Health => "health check",
            Self::ValueLoop => "value review",
            Self::Audit => "strategic audit",
            Self::Relationship => "relationship review",
            Self::Operations => "operations review",
            Self::Leadership => "executive review",
            Self::Special => "special review",
        }
    }

    /// Its key in the reviews section of a charter.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::ValueLoop => "value_loop",
            other => other.as_str(),
        }
    }

    /// The word that stands for it in a record.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::Health => "health",
            Self::ValueLoop => "value-loop",
            Self::Audit => "audit",
            Self::Relationship => "relationship",
            Self::Operations => "operations",
            Self::Leadership => "leadership",
            Self::Special => "special",
        }
    }

    /// What it is about.
    #[must_use]
    pub const fn doc(self) -> &'static str {
        match self {
            Self::Business => "The business review, with figures and the relationship [S0].",
            Self::Health => "The health check, which each party answers on its own [S0].",
            Self::ValueLoop => "The value review: what still works, what to add, what to retire [S0].",
            Self::Audit => "The strategic audit: whether the reasons for the partnership still hold [S0].",
            Self::Relationship => "The relationship review, about the relationship alone [S2, S3].",
            Self::Operations => "The operations review: issues in the daily work [S2].",
            Self::Leadership => {
                "The executive review: the leaders of all parties on the state of the partnership [S2, S3]."
            }
            Self::Special => {
                "A special review, called for a reason of its own, outside the review calendar [S1, S2]."
            }
        }
    }

    /// The frequency that a charter gives it; `None` for a kind that has none.
    #[must_use]
    pub const fn cadence(self, reviews: &Reviews) -> Option<&Field<Cadence>> {
        Some(match self {
            Self::Business => &reviews.business,
            Self::Health => &reviews.health,
            Self::ValueLoop => &reviews.value_loop,
            Self::Audit => &reviews.audit,
            Self::Relationship => &reviews.relationship,
            Self::Operations => &reviews.operations,
            Self::Leadership => &reviews.leadership,
            Self::Special => return None,
        })
    }

    /// The kinds that have a rhythm, each with the one that a charter gives it, in the order of the charter.
    #[must_use]
    pub fn rhythms(reviews: &Reviews) -> Vec<(Self, &Field<Cadence>)> {
        Self::ALL.into_iter().filter_map(|kind| Some((kind, kind.cadence(reviews)?))).collect()
    }
}

impl fmt::Display for ReviewKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Scalar for ReviewKind {
    const EXPECTED: &'static str =
        "one of `business`, `value-loop`, `audit`, `relationship`, `operations`, `leadership`, `special`";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let known = Self::RECORDED.into_iter().find(|kind| kind.as_str() == text);
        known.ok_or_else(|| Malformed::unknown_word(text, &Self::RECORDED.map(Self::as_str)))
    }

    fn plain() -> Plain {
        let words = Self::RECORDED.iter().map(|kind| Word::new(kind.as_str(), kind.doc()));
        Plain::one_of("ReviewKind", Self::EXPECTED, words.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one_name_and_a_record_is_of_all_kinds_but_the_health_check() {
        let mut names = ReviewKind::ALL.map(ReviewKind::name).to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 8);
        for kind in ReviewKind::ALL {
            let is_recorded = kind != ReviewKind::Health;
            assert_eq!(ReviewKind::parse(kind.as_str()).is_ok(), is_recorded, "{kind}");
            assert_eq!(ReviewKind::EXPECTED.contains(&format!("`{kind}`")), is_recorded, "{kind}");
        }
    }

    #[test]
    fn every_rhythm_of_the_charter_has_its_kind() {
        let reviews = Reviews::default();
        let keys: Vec<&str> = ReviewKind::rhythms(&reviews).iter().map(|(kind, _)| kind.key()).collect();
        let of_charter: Vec<&str> =
            Reviews::KEYS.iter().copied().filter(|key| *key != "health_answers").collect();
        assert_eq!(keys, of_charter);
    }
}

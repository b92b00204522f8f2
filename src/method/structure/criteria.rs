//! The five criteria and what each structure needs of them [S2].

use crate::document::charter::model::{Criteria, Objective, Structure};
use crate::document::scalar::{Rating, keyword};
use crate::document::{ByParty, Field};

keyword! {
    /// The five criteria [S2].
    pub enum Criterion {
        /// How central the partnership is to each party's strategy.
        StrategicAlignment = "strategic_alignment",
        /// How much each party will contribute.
        ResourceCommitment = "resource_commitment",
        /// How comfortable each party is with shared fate and lock-in.
        RiskTolerance = "risk_tolerance",
        /// How much joint decision-making each party can manage.
        GovernanceCapacity = "governance_capacity",
        /// How clean an exit each party needs.
        ExitNeed = "exit_need",
    }
}

impl Criterion {
    /// The name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::StrategicAlignment => "strategic alignment",
            Self::ResourceCommitment => "resource commitment",
            Self::RiskTolerance => "risk tolerance",
            Self::GovernanceCapacity => "governance capacity",
            Self::ExitNeed => "exit simplicity",
        }
    }

    /// What the parties rate: the criterion itself, but of exit simplicity how much of it they need.
    #[must_use]
    pub const fn rated_as(self) -> &'static str {
        match self {
            Self::ExitNeed => "need for a clean exit",
            criterion => criterion.name(),
        }
    }

    /// Where the charter rates it.
    #[must_use]
    pub fn path(self) -> String {
        format!("model.criteria.{self}")
    }

    /// What the charter says under it.
    #[must_use]
    pub fn of(self, criteria: &Criteria) -> &Field<ByParty<Rating>> {
        match self {
            Self::StrategicAlignment => &criteria.strategic_alignment,
            Self::ResourceCommitment => &criteria.resource_commitment,
            Self::RiskTolerance => &criteria.risk_tolerance,
            Self::GovernanceCapacity => &criteria.governance_capacity,
            Self::ExitNeed => &criteria.exit_need,
        }
    }

    /// Whether the rating says what a party needs rather than what it brings: the party with the highest one decides
    /// then, otherwise the one with the lowest.
    #[must_use]
    pub const fn is_need(self) -> bool {
        matches!(self, Self::ExitNeed)
    }

    /// The rating as strength, of which the weakest side decides: who needs a clean exit least can be bound most.
    pub(super) const fn strength(self, rating: Rating) -> Rating {
        match (self.is_need(), rating) {
            (true, Rating::Low) => Rating::High,
            (true, Rating::High) => Rating::Low,
            (_, rating) => rating,
        }
    }
}

/// What a structure asks under a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// The least rating that every party must bring; under exit simplicity the highest need that the structure serves.
    pub level: Rating,
    /// What that comes to, as a noun phrase for a table.
    pub words: &'static str,
}

/// What a structure asks under a criterion: the table of S2, its risk row read from the parties' point of view.
#[must_use]
pub const fn need(structure: Structure, criterion: Criterion) -> Need {
    use Criterion::{ExitNeed, GovernanceCapacity, ResourceCommitment, RiskTolerance, StrategicAlignment};
    use Structure::{ContractualProject, CoordinatedEcosystem, IntegratedAlliance};
    let words = match (structure, criterion) {
        (ContractualProject, StrategicAlignment) => "works with low or uneven alignment",
        (ContractualProject, ResourceCommitment) => "a fixed scope and a fixed payment",
        (ContractualProject, RiskTolerance) => "limited downside: absorbs much uncertainty",
        (ContractualProject, GovernanceCapacity) => "simple milestone tracking",
        (ContractualProject, ExitNeed) => "simple: ends when the contract expires",
        (CoordinatedEcosystem, StrategicAlignment) => "tolerates a moderate difference between the parties",
        (CoordinatedEcosystem, ResourceCommitment) => "shared standards, independent teams",
        (CoordinatedEcosystem, RiskTolerance) => "very flexible: terms adapt partner by partner",
        (CoordinatedEcosystem, GovernanceCapacity) => "some coordination overhead, less formal",
        (CoordinatedEcosystem, ExitNeed) => "moderate: no shared assets, but data dependencies",
        (IntegratedAlliance, StrategicAlignment) => "must be a priority of every party",
        (IntegratedAlliance, ResourceCommitment) => "a dedicated team and budget",
        (IntegratedAlliance, RiskTolerance) => "shared fate: absorbs little uncertainty",
        (IntegratedAlliance, GovernanceCapacity) => {
            "mature processes: steering, joint planning, conflict resolution"
        }
        (IntegratedAlliance, ExitNeed) => "complex: shared assets and IP",
    };
    let level = match (structure, criterion.is_need()) {
        (ContractualProject, false) | (IntegratedAlliance, true) => Rating::Low,
        (CoordinatedEcosystem, _) => Rating::Medium,
        (IntegratedAlliance, false) | (ContractualProject, true) => Rating::High,
    };
    Need { level, words }
}

/// The deepest structure whose cell one rating reaches.
#[must_use]
pub fn reached(criterion: Criterion, rating: Rating) -> Structure {
    let strength = criterion.strength(rating);
    let reaches = |it: &&Structure| criterion.strength(need(**it, criterion).level) <= strength;
    // The simplest structure asks for no strength at all.
    Structure::ALL.iter().rev().find(reaches).copied().unwrap_or(Structure::ContractualProject)
}

/// How many steps lie between two ratings.
pub(super) fn steps(one: Rating, other: Rating) -> u8 {
    match (one.min(other), one.max(other)) {
        (Rating::Low, Rating::High) => 2,
        (one, other) if one == other => 0,
        _ => 1,
    }
}

/// The rating one step further up, if there is one.
pub(super) const fn up(rating: Rating) -> Option<Rating> {
    match rating {
        Rating::Low => Some(Rating::Medium),
        Rating::Medium => Some(Rating::High),
        Rating::High => None,
    }
}

/// The rating one step further down, if there is one.
pub(super) const fn down(rating: Rating) -> Option<Rating> {
    match rating {
        Rating::Low => None,
        Rating::Medium => Some(Rating::Low),
        Rating::High => Some(Rating::Medium),
    }
}

/// The least depth that an objective asks for (ours).
#[must_use]
pub const fn depth_for(objective: Option<Objective>) -> Structure {
    match objective {
        None | Some(Objective::Deliverable) => Structure::ContractualProject,
        Some(Objective::Interoperation) => Structure::CoordinatedEcosystem,
        Some(Objective::JointBusiness) => Structure::IntegratedAlliance,
    }
}

/// Whether one party's rating alone is less than a structure needs.
pub(super) fn is_short(criterion: Criterion, structure: Structure, rating: Rating) -> bool {
    criterion.strength(rating) < criterion.strength(need(structure, criterion).level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_needs_are_those_of_the_table() {
        use Rating::{High, Low, Medium};
        let row = |criterion| Structure::ALL.iter().map(|it| need(*it, criterion).level).collect::<Vec<_>>();
        assert_eq!(row(Criterion::StrategicAlignment), [Low, Medium, High]);
        assert_eq!(row(Criterion::ResourceCommitment), [Low, Medium, High]);
        assert_eq!(row(Criterion::RiskTolerance), [Low, Medium, High]);
        assert_eq!(row(Criterion::GovernanceCapacity), [Low, Medium, High]);
        assert_eq!(row(Criterion::ExitNeed), [High, Medium, Low]);
    }

    #[test]
    fn a_rating_reaches_one_cell_and_a_need_for_a_clean_exit_the_other_way_round() {
        use Rating::{High, Low, Medium};
        use Structure::{ContractualProject, CoordinatedEcosystem, IntegratedAlliance};
        let at = |criterion| [Low, Medium, High].map(|rating| reached(criterion, rating));
        let upwards = [ContractualProject, CoordinatedEcosystem, IntegratedAlliance];
        assert_eq!(at(Criterion::RiskTolerance), upwards);
        assert_eq!(at(Criterion::ExitNeed), [IntegratedAlliance, CoordinatedEcosystem, ContractualProject]);
    }

    #[test]
    fn steps_are_counted_both_ways() {
        assert_eq!(steps(Rating::Low, Rating::High), 2);
        assert_eq!(steps(Rating::High, Rating::Medium), 1);
        assert_eq!(steps(Rating::Medium, Rating::Medium), 0);
    }
}

//! Where to start, and how far both sides could go today.

use super::criteria::Criterion;
use super::facts::{Fact, Veto};
use super::fit::{CriterionStanding, Shortfall, StructureFit};
use crate::document::charter::model::{Objective, Structure};

/// What follows from the measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// The simplest structure deep enough for the objective with neither veto nor shortfall: where to start.
    pub structure: Option<Structure>,
    /// The deepest structure with neither veto nor shortfall: what could be supported today, whatever it is for.
    pub ceiling: Option<Structure>,
    /// Why, simplest structure first, and what is not known.
    pub because: Vec<Reason>,
}

/// One reason behind a recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Nothing is said of what the partnership is for, so that every depth will do.
    NoObjective,
    /// A simpler structure is not deep enough for the objective.
    TooShallow(Structure, Objective),
    /// A structure that is deep enough is ruled out.
    Vetoed(Veto),
    /// A structure that is deep enough needs more than there is.
    Short(Structure, Shortfall),
    /// The simplest one that is deep enough and has nothing against it.
    Simplest(Structure),
    /// A deeper one could be carried, and its upside waits there.
    CouldCarry(Structure),
    /// Nothing that is deep enough fits.
    NothingFits,
    /// These parties did not rate this criterion: it counts neither for nor against.
    NotRated(Criterion, Vec<String>),
    /// This fact is not answered, of these parties or at all: it is taken not to be so.
    NotAnswered(Fact, Vec<String>),
}

impl Recommendation {
    pub(super) fn of(
        objective: Option<Objective>,
        criteria: &[CriterionStanding],
        structures: &[StructureFit],
        unanswered: &[(Fact, Vec<String>)],
    ) -> Self {
        let structure =
            structures.iter().find(|fit| fit.is_deep_enough && fit.is_free()).map(|fit| fit.structure);
        let ceiling = structures.iter().rev().find(|fit| fit.is_free()).map(|fit| fit.structure);
        let mut because = Vec::new();
        if objective.is_none() {
            because.push(Reason::NoObjective);
        }
        for fit in structures.iter().take_while(|fit| Some(fit.structure) != structure) {
            against(fit, objective, &mut because);
        }
        match (structure, ceiling) {
            (Some(start), ceiling) => {
                because.push(Reason::Simplest(start));
                because.extend(ceiling.filter(|ceiling| *ceiling > start).map(Reason::CouldCarry));
            }
            (None, ceiling) => {
                because.push(Reason::NothingFits);
                because.extend(ceiling.map(Reason::CouldCarry));
            }
        }
        for standing in criteria.iter().filter(|standing| !standing.is_complete()) {
            let parties = standing.rated(None).into_iter().map(str::to_owned).collect();
            because.push(Reason::NotRated(standing.criterion, parties));
        }
        because.extend(unanswered.iter().map(|(fact, parties)| Reason::NotAnswered(*fact, parties.clone())));
        Self { structure, ceiling, because }
    }
}

fn against(fit: &StructureFit, objective: Option<Objective>, because: &mut Vec<Reason>) {
    if let Some(objective) = objective.filter(|_| !fit.is_deep_enough) {
        because.push(Reason::TooShallow(fit.structure, objective));
        return;
    }
    because.extend(fit.vetoes.iter().cloned().map(Reason::Vetoed));
    because.extend(fit.shortfalls.iter().cloned().map(|it| Reason::Short(fit.structure, it)));
}

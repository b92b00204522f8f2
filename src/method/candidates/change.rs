//! What would change the leader: one weight by one step, or one score by one point.

use super::criteria::CandidateCriterion;
use super::landscape::{Landscape, Placing};

/// One weight or one score that would be different by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A weight.
    Weight {
        /// Of which criterion.
        criterion: CandidateCriterion,
        /// What it weighs.
        from: u32,
        /// What it would weigh.
        to: u32,
    },
    /// A score of a candidate that has a rank.
    Score {
        /// Which candidate, counted from 0 in the record.
        index: usize,
        /// On which criterion.
        criterion: CandidateCriterion,
        /// What it is.
        from: u8,
        /// What it would be.
        to: u8,
    },
}

/// Who would lead then. Where many are level, none of these lists them again for every step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lead {
    /// These and nobody else, in the order of the record; nobody where no weight is left.
    Only(Vec<usize>),
    /// Those who lead today, and this one beside them.
    With(usize),
    /// Those who lead today except this one.
    Without(usize),
}

/// A step, and who would lead after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLead {
    /// The step.
    pub step: Step,
    /// Who would lead.
    pub lead: Lead,
}

/// Every single step after which somebody else leads: first the weights, then the scores in the order of the ranks.
#[must_use]
pub fn changes(landscape: &Landscape) -> Vec<NewLead> {
    let mut changes = of_weights(landscape);
    let ranked: Vec<&Placing> = landscape.ranked().collect();
    let leaders = landscape.leaders().count();
    // With the points of the first and of the first one behind the leaders every step can be told on its own.
    let Some(first) = ranked.first().map(|it| it.points) else { return changes };
    let next = ranked.get(leaders).map(|it| it.points);
    for placing in &ranked {
        for (criterion, from, to) in steps(placing) {
            let weight = u64::from(landscape.weights[criterion as usize]);
            if weight == 0 {
                continue;
            }
            let points = if to > from { placing.points + weight } else { placing.points - weight };
            let lead = match (placing.rank == Some(1), leaders) {
                (true, 1) => {
                    let behind = || ranked.iter().skip(1).filter(|it| Some(it.points) == next);
                    match next {
                        Some(next) if points < next => Some(Lead::Only(in_order(behind()))),
                        Some(next) if points == next => Some(Lead::Only(in_order(behind().chain([placing])))),
                        _ => None,
                    }
                }
                (true, _) if points > first => Some(Lead::Only(vec![placing.index])),
                (true, _) => Some(Lead::Without(placing.index)),
                (false, _) if points > first => Some(Lead::Only(vec![placing.index])),
                (false, _) if points == first => Some(Lead::With(placing.index)),
                (false, _) => None,
            };
            let step = Step::Score { index: placing.index, criterion, from, to };
            changes.extend(lead.map(|lead| NewLead { step, lead }));
        }
    }
    changes
}

fn of_weights(landscape: &Landscape) -> Vec<NewLead> {
    let today = in_order(landscape.leaders());
    let mut changes = Vec::new();
    for criterion in CandidateCriterion::ALL.iter().copied() {
        let from = landscape.weights[criterion as usize];
        for to in [from.checked_sub(1), from.checked_add(1)].into_iter().flatten() {
            let mut weights = landscape.weights;
            weights[criterion as usize] = to;
            let scores = landscape.placings.iter().map(|it| (it.index, it.scores));
            let then = in_order(Landscape::of_scores(scores, weights).leaders());
            if then != today {
                let step = Step::Weight { criterion, from, to };
                changes.push(NewLead { step, lead: Lead::Only(then) });
            }
        }
    }
    changes
}

/// A point less and a point more on each criterion, as far as the scale goes.
fn steps(placing: &Placing) -> Vec<(CandidateCriterion, u8, u8)> {
    let mut steps = Vec::new();
    for (criterion, score) in CandidateCriterion::ALL.iter().copied().zip(placing.scores) {
        let Some(score) = score else { continue };
        steps.extend((score > 1).then(|| (criterion, score, score - 1)));
        steps.extend((score < 5).then(|| (criterion, score, score + 1)));
    }
    steps
}

fn in_order<'a, I: Iterator<Item = P>, P: std::borrow::Borrow<&'a Placing>>(placings: I) -> Vec<usize> {
    let mut indices: Vec<usize> = placings.map(|it| it.borrow().index).collect();
    indices.sort_unstable();
    indices
}

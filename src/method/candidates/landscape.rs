//! Points, ranks, and between which ranks a candidate could end whose scores are not all known.

use std::cmp::Reverse;

use super::criteria::{CandidateCriterion, scores_of, weights_of};
use crate::document::records::candidates::Candidates;

/// The lowest and the highest score.
const SCALE: (u8, u8) = (1, 5);

/// The candidates of a record beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landscape {
    /// How much each criterion counts, in the order of [`CandidateCriterion::ALL`].
    pub weights: [u32; 3],
    /// The candidates in the order of their ranks, those without one behind.
    pub placings: Vec<Placing>,
}

/// One candidate in the landscape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placing {
    /// Which one, counted from 0 in the record.
    pub index: usize,
    /// Its scores, in the order of [`CandidateCriterion::ALL`].
    pub scores: [Option<u8>; 3],
    /// Its weighted scores added up; a criterion without a score is left out of this and of [`Placing::of`].
    pub points: u64,
    /// What the points add up to at most.
    pub of: u64,
    /// The least and the most points that it can have, whatever the missing scores turn out to be.
    pub bounds: (u64, u64),
    /// Its rank from 1 among the candidates whose scores are known as far as they count. Equal candidates share one.
    pub rank: Option<usize>,
    /// Whether another candidate has the same rank.
    pub is_shared: bool,
    /// The best and the worst rank among all candidates, whatever all missing scores turn out to be; `None` where every weight
    /// is 0.
    pub between: Option<(usize, usize)>,
}

impl Placing {
    /// The criteria without a score.
    pub fn missing(&self) -> impl Iterator<Item = CandidateCriterion> {
        let scored = CandidateCriterion::ALL.iter().copied().zip(self.scores);
        scored.filter(|(_, score)| score.is_none()).map(|(criterion, _)| criterion)
    }
}

impl Landscape {
    /// The landscape by the weights of the record.
    #[must_use]
    pub fn of(record: &Candidates) -> Self {
        Self::with_weights(record, weights_of(record))
    }

    /// The landscape by other weights.
    #[must_use]
    pub fn with_weights(record: &Candidates, weights: [u32; 3]) -> Self {
        let candidates = record.candidates.get().into_iter().flat_map(|candidates| candidates.iter());
        Self::of_scores(candidates.map(|(index, candidate)| (index, scores_of(candidate))), weights)
    }

    /// The landscape of candidates of which only index and scores are known. A criterion of weight 0 does not count: without a
    /// score for it a candidate has a rank all the same. Where every weight is 0, nobody has one.
    #[must_use]
    pub fn of_scores(scores: impl IntoIterator<Item = (usize, [Option<u8>; 3])>, weights: [u32; 3]) -> Self {
        let mut placings: Vec<Placing> =
            scores.into_iter().map(|(index, scores)| placing(index, scores, weights)).collect();
        let counts = weights.iter().any(|weight| *weight > 0);
        if counts {
            set_bounds(&mut placings);
        }
        let is_ranked = |it: &Placing| counts && it.bounds.0 == it.bounds.1;
        placings.sort_by_key(|it| {
            (!is_ranked(it), Reverse(if is_ranked(it) { it.points } else { 0 }), it.between, it.index)
        });
        let ranked = placings.iter().filter(|it| is_ranked(it)).count();
        set_ranks(&mut placings[..ranked]);
        Self { weights, placings }
    }

    /// What a candidate can have at most.
    #[must_use]
    pub fn most(&self) -> u64 {
        self.weights.iter().map(|weight| u64::from(*weight) * u64::from(SCALE.1)).sum()
    }

    /// Who has the first rank.
    pub fn leaders(&self) -> impl Iterator<Item = &Placing> {
        self.placings.iter().take_while(|it| it.rank == Some(1))
    }

    /// Who has a rank.
    pub fn ranked(&self) -> impl Iterator<Item = &Placing> {
        self.placings.iter().take_while(|it| it.rank.is_some())
    }

    /// Who has none.
    pub fn unranked(&self) -> impl Iterator<Item = &Placing> {
        self.placings.iter().skip_while(|it| it.rank.is_some())
    }
}

fn placing(index: usize, scores: [Option<u8>; 3], weights: [u32; 3]) -> Placing {
    let sum = |score: &dyn Fn(Option<u8>) -> u8| -> u64 {
        let weighted =
            scores.iter().zip(weights).map(|(it, weight)| u64::from(score(*it)) * u64::from(weight));
        weighted.sum()
    };
    Placing {
        index,
        scores,
        points: sum(&|score| score.unwrap_or(0)),
        of: sum(&|score| if score.is_some() { SCALE.1 } else { 0 }),
        bounds: (sum(&|score| score.unwrap_or(SCALE.0)), sum(&|score| score.unwrap_or(SCALE.1))),
        rank: None,
        is_shared: false,
        between: None,
    }
}

/// A candidate is at best behind those who are ahead at their worst against its best, and at worst behind those who may be ahead at
/// their best against its worst.
fn set_bounds(placings: &mut [Placing]) {
    let mut least: Vec<u64> = placings.iter().map(|it| it.bounds.0).collect();
    let mut most: Vec<u64> = placings.iter().map(|it| it.bounds.1).collect();
    least.sort_unstable();
    most.sort_unstable();
    let above = |sorted: &[u64], points: u64| sorted.len() - sorted.partition_point(|it| *it <= points);
    for placing in placings {
        let (low, high) = placing.bounds;
        // At its own best it is ahead of its own worst: it does not stand in its own way.
        let itself = usize::from(high > low);
        placing.between = Some((1 + above(&least, high), 1 + above(&most, low) - itself));
    }
}

fn set_ranks(ranked: &mut [Placing]) {
    let points: Vec<u64> = ranked.iter().map(|it| it.points).collect();
    let mut rank = 0;
    for (at, placing) in ranked.iter_mut().enumerate() {
        let is_as = |other: Option<&u64>| other == Some(&placing.points);
        let (before, after) = (at.checked_sub(1).and_then(|at| points.get(at)), points.get(at + 1));
        rank = if is_as(before) { rank } else { at + 1 };
        placing.is_shared = is_as(before) || is_as(after);
        placing.rank = Some(rank);
    }
}

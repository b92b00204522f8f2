//! How well each structure fits: a cell for each criterion, the shortfalls, the score, the vetoes.

use super::change::{Step, way_to};
use super::criteria::{Criterion, depth_for, is_short, need, steps};
use super::facts::{Fact, FactAnswer, Veto};
use super::inputs::Inputs;
use crate::document::charter::model::Structure;
use crate::document::scalar::{Rating, keyword};

/// Points that a criterion brings where the structure needs no more than there is [S2's five criteria; the points are ours].
pub const POINTS: u32 = 20;

keyword! {
    /// How far apart the sides are on a criterion.
    pub enum Gap {
        /// All who rated it rated it alike.
        None = "none",
        /// One step between the widest pair.
        OneStep = "one-step",
        /// Low against high.
        Wide = "wide",
    }
}

/// One criterion as the parties rated it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionStanding {
    /// Which criterion.
    pub criterion: Criterion,
    /// Each party's rating, in the order of the charter.
    pub ratings: Vec<(String, Option<Rating>)>,
    /// The rating that decides: the lowest, or of the need for a clean exit the highest. `None` where nobody rated it.
    pub deciding: Option<Rating>,
    /// How far apart the widest pair is; `None` where fewer than two rated it, or where those who did agree and a rating is
    /// missing. While one is missing, a gap may still get wider.
    pub gap: Option<Gap>,
}

impl CriterionStanding {
    /// The parties with this rating.
    #[must_use]
    pub fn rated(&self, rating: Option<Rating>) -> Vec<&str> {
        self.ratings.iter().filter(|(_, it)| *it == rating).map(|(party, _)| party.as_str()).collect()
    }

    /// Whether every party rated it.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.ratings.is_empty() && self.ratings.iter().all(|(_, rating)| rating.is_some())
    }
}

/// How a structure and a criterion go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// The structure needs exactly what there is.
    Fits,
    /// It needs so many steps more than there is.
    Short(u8),
    /// It leaves so many steps unused.
    Unused(u8),
    /// A party's rating is missing.
    NotRated {
        /// By how many steps the ratings that are there fall short all the same; 0 where they do not.
        short: u8,
    },
}

impl Cell {
    /// The points, out of [`POINTS`]; `None` where the criterion does not count.
    #[must_use]
    pub const fn points(self) -> Option<u32> {
        match self {
            Self::Fits | Self::Unused(_) => Some(POINTS),
            Self::Short(1) => Some(POINTS / 2),
            Self::Short(_) => Some(0),
            Self::NotRated { .. } => None,
        }
    }

    /// By how many steps there is too little.
    #[must_use]
    pub const fn shortfall(self) -> u8 {
        match self {
            Self::Short(steps) | Self::NotRated { short: steps } => steps,
            Self::Fits | Self::Unused(_) => 0,
        }
    }
}

/// A criterion under which there is less than a structure needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// Which criterion.
    pub criterion: Criterion,
    /// By how many steps, for the party that decides.
    pub steps: u8,
    /// The parties whose rating is not enough, each with it.
    pub parties: Vec<(String, Rating)>,
}

/// One structure, measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructureFit {
    /// Which structure.
    pub structure: Structure,
    /// A cell for each criterion, in their order.
    pub cells: Vec<(Criterion, Cell)>,
    /// Points reached.
    pub score: u32,
    /// Points that could be reached: 20 for each criterion that every party rated.
    pub of: u32,
    /// What there is too little of.
    pub shortfalls: Vec<Shortfall>,
    /// What rules it out.
    pub vetoes: Vec<Veto>,
    /// Whether it is deep enough for the objective; without an objective every one is.
    pub is_deep_enough: bool,
    /// What would have to become true for it to have neither veto nor shortfall; empty where it has neither.
    pub way: Vec<Step>,
}

impl StructureFit {
    /// Whether neither a veto nor a shortfall stands against it. A score never changes this.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.vetoes.is_empty() && self.shortfalls.is_empty()
    }

    /// How many single steps its way is long.
    #[must_use]
    pub fn distance(&self) -> u32 {
        self.way.iter().map(Step::length).sum()
    }
}

/// One criterion as the parties rated it.
pub(super) fn standing(inputs: &Inputs, criterion: Criterion) -> CriterionStanding {
    let ratings = inputs.ratings_of(criterion);
    let rated = || ratings.iter().flatten().copied();
    let (lowest, highest) = (rated().min(), rated().max());
    let gap = match (lowest, highest) {
        (Some(lowest), Some(highest)) if rated().count() > 1 => Some(match steps(lowest, highest) {
            0 => Gap::None,
            1 => Gap::OneStep,
            _ => Gap::Wide,
        }),
        _ => None,
    };
    let is_rated_by_all = ratings.iter().all(Option::is_some);
    CriterionStanding {
        criterion,
        ratings: inputs.parties.iter().cloned().zip(ratings.iter().copied()).collect(),
        deciding: if criterion.is_need() { highest } else { lowest },
        gap: gap.filter(|gap| is_rated_by_all || *gap != Gap::None),
    }
}

/// One structure against everything rated and answered.
pub(super) fn measure(
    inputs: &Inputs,
    standings: &[CriterionStanding],
    structure: Structure,
) -> StructureFit {
    let cells: Vec<(Criterion, Cell)> =
        standings.iter().map(|standing| (standing.criterion, cell(standing, structure))).collect();
    let points = || cells.iter().filter_map(|(_, cell)| cell.points());
    let shortfalls =
        standings.iter().zip(&cells).filter_map(|(it, (_, cell))| shortfall(it, structure, *cell)).collect();
    StructureFit {
        structure,
        score: points().sum(),
        of: points().map(|_| POINTS).sum(),
        shortfalls,
        vetoes: Fact::ALL.iter().filter_map(|fact| veto(inputs, *fact, structure)).collect(),
        is_deep_enough: structure >= depth_for(inputs.objective),
        way: way_to(inputs, structure),
        cells,
    }
}

fn cell(standing: &CriterionStanding, structure: Structure) -> Cell {
    let criterion = standing.criterion;
    let needed = criterion.strength(need(structure, criterion).level);
    let Some(deciding) = standing.deciding else { return Cell::NotRated { short: 0 } };
    let there = criterion.strength(deciding);
    let apart = steps(there, needed);
    match (standing.is_complete(), there.cmp(&needed)) {
        (false, std::cmp::Ordering::Less) => Cell::NotRated { short: apart },
        (false, _) => Cell::NotRated { short: 0 },
        (true, std::cmp::Ordering::Less) => Cell::Short(apart),
        (true, std::cmp::Ordering::Equal) => Cell::Fits,
        (true, std::cmp::Ordering::Greater) => Cell::Unused(apart),
    }
}

fn shortfall(standing: &CriterionStanding, structure: Structure, cell: Cell) -> Option<Shortfall> {
    let steps = cell.shortfall();
    let criterion = standing.criterion;
    let parties = standing
        .ratings
        .iter()
        .filter_map(|(party, rating)| Some((party.clone(), (*rating)?)))
        .filter(|(_, rating)| is_short(criterion, structure, *rating))
        .collect();
    (steps > 0).then_some(Shortfall { criterion, steps, parties })
}

fn veto(inputs: &Inputs, fact: Fact, structure: Structure) -> Option<Veto> {
    let answer = inputs.answer_to(fact);
    if fact.rules_out() != structure || !answer.is_so() {
        return None;
    }
    let parties = match answer {
        FactAnswer::Parties(_) => inputs.names(&answer.with(Some(crate::document::scalar::YesNo::Yes))),
        _ => Vec::new(),
    };
    Some(Veto { structure, fact, parties })
}

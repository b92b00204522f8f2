//! Which structure the ratings resemble most, whatever the partnership is for.

use super::fit::{Cell, StructureFit};
use crate::document::charter::model::Structure;

/// The closest match: the structure with the smallest distance to the binding ratings, the lighter one where two are
/// equally close.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Closest {
    /// The closest structure that no fact rules out; `None` where every one is ruled out, or no criterion is rated by all.
    pub structure: Option<Structure>,
    /// The structures that would be closer, did a fact not rule them out; closest first.
    pub ruled_out: Vec<Structure>,
}

impl Closest {
    pub(super) fn of(structures: &[StructureFit]) -> Self {
        let mut by_distance: Vec<(u32, &StructureFit)> =
            structures.iter().filter_map(|fit| Some((fit.steps_apart()?, fit))).collect();
        by_distance.sort_by_key(|(steps, fit)| (*steps, fit.structure));
        let is_ruled_out = |(_, fit): &(u32, &StructureFit)| !fit.vetoes.is_empty();
        let ruled_out = by_distance.iter().copied().take_while(is_ruled_out);
        Self {
            ruled_out: ruled_out.map(|(_, fit)| fit.structure).collect(),
            structure: by_distance.iter().find(|it| !is_ruled_out(it)).map(|(_, fit)| fit.structure),
        }
    }
}

impl StructureFit {
    /// By how many steps, up and down, its demands and the binding ratings differ over all criteria that every party
    /// rated; `None` where there is no such criterion.
    #[must_use]
    pub fn steps_apart(&self) -> Option<u32> {
        let counted = || self.cells.iter().filter_map(|(_, cell)| cell.apart());
        counted().next().map(|_| counted().map(u32::from).sum())
    }

    /// How many steps of that the structure demands beyond the parties.
    #[must_use]
    pub fn steps_short(&self) -> u32 {
        self.cells.iter().map(|(_, cell)| u32::from(cell.shortfall())).sum()
    }

    /// How many steps of what the weaker side would bring the structure leaves unused.
    #[must_use]
    pub fn steps_unused(&self) -> u32 {
        self.cells.iter().map(|(_, cell)| u32::from(cell.unused())).sum()
    }
}

impl Cell {
    /// How many steps lie between demand and rating, either way; `None` where a party's rating is missing.
    const fn apart(self) -> Option<u8> {
        match self {
            Self::Fits => Some(0),
            Self::Short(steps) | Self::Unused(steps) => Some(steps),
            Self::NotRated { .. } => None,
        }
    }

    /// By how many steps there is more than the structure uses.
    #[must_use]
    pub const fn unused(self) -> u8 {
        match self {
            Self::Unused(steps) => steps,
            Self::Fits | Self::Short(_) | Self::NotRated { .. } => 0,
        }
    }
}

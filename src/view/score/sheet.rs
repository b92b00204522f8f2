//! The score for a spreadsheet: a row for each partnership, structure and criterion.

use super::{Basis, Score};
use crate::method::structure::fit::Cell as FitCell;
use crate::view::{Cell, Table};

pub(super) fn sheet(score: &Score<'_>) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "structure",
        "criterion",
        "cell",
        "steps",
        "points",
        "score",
        "of",
        "steps_apart",
        "vetoes",
        "recommended",
        "closest",
    ]);
    for measured in &score.measured {
        // What could not be read has no points.
        if measured.basis() == Basis::Unread {
            continue;
        }
        let is_rated = measured.basis() != Basis::None;
        let recommended = measured.rating.recommendation.structure.filter(|_| is_rated);
        for fit in &measured.rating.structures {
            let vetoes: Vec<&str> = fit.vetoes.iter().map(|veto| veto.fact.as_str()).collect();
            for (criterion, cell) in &fit.cells {
                let (state, steps) = state(*cell);
                table.row([
                    Cell::from(measured.surveyed.partnership.id.as_str()),
                    fit.structure.as_str().into(),
                    criterion.as_str().into(),
                    state.into(),
                    steps.to_string().into(),
                    cell.points().map(|points| points.to_string()).unwrap_or_default().into(),
                    fit.score.to_string().into(),
                    fit.of.to_string().into(),
                    fit.steps_apart().map(|steps| steps.to_string()).unwrap_or_default().into(),
                    vetoes.join(" ").into(),
                    if recommended == Some(fit.structure) { "yes".into() } else { "no".into() },
                    if measured.rating.closest.structure == Some(fit.structure) { "yes" } else { "no" }
                        .into(),
                ]);
            }
        }
    }
    table
}

/// The state of a cell in one word, and its steps.
pub(super) const fn state(cell: FitCell) -> (&'static str, u8) {
    match cell {
        FitCell::Fits => ("fits", 0),
        FitCell::Short(steps) => ("short", steps),
        FitCell::Unused(steps) => ("unused", steps),
        FitCell::NotRated { short } => ("not-rated", short),
    }
}

//! The closest match for people: which structure the ratings resemble most, and what each leaves unused.

use super::Measured;
use crate::grammar::{capitalised, counted, series};
use crate::method::structure::criteria::Criterion;
use crate::method::structure::fit::{POINTS, StructureFit};
use crate::view::{Cell, Page, Text};
use crate::wording::structure::{statement, structure_name, with_article};

/// Which structure is the closest match, and which ones would be but for a fact.
pub(super) fn sentence(measured: &Measured<'_>) -> Text {
    let charter = &measured.surveyed.partnership.charter.value;
    let rating = &measured.rating;
    let steps = |fit: &StructureFit| counted(u64::from(fit.steps_apart().unwrap_or_default()), "step");
    let text = match rating.closest.structure.and_then(|it| rating.fit_of(it)) {
        Some(fit) => Text::default()
            .and("Closest match to the ratings: ")
            .strong(with_article(fit.structure))
            .and(format!(", {} apart{}.", steps(fit), basis(fit))),
        None if rating.closest.ruled_out.is_empty() => {
            Text::default().and("No closest match: no criterion is rated by every party.")
        }
        None => Text::default().and("No closest match: every structure is ruled out."),
    };
    rating.closest.ruled_out.iter().filter_map(|it| rating.fit_of(*it)).fold(text, |text, fit| {
        let facts: Vec<String> = fit.vetoes.iter().map(|veto| statement(charter, veto)).collect();
        text.and(format!(
            " {} is closer, {} apart, but ruled out: {}.",
            capitalised(with_article(fit.structure)),
            steps(fit),
            series(&facts)
        ))
    })
}

/// On how many criteria a distance rests, where it does not rest on all.
fn basis(fit: &StructureFit) -> String {
    let counted = fit.of / POINTS;
    match usize::try_from(counted) {
        Ok(all) if all == fit.cells.len() => String::new(),
        Ok(1) => ", on the one criterion that every party rated".to_owned(),
        _ => format!(", on the {counted} criteria that every party rated"),
    }
}

/// The rows of the matrix between the score and the verdict: what is short, what is left unused, and both together.
pub(super) fn distances(structures: &[StructureFit]) -> [Vec<Cell>; 3] {
    let row = |name: &str, steps: &dyn Fn(&StructureFit) -> Option<u32>| {
        let cells = structures.iter().map(|fit| match (fit.steps_apart(), steps(fit)) {
            (Some(_), Some(steps)) => Cell::from(steps.to_string()),
            _ => Cell::from("\u{2013}"),
        });
        std::iter::once(Cell::from(name.to_owned())).chain(cells).collect()
    };
    [
        row("steps short", &|fit| Some(fit.steps_short())),
        row("steps unused", &|fit| Some(fit.steps_unused())),
        row("steps apart", &StructureFit::steps_apart),
    ]
}

/// What a structure leaves unused of the strategic value and the resources that the weaker side would bring.
pub(super) fn unused_value(fit: &StructureFit) -> impl Iterator<Item = (Criterion, u8)> + '_ {
    let is_value = |criterion: Criterion| {
        matches!(criterion, Criterion::StrategicAlignment | Criterion::ResourceCommitment)
    };
    let cells = fit.cells.iter().filter(move |(criterion, _)| is_value(*criterion));
    cells.map(|(criterion, cell)| (*criterion, cell.unused())).filter(|(_, steps)| *steps > 0)
}

/// What each structure leaves unused, in words.
pub(super) fn unused(page: &mut Page, measured: &Measured<'_>) {
    let points: Vec<Text> = measured
        .rating
        .structures
        .iter()
        .filter_map(|fit| {
            let left: Vec<String> = unused_value(fit)
                .map(|(criterion, steps)| {
                    format!("{} of {}", counted(u64::from(steps), "step"), criterion.name())
                })
                .collect();
            let name = Text::default().strong(structure_name(fit.structure));
            (!left.is_empty()).then(|| name.and(format!(": {}", series(&left))))
        })
        .collect();
    if !points.is_empty() {
        page.heading("Unused potential");
        page.say(
            "Strategic value and resources that even the weaker party offers and the structure does not use.",
        );
        page.list(points);
    }
}

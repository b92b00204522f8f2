//! What to do about a structure that does not fit, in words.

use crate::method::structure::fit::StructureFit;
use crate::rules::Subject;
use crate::wording::structure::wishes;
pub(super) use crate::wording::structure::{
    called, odd_pair, places, purpose, rated, short_of, statement, structure_name, with_article,
};

/// Whether every party has rated every criterion.
pub(super) fn is_rated(subject: &Subject<'_>) -> bool {
    subject.assessment.structure.rating.criteria.iter().all(|standing| standing.is_complete())
}

/// What to choose instead of the chosen structure, or what would have to change.
pub(super) fn instead(subject: &Subject<'_>) -> String {
    let rating = &subject.assessment.structure.rating;
    let caution = if is_rated(subject) { "" } else { ", as far as the criteria are rated" };
    match (rating.recommendation.structure, rating.objective) {
        (Some(structure), Some(objective)) => {
            let purpose = purpose(objective);
            format!("write `structure: {structure}`, the simplest that works for {purpose}{caution}")
        }
        (Some(structure), None) => {
            format!("write `structure: {structure}`, the simplest that works{caution}")
        }
        (None, Some(objective)) => {
            format!("no structure works for {} as rated: {}", purpose(objective), nearest(subject))
        }
        (None, None) => format!("no structure works as rated: {}", nearest(subject)),
    }
}

/// Where nothing fits: the fewest changes that would make a structure fit, and what could be carried meanwhile.
fn nearest(subject: &Subject<'_>) -> String {
    let rating = &subject.assessment.structure.rating;
    let ways = rating.nearest().into_iter().map(|fit| way(subject, fit));
    let ceiling = rating.recommendation.ceiling;
    let meanwhile = ceiling.map(|ceiling| format!("settle for {}", with_article(ceiling)));
    ways.chain(meanwhile).collect::<Vec<_>>().join("; or ")
}

fn way(subject: &Subject<'_>, fit: &StructureFit) -> String {
    format!("{} needs {}", with_article(fit.structure), wishes(subject.charter, &fit.way))
}

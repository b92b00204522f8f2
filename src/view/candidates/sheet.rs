//! The landscape for a spreadsheet: a row for each candidate.

use super::{Landscapes, Surveyed};
use crate::method::candidates::criteria::Criterion;
use crate::method::candidates::landscape::Placing;
use crate::method::candidates::matching::{Match, Matching};
use crate::method::candidates::referrals::Origin;
use crate::view::{Cell, Table, Text};

const COLUMNS: [&str; 25] = [
    "partnership",
    "record",
    "candidate",
    "name",
    "rank",
    "shared",
    "best_rank",
    "worst_rank",
    "points",
    "of",
    "strategic_fit",
    "strategic_fit_weight",
    "operational_compatibility",
    "operational_compatibility_weight",
    "risk_profile",
    "risk_profile_weight",
    "missing",
    "industry",
    "industry_match",
    "country",
    "country_match",
    "capabilities_match",
    "match",
    "referred_by",
    "first_referrer",
];

pub(super) fn sheet(landscapes: &Landscapes<'_>) -> Table {
    let mut table = Table::with_columns(COLUMNS);
    for surveyed in &landscapes.surveyed {
        let origins = surveyed.referrals.origins();
        for placing in &surveyed.landscape.placings {
            table.rows.push(row(surveyed, placing, origins.get(&placing.index)));
        }
    }
    table
}

/// Words of others are taken as they are, backticks included.
fn plain(text: impl Into<String>) -> Cell {
    Text::default().and(text).into()
}

fn row(surveyed: &Surveyed<'_>, placing: &Placing, origin: Option<&Origin>) -> Vec<Cell> {
    let candidate = surveyed.candidate(placing.index);
    let matching = candidate.map(|it| Matching::of(&surveyed.document.value, it));
    let matched = |it: Option<Match>| plain(it.map(Match::as_str).unwrap_or_default());
    let number = |it: Option<usize>| plain(it.map(|it| it.to_string()).unwrap_or_default());
    let partnership = surveyed.partnership.map(|it| it.id.as_str());
    let missing: Vec<&str> = placing.missing().map(Criterion::as_str).collect();
    let mut row = vec![
        plain(partnership.unwrap_or_default()),
        plain(&surveyed.document.source.path),
        plain(candidate.and_then(|it| it.id.get()).map(ToString::to_string).unwrap_or_default()),
        plain(surveyed.name(placing.index)),
        number(placing.rank),
        plain(if placing.is_shared { "yes" } else { "no" }),
        number(placing.between.map(|it| it.0)),
        number(placing.between.map(|it| it.1)),
        plain(placing.points.to_string()),
        plain(placing.of.to_string()),
    ];
    for (score, weight) in placing.scores.iter().zip(surveyed.landscape.weights) {
        row.push(plain(score.map(|score| score.to_string()).unwrap_or_default()));
        row.push(plain(weight.to_string()));
    }
    row.push(plain(missing.join(" ")));
    row.push(plain(candidate.and_then(|it| it.industry.get()).map(ToString::to_string).unwrap_or_default()));
    row.push(matched(matching.as_ref().and_then(|it| it.industry)));
    row.push(plain(candidate.and_then(|it| it.country.get()).map(ToString::to_string).unwrap_or_default()));
    row.push(matched(matching.as_ref().and_then(|it| it.country)));
    row.push(matched(matching.as_ref().and_then(Matching::all_capabilities)));
    row.push(matched(matching.as_ref().and_then(Matching::all)));
    row.push(plain(surveyed.referrals.by(placing.index).map(|it| surveyed.referrer(it)).unwrap_or_default()));
    row.push(plain(match origin {
        Some(Origin::First(first)) => surveyed.referrer(first),
        Some(Origin::Circle) => "a circle".to_owned(),
        None => String::new(),
    }));
    row
}

//! The landscape for a spreadsheet: a row for each candidate.

use super::record::RankedRecord;
use crate::method::candidates::criteria::CandidateCriterion;
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

pub(super) fn sheet(records: &[RankedRecord<'_>]) -> Table {
    let mut table = Table::with_columns(COLUMNS);
    for shown in records {
        let origins = shown.referrals.origins();
        for placing in &shown.landscape.placings {
            table.rows.push(row(shown, placing, origins.get(&placing.index)));
        }
    }
    table
}

/// Words of others are taken as they are, backticks included.
fn plain(text: impl Into<String>) -> Cell {
    Text::default().and(text).into()
}

fn row(shown: &RankedRecord<'_>, placing: &Placing, origin: Option<&Origin>) -> Vec<Cell> {
    let candidate = shown.candidate(placing.index);
    let matching = candidate.map(|it| Matching::of(&shown.document.value, it));
    let matched = |it: Option<Match>| plain(it.map(Match::as_str).unwrap_or_default());
    let number = |it: Option<usize>| plain(it.map(|it| it.to_string()).unwrap_or_default());
    let partnership = shown.partnership.map(|it| it.id.as_str());
    let missing: Vec<&str> = placing.missing().map(CandidateCriterion::as_str).collect();
    let mut row = vec![
        plain(partnership.unwrap_or_default()),
        plain(&shown.document.source.path),
        plain(candidate.and_then(|it| it.id.get()).map(ToString::to_string).unwrap_or_default()),
        plain(shown.name(placing.index)),
        number(placing.rank),
        plain(if placing.is_shared { "yes" } else { "no" }),
        number(placing.between.map(|it| it.0)),
        number(placing.between.map(|it| it.1)),
        plain(placing.points.to_string()),
        plain(placing.of.to_string()),
    ];
    for (score, weight) in placing.scores.iter().zip(shown.landscape.weights) {
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
    row.push(plain(shown.referrals.by(placing.index).map(|it| shown.referrer(it)).unwrap_or_default()));
    row.push(plain(match origin {
        Some(Origin::First(first)) => shown.referrer(first),
        Some(Origin::Circle) => "a circle".to_owned(),
        None => String::new(),
    }));
    row
}

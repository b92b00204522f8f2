//! The landscape for people.

use std::collections::BTreeMap;

use super::record::{RankedRecord, name};
use super::{changes, grid, matches, referrals};
use crate::document::Field;
use crate::grammar::{alternatives, counted};
use crate::method::candidates::criteria::{CandidateCriterion, PLAIN_WEIGHT};
use crate::method::candidates::landscape::{Landscape, Placing};
use crate::method::candidates::what_if::WeightAssumption;
use crate::view::unread::unread_in;
use crate::view::{Cell, Page, Table, Text, Tone};

/// With more leaders than this their number is told instead of their names.
const MOST_NAMED: usize = 6;

pub(super) fn page(records: &[RankedRecord<'_>], assumed: &[WeightAssumption]) -> Page {
    let mut page = Page::default();
    if records.is_empty() {
        page.say(
            "No candidates record found. Start one with `partner: candidates/v1`, next to the charter, or \
             anywhere if there is none yet.",
        );
    }
    for shown in records {
        record(&mut page, shown, assumed);
    }
    page
}

fn record(page: &mut Page, shown: &RankedRecord<'_>, assumed: &[WeightAssumption]) {
    page.title(title(shown));
    unread_in(page, &shown.document.source.path, &shown.document.problems);
    let landscape = &shown.landscape;
    if landscape.placings.is_empty() {
        page.say("The record lists no candidates yet: give each an `id`, a `name` and three `scores`.");
        return;
    }
    what_if(page, shown, assumed);
    page.say(headline(shown));
    page.list(beside_the_headline(shown));
    page.heading("Selection criteria and weights");
    let mut wanted = matches::wanted(&shown.document.value);
    wanted.push(weights(shown));
    page.list(wanted);
    page.heading("Scores");
    page.table(matrix(shown));
    page.say(
        "Scores run from 1 to 5 and are multiplied by their weight; for the risk profile 5 is low exposure. Brackets show the ranks possible while scores are missing.",
    );
    if landscape.unranked().next().is_some() && landscape.most() > 0 {
        page.heading("Unranked");
        page.list(landscape.unranked().map(|it| unranked(shown, it)).collect());
    }
    grid::grid(page, shown);
    matches::table(page, shown);
    referrals::referrals(page, shown);
    changes::changes(page, shown);
}

fn title(shown: &RankedRecord<'_>) -> Text {
    let path = &shown.document.source.path;
    let text = Text::default().and("Possible partners");
    match shown.partnership {
        Some(partnership) => text.and(" for ").name(partnership.name()).and(format!(" ({path})")),
        None => text.and(format!(" ({path}, no charter yet)")),
    }
}

/// What is taken to be different from the record, and what follows without it.
fn what_if(page: &mut Page, shown: &RankedRecord<'_>, assumed: &[WeightAssumption]) {
    if assumed.is_empty() {
        return;
    }
    let said: Vec<String> = assumed.iter().map(|it| format!("`{}={}`", it.criterion, it.weight)).collect();
    page.say(format!("What if {}: the record is unchanged.", said.join(", ")));
    let mut table = Table::with_columns(["candidate", "rank by the record", "rank then"]);
    let before: BTreeMap<usize, &Placing> = shown.stated.placings.iter().map(|it| (it.index, it)).collect();
    for placing in &shown.landscape.placings {
        let by_the_record = before.get(&placing.index).map_or_else(Cell::default, |it| rank(it));
        table.row([name(shown, placing.index), by_the_record, rank(placing)]);
    }
    page.table(table);
}

fn headline(shown: &RankedRecord<'_>) -> Text {
    let landscape = &shown.landscape;
    let most = landscape.most();
    if most == 0 {
        return Text::from("Every weight is 0, so there is no ranking.");
    }
    let leaders: Vec<&Placing> = landscape.leaders().collect();
    let indices = leaders.iter().map(|it| it.index);
    let known = match landscape.unranked().next() {
        Some(_) => ", among candidates with all scores",
        None => "",
    };
    match leaders.as_slice() {
        [] => Text::from("No candidate has all scores yet, so there is no leader."),
        [only] => {
            shown.names_of(indices).and(format!(" leads with {} of {most} points{known}.", only.points))
        }
        [first, ..] => {
            let text = match leaders.len() {
                count if count > MOST_NAMED => Text::default().strong(counted(count, "candidate")),
                _ => shown.names_of(indices),
            };
            text.and(format!(" tie for first with {} of {most} points each{known}.", first.points))
        }
    }
}

/// What somebody has to know who reads no further than who leads.
fn beside_the_headline(shown: &RankedRecord<'_>) -> Vec<Text> {
    let landscape = &shown.landscape;
    let mut points = Vec::new();
    let leaders: Vec<&Placing> = landscape.leaders().collect();
    let first = leaders.first().map(|it| it.points);
    let mut ahead = Vec::new();
    let mut maybe = Vec::new();
    for placing in landscape.unranked() {
        if first.is_some_and(|points| placing.bounds.0 > points) {
            ahead.push(placing.index);
        } else if placing.between.is_some_and(|(best, _)| best == 1) {
            maybe.push(placing.index);
        }
    }
    if !ahead.is_empty() {
        let who = shown.names_of(ahead);
        points.push(who.and(": ahead of every ranked candidate, whatever its missing scores"));
    }
    if first.is_some() && !maybe.is_empty() {
        points.push(shown.names_of(maybe).and(": could still come first, alone or tied"));
    }
    if leaders.len() <= MOST_NAMED {
        points.extend(leaders.iter().filter_map(|it| matches::of_leader(shown, it.index)));
    }
    points
}

fn weights(shown: &RankedRecord<'_>) -> Text {
    let landscape = &shown.landscape;
    let record = &shown.document.value;
    let is_assumed = landscape.weights != shown.stated.weights;
    let weight = |criterion: &CandidateCriterion| {
        let weight = landscape.weights[*criterion as usize];
        let note = match criterion.weight(record) {
            _ if is_assumed && weight != shown.stated.weights[*criterion as usize] => " (what if)",
            Field::Given(_) => "",
            Field::Missing => " (not stated)",
            Field::Open => " (undecided)",
            Field::Invalid => " (cannot be read)",
        };
        format!("{} \u{d7}{weight}{note}", criterion.name())
    };
    let said: Vec<String> = CandidateCriterion::ALL.iter().map(weight).collect();
    let sum: Vec<String> = landscape.weights.iter().map(|weight| format!("5\u{d7}{weight}")).collect();
    let plain = match said.iter().any(|it| it.ends_with(')') && !it.ends_with("(what if)")) {
        true => format!("; default weight {PLAIN_WEIGHT}"),
        false => String::new(),
    };
    Text::default().and(format!(
        "weights: {}; at most {} = {} points{plain}",
        said.join(", "),
        sum.join(" + "),
        landscape.most()
    ))
}

/// A row for each candidate that reads as its sum.
fn matrix(shown: &RankedRecord<'_>) -> Table {
    let landscape = &shown.landscape;
    let criteria = CandidateCriterion::ALL.iter().map(|criterion| criterion.name());
    let mut table = Table::with_columns(["candidate"].into_iter().chain(criteria).chain(["points", "rank"]));
    for placing in &landscape.placings {
        let mut row = vec![name(shown, placing.index)];
        for (at, score) in placing.scores.iter().enumerate() {
            let sign = if at == 0 { "" } else { "+ " };
            row.push(match score {
                Some(score) => {
                    Text::default().and(format!("{sign}{score}\u{d7}{}", landscape.weights[at])).into()
                }
                None => Cell::toned("not scored", Tone::Caution),
            });
        }
        row.push(Cell::from(points(landscape, placing)));
        row.push(rank_with_bounds(placing));
        table.rows.push(row);
    }
    table
}

fn rank(placing: &Placing) -> Cell {
    match placing.rank {
        Some(rank) if placing.is_shared => format!("{rank}, shared").into(),
        Some(rank) => rank.to_string().into(),
        None => Cell::toned("none", Tone::Caution),
    }
}

/// `= 13 of 20`, which a narrow table does not break.
fn points(landscape: &Landscape, placing: &Placing) -> String {
    let sum = |of: u64| format!("= {} of {of}", placing.points).replace(' ', "\u{a0}");
    match placing.of {
        0 => "no score".to_owned(),
        of if of < landscape.most() => sum(of) + " so far",
        of => sum(of),
    }
}

/// The rank, and in brackets the ranks that are possible once every score is known, where those are not the same: `1 (1–2)`.
fn rank_with_bounds(placing: &Placing) -> Cell {
    let mut cell = rank(placing);
    let possible = match placing.between {
        Some((best, worst)) if best != worst => format!(" ({best}\u{2013}{worst})"),
        Some((only, _)) if placing.rank != Some(only) => format!(" ({only})"),
        _ => return cell,
    };
    cell.lines = cell.lines.into_iter().map(|line| line.and(possible.clone())).collect();
    cell
}

fn unranked(shown: &RankedRecord<'_>, placing: &Placing) -> Text {
    let landscape = &shown.landscape;
    let counts = |criterion: &CandidateCriterion| landscape.weights[*criterion as usize] > 0;
    let missing: Vec<&str> = placing.missing().filter(counts).map(CandidateCriterion::name).collect();
    let (least, most) = placing.bounds;
    let text = Text::default().strong(shown.name(placing.index)).and(format!(
        ": no score for {}; with 1 to 5 there it has {least} to {most} of {} points",
        alternatives(&missing),
        landscape.most()
    ));
    match placing.between {
        Some((best, worst)) if best == worst => text.and(format!(" and ends on rank {best}")),
        Some((best, worst)) => text.and(format!(" and ends between rank {best} and rank {worst}")),
        None => text,
    }
}

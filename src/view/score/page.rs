//! The score for people.

use std::cmp::Reverse;

use super::{Basis, Measured, Score, closest, legal};
use crate::document::charter::model::Structure;
use crate::document::scalar::Rating;
use crate::method::structure::fit::{Cell as FitCell, CriterionStanding, Gap, POINTS, StructureFit};
use crate::method::structure::recommendation::{Reason, Recommendation};
use crate::view::place::lines_of;
use crate::view::{Cell, Page, Table, Text, Tone, party_names, title_of, unread};
use crate::wording::structure::{
    places, purpose, reason, short_of, statement, step, structure_name, wishes, with_article,
};

pub(super) fn page(score: &Score<'_>) -> Page {
    let mut page = Page::default();
    for measured in &score.measured {
        partnership(&mut page, measured);
    }
    page
}

fn partnership(page: &mut Page, measured: &Measured<'_>) {
    page.title(title_of(measured.surveyed.partnership));
    unread(page, measured.surveyed.partnership);
    body(page, measured);
}

/// What is recommended, and why.
pub(super) fn body(page: &mut Page, measured: &Measured<'_>) {
    if measured.basis() == Basis::Unread {
        page.say("The ratings are not known, so there is no recommendation.");
        return;
    }
    assumed(page, measured);
    if measured.basis() == Basis::None {
        page.say(
            "No party has rated a criterion yet, so there is no recommendation. Let each party rate the five criteria as low, medium or high under `model.criteria`; `partner tradeoffs` shows what each structure requires.",
        );
    } else {
        recommendation(page, measured);
        page.heading("How the parties rate the criteria");
        page.table(ratings(measured));
        page.heading("How each structure scores");
        page.table(matrix(measured));
        page.say("Steps apart: short plus unused. The structure with the fewest is the closest match.");
        page.say(format!(
            "Points: {POINTS} where it fits, {} short by one step, 0 by two; criteria not rated by all are not counted.",
            POINTS / 2
        ));
        against(page, measured);
        closest::unused(page, measured);
        deeper(page, measured);
        changes(page, measured);
    }
    legal::form(page, measured);
    legal::equity(page, measured);
}

/// What is taken to be different from the charter, and what follows without it.
fn assumed(page: &mut Page, measured: &Measured<'_>) {
    if measured.assumed.is_empty() {
        return;
    }
    let said: Vec<String> = measured.assumed.iter().map(|it| format!("`{it}`")).collect();
    page.say(format!("What if {}: the charter itself is unchanged.", said.join(", ")));
    let today = &measured.surveyed.assessment.structure.rating.recommendation;
    let then = &measured.rating.recommendation;
    let name = |structure: Option<Structure>| structure.map_or("none fits", structure_name);
    let mut table = Table::with_columns(["", "as the charter says", "what if"]);
    table.row(["start with", name(today.structure), name(then.structure)]);
    table.row(["could support", name(today.ceiling), name(then.ceiling)]);
    page.table(table);
}

fn recommendation(page: &mut Page, measured: &Measured<'_>) {
    let charter = &measured.surveyed.partnership.charter.value;
    let recommendation = &measured.rating.recommendation;
    let so_far = if measured.basis() == Basis::Partial { "On the ratings so far, start" } else { "Start" };
    let mut headline = match recommendation.structure {
        Some(structure) => Text::default().and(format!("{so_far} with ")).strong(with_article(structure)),
        None => Text::default().strong("No structure fits as things are"),
    };
    headline = match recommendation.ceiling {
        Some(ceiling) if Some(ceiling) == recommendation.structure => {
            headline.and(". It is also the deepest structure that all parties can support today.")
        }
        Some(ceiling) => headline
            .and(". The deepest structure that all parties could support today is ")
            .strong(with_article(ceiling))
            .and("."),
        None => headline.and(". No structure could be supported today."),
    };
    page.say(headline);
    let mut because: Vec<Text> =
        recommendation.because.iter().map(|it| Text::from(reason(charter, it))).collect();
    because.extend(chosen(measured));
    page.list(because);
    page.say(closest::sentence(measured));
    if recommendation.because.contains(&Reason::NoObjective) {
        by_objective(page, measured);
    }
    nearest(page, measured);
}

/// What the charter itself has chosen.
fn chosen(measured: &Measured<'_>) -> Option<Text> {
    let chosen = measured.surveyed.assessment.structure.chosen?;
    let partnership = measured.surveyed.partnership;
    let at = lines_of(partnership, &["model.structure"]);
    let recommended = measured.rating.recommendation.structure;
    let is_free = measured.rating.fit_of(chosen).is_some_and(StructureFit::is_free);
    let verdict = match recommended {
        Some(recommended) if recommended == chosen => "as recommended",
        Some(recommended) if chosen > recommended && is_free => "deeper than needed, but it works",
        Some(recommended) if chosen > recommended => "deeper than the parties can support; see below",
        Some(_) => "not deep enough, or ruled out; see below",
        None => "which does not fit as things are",
    };
    Some(Text::from(format!("the charter chooses {}{at}: {verdict}", with_article(chosen))))
}

/// Without an objective: what the choice of one would change.
fn by_objective(page: &mut Page, measured: &Measured<'_>) {
    let mut table = Table::with_columns(["if the partnership is for", "objective", "start with"]);
    for (objective, structure) in &measured.rating.by_objective {
        let start = structure.map_or(Cell::toned("none fits", Tone::Bad), |it| structure_name(it).into());
        table.row([purpose(*objective).into(), Cell::from(format!("`{objective}`")), start]);
    }
    page.table(table);
}

/// Where none fits: the least that would make something fit.
fn nearest(page: &mut Page, measured: &Measured<'_>) {
    let nearest = measured.rating.nearest();
    let Some(first) = nearest.first() else { return };
    let steps = first.distance();
    let steps = if steps == 1 { "one single step".to_owned() } else { format!("{steps} single steps") };
    page.say(format!("The smallest change that would make a structure fit is {steps}:"));
    let charter = &measured.surveyed.partnership.charter.value;
    let way =
        |fit: &&StructureFit| format!("{} needs {}", with_article(fit.structure), wishes(charter, &fit.way));
    page.list(nearest.iter().map(way).map(Text::from).collect());
}

fn ratings(measured: &Measured<'_>) -> Table {
    let charter = &measured.surveyed.partnership.charter.value;
    let columns = ["criterion"].into_iter().chain(party_names(charter)).chain(["gap", "binding rating"]);
    let mut table = Table::with_columns(columns);
    for standing in &measured.rating.criteria {
        let mut row = vec![Cell::from(rated(standing))];
        row.extend(standing.ratings.iter().map(|(_, rating)| rating_cell(*rating)));
        row.push(gap(standing));
        row.push(standing.deciding.map_or_else(|| Cell::from("\u{2013}"), |it| it.as_str().into()));
        table.rows.push(row);
    }
    table
}

/// What the parties rate: under exit simplicity, how much of it they need.
fn rated(standing: &CriterionStanding) -> String {
    let criterion = standing.criterion;
    match criterion.is_need() {
        true => format!("{} (need)", criterion.name()),
        false => criterion.name().to_owned(),
    }
}

fn rating_cell(rating: Option<Rating>) -> Cell {
    match rating {
        Some(rating) => rating.as_str().into(),
        None => Cell::toned("not rated", Tone::Caution),
    }
}

fn gap(standing: &CriterionStanding) -> Cell {
    match standing.gap {
        None if standing.is_complete() => "\u{2013}".into(),
        None => Cell::toned("not known yet", Tone::Quiet),
        Some(Gap::None) => Cell::toned("none", Tone::Quiet),
        Some(Gap::OneStep) if standing.is_complete() => "one step".into(),
        Some(Gap::OneStep) => "at least one step".into(),
        Some(Gap::Wide) => Cell::toned("wide: talk first", Tone::Bad),
    }
}

/// A cell for each criterion and structure, with its points; below them the sum and what rules a structure out.
fn matrix(measured: &Measured<'_>) -> Table {
    let structures = &measured.rating.structures;
    let names = structures.iter().map(|fit| structure_name(fit.structure));
    let mut table = Table::with_columns(["criterion"].into_iter().chain(names));
    for (at, standing) in measured.rating.criteria.iter().enumerate() {
        let mut row = vec![Cell::from(standing.criterion.name())];
        row.extend(structures.iter().map(|fit| fit_cell(fit.cells.get(at).map(|(_, cell)| *cell))));
        table.rows.push(row);
    }
    let mut row = vec![Cell::from("score")];
    row.extend(structures.iter().map(|fit| Cell::from(sum(fit))));
    table.rows.push(row);
    table.rows.extend(closest::distances(structures));
    let mut row = vec![Cell::from("verdict")];
    row.extend(structures.iter().map(verdict));
    table.rows.push(row);
    table
}

fn fit_cell(cell: Option<FitCell>) -> Cell {
    let points = |cell: FitCell| cell.points().unwrap_or_default();
    match cell {
        Some(cell @ FitCell::Fits) => Cell::toned(format!("{} fits", points(cell)), Tone::Good),
        Some(cell @ FitCell::Unused(steps)) => {
            Cell::toned(format!("{} fits, {steps} unused", points(cell)), Tone::Good)
        }
        Some(cell @ FitCell::Short(steps)) => {
            Cell::toned(format!("{} short by {steps}", points(cell)), Tone::Bad)
        }
        Some(FitCell::NotRated { short: 0 }) | None => Cell::toned("not rated by all", Tone::Caution),
        Some(FitCell::NotRated { short }) => {
            Cell::toned(format!("not rated by all, short by {short} already"), Tone::Bad)
        }
    }
}

/// `= 90 of 100`: the sum of the column.
fn sum(fit: &StructureFit) -> String {
    match fit.of {
        0 => "no score".to_owned(),
        of => format!("= {} of {of}", fit.score),
    }
}

fn verdict(fit: &StructureFit) -> Cell {
    if !fit.vetoes.is_empty() {
        return Cell::toned("ruled out", Tone::Bad);
    }
    match (fit.shortfalls.is_empty(), fit.is_deep_enough) {
        (true, true) => Cell::toned("fits", Tone::Good),
        (true, false) => Cell::toned("fits, not deep enough", Tone::Caution),
        (false, _) => Cell::toned("falls short", Tone::Bad),
    }
}

/// The vetoes with the facts behind them, and the shortfalls with who is short.
fn against(page: &mut Page, measured: &Measured<'_>) {
    let partnership = measured.surveyed.partnership;
    let charter = &partnership.charter.value;
    let mut points = Vec::new();
    for fit in &measured.rating.structures {
        let name = structure_name(fit.structure);
        for veto in &fit.vetoes {
            let facts: Vec<String> = places(charter, veto).into_iter().map(|(path, _)| path).collect();
            let (said, why) = (statement(charter, veto), veto.fact.reason());
            let at = lines_of(partnership, &facts);
            points.push(Text::default().strong(name).and(format!(": ruled out, since {said}{at}; {why}")));
        }
        for shortfall in &fit.shortfalls {
            let path = |(party, _): &(String, Rating)| Measured::rating_path(shortfall.criterion, party);
            let paths: Vec<String> = shortfall.parties.iter().map(path).collect();
            let said = short_of(charter, fit.structure, shortfall);
            let at = lines_of(partnership, &paths);
            points.push(Text::default().strong(name).and(format!(": {said}{at}")));
        }
    }
    if !points.is_empty() {
        page.heading("Knock-outs and capacity gaps");
        page.say("Either one overrides the score.");
        page.list(points);
    }
}

/// The way to each structure that is deeper than as recommended.
fn deeper(page: &mut Page, measured: &Measured<'_>) {
    let Some(start) = measured.rating.recommendation.structure else { return };
    let partnership = measured.surveyed.partnership;
    let charter = &partnership.charter.value;
    let mut points: Vec<Text> = Vec::new();
    for fit in measured.rating.structures.iter().filter(|fit| fit.structure > start) {
        let name = structure_name(fit.structure);
        let what = match fit.is_free() {
            true => "could be supported today".to_owned(),
            false => wishes(charter, &fit.way),
        };
        let lead = if fit.is_free() { ": " } else { ": needs " };
        points.push(Text::default().strong(name).and(lead).then(what));
    }
    let migration = charter.model.get().and_then(|model| model.migration.get());
    if let Some((to, when)) = migration.and_then(|it| Some((it.to.get()?, it.when.get()?))) {
        let at = lines_of(partnership, &["model.migration"]);
        points.push(
            Text::default()
                .and(format!("the charter plans to move to {}{at} when: ", with_article(*to)))
                .and(when.as_str()),
        );
    }
    if !points.is_empty() {
        page.heading("Migration path");
        page.list(points);
    }
}

/// Every single step that would change what is recommended, or what could be carried.
fn changes(page: &mut Page, measured: &Measured<'_>) {
    page.heading("What would change it");
    let charter = &measured.surveyed.partnership.charter.value;
    let today = &measured.rating.recommendation;
    if measured.rating.changes.is_empty() {
        page.say(
            "No single step in a rating, no single fact and no other objective changes the recommendation or what could be supported.",
        );
        return;
    }
    let mut outcomes: Vec<(Option<Structure>, Option<Structure>)> = Vec::new();
    for change in &measured.rating.changes {
        let outcome = (change.structure, change.ceiling);
        if !outcomes.contains(&outcome) {
            outcomes.push(outcome);
        }
    }
    // What changes where to start comes first, by the smallest change; then the deepest before the simplest.
    let smallest = |outcome: &(Option<Structure>, Option<Structure>)| {
        let leads = measured.rating.changes.iter().filter(|it| (it.structure, it.ceiling) == *outcome);
        leads.map(|it| it.step.size()).min()
    };
    outcomes.sort_by_key(|it| (it.0 == today.structure, smallest(it), Reverse(*it)));
    for (start, ceiling) in outcomes {
        page.say(outcome(start, ceiling, today).and(", if one of these changes:"));
        let steps =
            measured.rating.changes.iter().filter(|it| (it.structure, it.ceiling) == (start, ceiling));
        page.list(steps.map(|it| Text::from(step(charter, &it.step))).collect());
    }
}

/// Where to start and what could be carried then.
fn outcome(start: Option<Structure>, ceiling: Option<Structure>, today: &Recommendation) -> Text {
    let text = match start {
        None if today.structure.is_none() => Text::default().and("Still no structure fits"),
        None => Text::default().strong("No structure fits any more"),
        Some(start) if Some(start) == today.structure => {
            Text::default().and("Still start with ").and(with_article(start))
        }
        Some(start) => Text::default().and("Start with ").strong(with_article(start)),
    };
    match ceiling {
        None => text.and("; the parties could support none of the three"),
        Some(ceiling) if start.is_some() && Some(ceiling) == start => text,
        Some(ceiling) => {
            text.and("; the deepest that the parties could support is ").strong(with_article(ceiling))
        }
    }
}

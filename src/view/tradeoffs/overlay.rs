//! The ratings of a partnership laid over the table of structures.

use crate::document::charter::model::{LegalForm, Structure};
use crate::document::scalar::Rating;
use crate::method::structure::criteria::{Criterion, need, reached};
use crate::method::structure::fit::{CriterionStanding, StructureFit};
use crate::survey::Surveyed;
use crate::view::place::lines_of;
use crate::view::{Cell, Page, Table, Text, Tone, title_of, unread};
use crate::wording::parties::names;
use crate::wording::structure::{legal_form_name, places, statement, structure_name};
use crate::wording::tradeoffs::enough;

pub(super) fn partnership(page: &mut Page, surveyed: &Surveyed<'_>) {
    page.title(title_of(surveyed.partnership));
    unread(page, surveyed.partnership);
    page.say("Each party appears under the deepest structure that its rating supports.");
    body(page, surveyed);
}

/// The table with the parties in it, and what to know about it.
pub(super) fn body(page: &mut Page, surveyed: &Surveyed<'_>) {
    page.table(ratings(surveyed));
    page.list(notes(surveyed));
}

/// Each party stands in the cell that its rating reaches; the last row says what was chosen and what is ruled out.
fn ratings(surveyed: &Surveyed<'_>) -> Table {
    let charter = &surveyed.partnership.charter.value;
    let rating = &surveyed.assessment.structure.rating;
    let names = Structure::ALL.iter().map(|it| structure_name(*it));
    let mut table = Table::with_columns(["criterion"].into_iter().chain(names));
    for standing in &rating.criteria {
        let cells = Structure::ALL.iter().map(|structure| {
            let level = need(*structure, standing.criterion).level;
            let here = reaching(standing, *structure);
            let tone = if here.is_empty() { Tone::Quiet } else { Tone::Plain };
            let enough = Text::from(enough(standing.criterion, level));
            let here = here.into_iter().map(|(party, rating)| {
                Text::default().strong(format!("{}: {rating}", charter.party_name(party)))
            });
            Cell { lines: [enough].into_iter().chain(here).collect(), tone }
        });
        table.rows.push([Cell::from(standing.criterion.name())].into_iter().chain(cells).collect());
    }
    let verdicts = rating.structures.iter().map(|fit| standing_of(surveyed, fit));
    table.rows.push([Cell::from("choice")].into_iter().chain(verdicts).collect());
    table
}

/// The parties whose rating reaches a structure and no deeper one, each with it.
pub(super) fn reaching(standing: &CriterionStanding, structure: Structure) -> Vec<(&str, Rating)> {
    let rated = standing.ratings.iter().filter_map(|(party, rating)| Some((party.as_str(), (*rating)?)));
    rated.filter(|(_, rating)| reached(standing.criterion, *rating) == structure).collect()
}

fn standing_of(surveyed: &Surveyed<'_>, fit: &StructureFit) -> Cell {
    let charter = &surveyed.partnership.charter.value;
    let is_chosen = surveyed.assessment.structure.chosen == Some(fit.structure);
    let mut lines: Vec<Text> = is_chosen.then(|| Text::default().strong("chosen")).into_iter().collect();
    lines.extend(
        fit.vetoes.iter().map(|veto| Text::default().and("ruled out: ").and(statement(charter, veto))),
    );
    let tone = match (is_chosen, fit.vetoes.is_empty()) {
        (_, false) => Tone::Bad,
        (true, true) => Tone::Good,
        (false, true) => Tone::Plain,
    };
    Cell { lines, tone }
}

fn notes(surveyed: &Surveyed<'_>) -> Vec<Text> {
    let partnership = surveyed.partnership;
    let charter = &partnership.charter.value;
    let structure = &surveyed.assessment.structure;
    let at = |path: &str| lines_of(partnership, &[path]);
    let mut notes = vec![
        match structure.chosen {
            Some(chosen) => Text::default()
                .and("structure chosen: ")
                .strong(structure_name(chosen))
                .and(at("model.structure")),
            None => Text::from("no structure is chosen yet (`model.structure`)"),
        },
        match structure.legal_form.chosen {
            Some(chosen) => Text::default()
                .and("legal form chosen: ")
                .strong(legal_form_name(chosen))
                .and(at("model.legal_form")),
            None => Text::from("no legal form is chosen yet (`model.legal_form`)"),
        },
    ];
    for veto in structure.rating.structures.iter().flat_map(|fit| &fit.vetoes) {
        let paths: Vec<String> = places(charter, veto).into_iter().map(|(path, _)| path).collect();
        let said = format!("{} is ruled out: ", structure_name(veto.structure));
        let why = format!("{}{}", statement(charter, veto), lines_of(partnership, &paths));
        notes.push(Text::default().and(said).and(why));
    }
    for (party, share) in &structure.legal_form.heavy {
        let path = format!("value.share_of_annual_resources.{party}");
        notes.push(Text::default().and(format!(
            "{} is too light: {} contributes {share} of its annual resources{}",
            legal_form_name(LegalForm::Informal),
            charter.party_name(party),
            at(&path)
        )));
    }
    if structure.rating.criteria.iter().all(|it| it.deciding.is_none()) {
        notes.push(Text::from("no party has rated a criterion yet (`model.criteria`)"));
        return notes;
    }
    notes.extend(structure.rating.unrated().into_iter().map(|(criterion, parties)| {
        Text::default().and(format!("{} is not rated by {}", criterion.name(), names(charter, &parties)))
    }));
    notes
}

/// The criteria in the order of the table, with the structure that each party's rating reaches.
pub(super) fn reached_by_party<'a>(
    surveyed: &'a Surveyed<'_>,
) -> impl Iterator<Item = (Criterion, &'a str, Rating, Structure)> {
    surveyed.assessment.structure.rating.criteria.iter().flat_map(|standing| {
        let rated = standing.ratings.iter().filter_map(|(party, rating)| Some((party.as_str(), (*rating)?)));
        rated.map(|(party, rating)| (standing.criterion, party, rating, reached(standing.criterion, rating)))
    })
}

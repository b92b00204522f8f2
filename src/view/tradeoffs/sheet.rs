//! The trade-offs for a spreadsheet: a row for each cell of a table, then one for each rating of a party.

use super::{Tradeoffs, facts_against, overlay};
use crate::document::charter::model::{LegalForm, Structure};
use crate::method::structure::criteria::{Criterion, need};
use crate::view::{Cell, Table};
use crate::wording::structure::statement;
use crate::wording::tradeoffs::{enough, form_profile, structure_profile};

pub(super) fn sheet(tradeoffs: &Tradeoffs<'_>) -> Table {
    let mut table =
        Table::with_columns(["partnership", "option", "aspect", "enough", "words", "party", "rating"]);
    let mut said = |option: &str, aspect: &str, enough: &str, words: String| {
        let cells = ["", option, aspect, enough, words.as_str(), "", ""];
        table.rows.push(cells.iter().map(|cell| plain(cell)).collect());
    };
    for structure in Structure::ALL {
        for criterion in Criterion::ALL {
            let need = need(*structure, *criterion);
            let enough = enough(*criterion, need.level);
            said(structure.as_str(), criterion.as_str(), enough, need.words.to_owned());
        }
        let profile = structure_profile(*structure);
        let against: Vec<&str> = facts_against(*structure).map(|fact| fact.statement()).collect();
        for (aspect, words) in [
            ("what", profile.what),
            ("best_for", profile.best_for),
            ("upside", profile.upside),
            ("downside", profile.downside),
            ("not_when", &against.join("; ")),
            ("deeper", profile.deeper),
        ] {
            said(structure.as_str(), aspect, "", words.to_owned());
        }
    }
    for form in LegalForm::WEIGHED {
        let Some(profile) = form_profile(form) else { continue };
        for (aspect, words) in [
            ("what", profile.what),
            ("fits_when", profile.fits_when),
            ("strengths", profile.strengths),
            ("costs", profile.costs),
            ("not_when", profile.not_when),
            ("must_have", profile.must_have),
            ("move_on", profile.move_on),
        ] {
            said(form.as_str(), aspect, "", words.to_owned());
        }
    }
    for surveyed in &tradeoffs.survey.partnerships {
        let id = surveyed.partnership.id.as_str();
        for (criterion, party, rating, reached) in overlay::reached_by_party(surveyed) {
            let cells = [id, reached.as_str(), criterion.as_str(), "", "", party, rating.as_str()];
            table.rows.push(cells.iter().map(|cell| plain(cell)).collect());
        }
        let structure = &surveyed.assessment.structure;
        let chosen = structure.chosen.map(Structure::as_str);
        for option in chosen.into_iter().chain(structure.legal_form.chosen.map(LegalForm::as_str)) {
            table.row([id, option, "chosen", "", "", "", ""]);
        }
        for veto in structure.rating.structures.iter().flat_map(|fit| &fit.vetoes) {
            let words = statement(&surveyed.partnership.charter.value, veto);
            let parties = veto.parties.join(" ");
            let cells = [id, veto.structure.as_str(), veto.fact.as_str(), "", &words, &parties, ""];
            table.rows.push(cells.iter().map(|cell| plain(cell)).collect());
        }
    }
    table
}

/// A cell whose text is taken as it stands.
fn plain(text: &str) -> Cell {
    crate::view::Text::default().and(text).into()
}

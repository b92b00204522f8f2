//! The trade-offs for programs.

use serde::Serialize;

use super::{Tradeoffs, facts_against, overlay};
use crate::document::charter::model::{LegalForm, Structure};
use crate::method::structure::criteria::{Criterion, need};
use crate::survey::Surveyed;
use crate::view::place::line_of;
use crate::wording::structure::statement;
use crate::wording::tradeoffs::{enough, form_profile, structure_profile};

#[derive(Serialize)]
struct Root<'a> {
    version: u32,
    command: &'static str,
    as_of: String,
    structures: Vec<StructureEntry>,
    legal_forms: Vec<FormEntry>,
    partnerships: Vec<Partnership<'a>>,
}

#[derive(Serialize)]
struct StructureEntry {
    structure: &'static str,
    what: &'static str,
    best_for: &'static str,
    upside: &'static str,
    downside: &'static str,
    not_when: Vec<Against>,
    /// What a move to the next deeper one takes; null for the deepest.
    deeper: Option<&'static str>,
    criteria: Vec<CriterionEntry>,
}

#[derive(Serialize)]
struct Against {
    fact: &'static str,
    statement: &'static str,
    reason: &'static str,
}

#[derive(Serialize)]
struct CriterionEntry {
    criterion: &'static str,
    /// The least rating that is enough; for the need of a clean exit the highest one that is served.
    level: &'static str,
    enough: &'static str,
    words: &'static str,
}

#[derive(Serialize)]
struct FormEntry {
    legal_form: &'static str,
    what: &'static str,
    fits_when: &'static str,
    strengths: &'static str,
    costs: &'static str,
    not_when: &'static str,
    must_have: &'static str,
    move_on: &'static str,
    /// The largest share of a party's yearly resources that it holds, in percent; null where no number limits it.
    share_most: Option<u32>,
}

#[derive(Serialize)]
struct Partnership<'a> {
    id: &'a str,
    name: &'a str,
    path: &'a str,
    stage: Option<&'static str>,
    structure: Option<&'static str>,
    legal_form: Option<&'static str>,
    ratings: Vec<Rated<'a>>,
    vetoes: Vec<Veto<'a>>,
    /// The parties that put in more than an informal form holds.
    too_heavy_for_informal: Vec<&'a str>,
}

#[derive(Serialize)]
struct Rated<'a> {
    criterion: &'static str,
    party: &'a str,
    rating: &'static str,
    /// The deepest structure whose cell the rating reaches.
    reaches: &'static str,
}

#[derive(Serialize)]
struct Veto<'a> {
    structure: &'static str,
    fact: &'static str,
    parties: &'a [String],
    statement: String,
    yaml_path: String,
    line: Option<usize>,
}

pub(super) fn json(tradeoffs: &Tradeoffs<'_>) -> serde_json::Result<String> {
    let survey = tradeoffs.survey;
    let root = Root {
        version: 1,
        command: "tradeoffs",
        as_of: survey.as_of.to_string(),
        structures: Structure::ALL.iter().map(|it| structure(*it)).collect(),
        legal_forms: LegalForm::ALL.iter().map(|it| form(*it, tradeoffs.informal_most())).collect(),
        partnerships: survey.partnerships.iter().map(partnership).collect(),
    };
    Ok(serde_json::to_string_pretty(&root)? + "\n")
}

fn structure(structure: Structure) -> StructureEntry {
    let profile = structure_profile(structure);
    let entry = |criterion: &Criterion| {
        let need = need(structure, *criterion);
        CriterionEntry {
            criterion: criterion.as_str(),
            level: need.level.as_str(),
            enough: enough(*criterion, need.level),
            words: need.words,
        }
    };
    StructureEntry {
        structure: structure.as_str(),
        what: profile.what,
        best_for: profile.best_for,
        upside: profile.upside,
        downside: profile.downside,
        not_when: facts_against(structure)
            .map(|it| Against { fact: it.as_str(), statement: it.statement(), reason: it.reason() })
            .collect(),
        deeper: Some(profile.deeper).filter(|deeper| !deeper.is_empty()),
        criteria: Criterion::ALL.iter().map(entry).collect(),
    }
}

fn form(form: LegalForm, informal_most: u32) -> FormEntry {
    let profile = form_profile(form);
    FormEntry {
        legal_form: form.as_str(),
        what: profile.what,
        fits_when: profile.fits_when,
        strengths: profile.strengths,
        costs: profile.costs,
        not_when: profile.not_when,
        must_have: profile.must_have,
        move_on: profile.move_on,
        share_most: (form == LegalForm::Informal).then_some(informal_most),
    }
}

fn partnership<'a>(surveyed: &'a Surveyed<'_>) -> Partnership<'a> {
    let partnership = surveyed.partnership;
    let structure = &surveyed.assessment.structure;
    let rated = |(criterion, party, rating, reaches): (
        Criterion,
        &'a str,
        crate::document::scalar::Rating,
        Structure,
    )| {
        Rated { criterion: criterion.as_str(), party, rating: rating.as_str(), reaches: reaches.as_str() }
    };
    Partnership {
        id: &partnership.id,
        name: partnership.name(),
        path: &partnership.charter.source.path,
        stage: partnership.charter.value.stage.get().map(|stage| stage.as_str()),
        structure: structure.chosen.map(Structure::as_str),
        legal_form: structure.legal_form.chosen.map(LegalForm::as_str),
        ratings: overlay::reached_by_party(surveyed).map(rated).collect(),
        vetoes: structure
            .rating
            .structures
            .iter()
            .flat_map(|fit| &fit.vetoes)
            .map(|veto| Veto {
                structure: veto.structure.as_str(),
                fact: veto.fact.as_str(),
                parties: &veto.parties,
                statement: statement(&partnership.charter.value, veto),
                yaml_path: veto.path(),
                line: line_of(partnership, &veto.path()),
            })
            .collect(),
        too_heavy_for_informal: structure.legal_form.heavy.iter().map(|(party, _)| party.as_str()).collect(),
    }
}

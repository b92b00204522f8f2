//! The trade-offs for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Tradeoffs, facts_against, overlay};
use crate::document::charter::model::{LegalForm, Structure};
use crate::document::scalar::Rating;
use crate::method::structure::criteria::{Criterion, need};
use crate::method::structure::facts::Fact;
use crate::survey::Surveyed;
use crate::view::head::{Head, LeftOutCounts};
use crate::view::veto::VetoEntry;
use crate::wording::tradeoffs::{enough, form_profile, structure_profile};

/// Structures and legal forms side by side, with the ratings of the partnerships.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TradeoffsData<'a> {
    /// What was found and is not read.
    left_out: LeftOutCounts,
    /// The structures, simplest first.
    structure_profiles: Vec<StructureEntry>,
    /// The legal forms, lightest first.
    legal_form_profiles: Vec<LegalFormEntry>,
    /// The partnerships whose ratings are laid over the tables.
    partnerships: Vec<PlacedPartnership<'a>>,
}

/// A structure.
#[derive(Debug, Serialize, JsonSchema)]
struct StructureEntry {
    /// Which structure.
    structure: Structure,
    /// What it is.
    what: &'static str,
    /// What it is best for.
    best_for: &'static str,
    /// Its upside.
    upside: &'static str,
    /// Its downside.
    downside: &'static str,
    /// The facts that rule it out.
    ruled_out_by: Vec<FactEntry>,
    /// What a move to the next deeper structure takes; null for the deepest.
    deeper: Option<&'static str>,
    /// What it asks for under each criterion.
    needs: Vec<NeedEntry>,
}

/// A fact that rules a structure out.
#[derive(Debug, Serialize, JsonSchema)]
struct FactEntry {
    /// Which fact.
    fact: Fact,
    /// The fact in words.
    statement: &'static str,
    /// Why it rules the structure out.
    reason: &'static str,
}

/// What a structure asks for under a criterion.
#[derive(Debug, Serialize, JsonSchema)]
struct NeedEntry {
    /// Which criterion.
    criterion: Criterion,
    /// The lowest rating that is enough; for exit simplicity the highest that is served.
    level: Rating,
    /// Which ratings are enough, in words.
    enough: &'static str,
    /// What the structure asks for.
    words: &'static str,
}

/// A legal form.
#[derive(Debug, Serialize, JsonSchema)]
struct LegalFormEntry {
    /// Which form.
    legal_form: LegalForm,
    /// What it is.
    what: &'static str,
    /// When it fits.
    fits_when: &'static str,
    /// Its strengths.
    strengths: &'static str,
    /// What it costs.
    costs: &'static str,
    /// When it does not fit.
    not_when: &'static str,
    /// What it must have.
    must_have: &'static str,
    /// When to move on.
    move_on: &'static str,
    /// The largest share of a party's annual resources that it holds, in percent; null where no number limits it.
    share_most: Option<u32>,
}

/// A partnership in the tables.
#[derive(Debug, Serialize, JsonSchema)]
struct PlacedPartnership<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The structure chosen.
    structure: Option<Structure>,
    /// The legal form chosen.
    legal_form: Option<LegalForm>,
    /// How each party rates each criterion.
    placements: Vec<Placement<'a>>,
    /// What rules structures out.
    vetoes: Vec<VetoEntry<'a>>,
    /// The parties that contribute more than an informal form holds.
    too_heavy_for_informal: Vec<&'a str>,
}

/// How one party rates one criterion.
#[derive(Debug, Serialize, JsonSchema)]
struct Placement<'a> {
    /// Which criterion.
    criterion: Criterion,
    /// The party.
    party: &'a str,
    /// Its rating.
    rating: Rating,
    /// The deepest structure that the rating reaches.
    reaches: Structure,
}

pub(super) fn data<'a>(tradeoffs: &Tradeoffs<'a>) -> TradeoffsData<'a> {
    TradeoffsData {
        left_out: LeftOutCounts::of(tradeoffs.survey.left_out),
        structure_profiles: Structure::ALL.iter().map(|it| structure(*it)).collect(),
        legal_form_profiles: LegalForm::WEIGHED
            .iter()
            .filter_map(|it| form(*it, tradeoffs.informal_most()))
            .collect(),
        partnerships: tradeoffs.survey.partnerships.iter().map(partnership).collect(),
    }
}

fn structure(structure: Structure) -> StructureEntry {
    let profile = structure_profile(structure);
    let entry = |criterion: &Criterion| {
        let need = need(structure, *criterion);
        let enough = enough(*criterion, need.level);
        NeedEntry { criterion: *criterion, level: need.level, enough, words: need.words }
    };
    StructureEntry {
        structure,
        what: profile.what,
        best_for: profile.best_for,
        upside: profile.upside,
        downside: profile.downside,
        ruled_out_by: facts_against(structure)
            .map(|fact| FactEntry { fact, statement: fact.statement(), reason: fact.reason() })
            .collect(),
        deeper: Some(profile.deeper).filter(|deeper| !deeper.is_empty()),
        needs: Criterion::ALL.iter().map(entry).collect(),
    }
}

fn form(legal_form: LegalForm, informal_most: u32) -> Option<LegalFormEntry> {
    let profile = form_profile(legal_form)?;
    Some(LegalFormEntry {
        legal_form,
        what: profile.what,
        fits_when: profile.fits_when,
        strengths: profile.strengths,
        costs: profile.costs,
        not_when: profile.not_when,
        must_have: profile.must_have,
        move_on: profile.move_on,
        share_most: (legal_form == LegalForm::Informal).then_some(informal_most),
    })
}

fn partnership<'a>(surveyed: &'a Surveyed<'_>) -> PlacedPartnership<'a> {
    let partnership = surveyed.partnership;
    let structure = &surveyed.assessment.structure;
    let vetoes = structure.rating.structures.iter().flat_map(|fit| &fit.vetoes);
    PlacedPartnership {
        head: Head::of(partnership),
        structure: structure.chosen,
        legal_form: structure.legal_form.chosen,
        placements: overlay::reached_by_party(surveyed)
            .map(|(criterion, party, rating, reaches)| Placement { criterion, party, rating, reaches })
            .collect(),
        vetoes: vetoes.map(|veto| VetoEntry::of(partnership, veto)).collect(),
        too_heavy_for_informal: structure.legal_form.heavy.iter().map(|(party, _)| party.as_str()).collect(),
    }
}

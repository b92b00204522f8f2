//! The score for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Basis, Measured, closest, sheet};
use crate::document::charter::model::{LegalForm, Objective, Structure};
use crate::document::scalar::{Rating, Share};
use crate::method::structure::change::{Step, StructureChange};
use crate::method::structure::criteria::Criterion;
use crate::method::structure::facts::Fact;
use crate::method::structure::fit::{CriterionStanding, Gap, StructureFit};
use crate::method::structure::legal_form::LegalFormAssessment;
use crate::view::data::ForEachParty;
use crate::view::equity::{EquityEntry, shares};
use crate::view::head::Head;
use crate::view::veto::VetoEntry;
use crate::wording::structure::reason;

/// The structures measured for a partnership.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ScoreData<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// What the partnership is for.
    objective: Option<Objective>,
    /// The structure that the charter chooses.
    chosen: Option<Structure>,
    /// What is taken to be different from the charter.
    assumed: Vec<String>,
    /// How much is rated; with `none` and `unread` nothing is recommended.
    basis: Basis,
    /// What is recommended, and why.
    recommendation: RecommendationEntry,
    /// What would be recommended for each objective.
    by_objective: std::collections::BTreeMap<&'static str, Option<Structure>>,
    /// How the parties rate each criterion.
    criterion_ratings: Vec<CriterionRatings<'a>>,
    /// The structures, simplest first.
    structures: Vec<StructureScore<'a>>,
    /// The single changes that would change the recommendation, smallest first.
    changes: Vec<ChangeEntry<'a>>,
    /// The structures that need the fewest changes to fit.
    nearest: Vec<Structure>,
    /// Which legal form is heavy enough.
    legal_form_need: LegalFormNeed<'a>,
    /// The shares in a joint venture; none where the contributions are not known.
    equity: Vec<EquityEntry<'a>>,
}

/// What is recommended.
#[derive(Debug, Serialize, JsonSchema)]
struct RecommendationEntry {
    /// The structure; null where none fits.
    structure: Option<Structure>,
    /// The deepest structure that could be supported; null where none can.
    ceiling: Option<Structure>,
    /// The structure that the ratings resemble most, of those that no fact rules out: the smallest sum of steps, up and
    /// down, between what it demands and the binding ratings; null where there is none.
    closest: Option<Structure>,
    /// The structures that would be closer, did a fact not rule them out; closest first.
    closer_but_ruled_out: Vec<Structure>,
    /// Why, a sentence each.
    because: Vec<String>,
}

/// How the parties rate a criterion.
#[derive(Debug, Serialize, JsonSchema)]
struct CriterionRatings<'a> {
    /// Which criterion.
    criterion: Criterion,
    /// The rating of each party; null where it gives none.
    ratings: ForEachParty<'a, Option<Rating>>,
    /// The binding rating.
    deciding: Option<Rating>,
    /// How far apart the parties are; null where that is not known yet.
    gap: Option<Gap>,
}

/// How well a structure fits.
#[derive(Debug, Serialize, JsonSchema)]
struct StructureScore<'a> {
    /// Which structure.
    structure: Structure,
    /// Its points.
    score: u32,
    /// Out of how many.
    of: u32,
    /// Whether it is deep enough for the objective.
    deep_enough: bool,
    /// Each criterion.
    cells: Vec<CriterionCell>,
    /// Where it needs more than there is.
    shortfalls: Vec<CapacityGap<'a>>,
    /// What it leaves unused of the strategic value and the resources that the weaker side would bring.
    unused: Vec<UnusedCapacity>,
    /// The sum of the steps, up and down, between its demands and the binding ratings; null where no criterion is rated by
    /// all.
    steps_apart: Option<u32>,
    /// What rules it out.
    vetoes: Vec<VetoEntry<'a>>,
    /// What would have to become true for it to fit.
    way: Vec<Move<'a>>,
}

/// How a structure stands under a criterion.
#[derive(Debug, Serialize, JsonSchema)]
struct CriterionCell {
    /// Which criterion.
    criterion: Criterion,
    /// `fits`, `short`, `unused` or `not-rated`.
    state: &'static str,
    /// By how many steps.
    steps: u8,
    /// Its points; null where it is not rated.
    points: Option<u32>,
}

/// Where a structure needs more than there is.
#[derive(Debug, Serialize, JsonSchema)]
struct CapacityGap<'a> {
    /// Which criterion.
    criterion: Criterion,
    /// By how many steps.
    steps: u8,
    /// The ratings of the parties that fall short.
    ratings: ForEachParty<'a, Option<Rating>>,
}

/// What a structure leaves unused.
#[derive(Debug, Serialize, JsonSchema)]
struct UnusedCapacity {
    /// Which criterion.
    criterion: Criterion,
    /// By how many steps.
    steps: u8,
}

/// A rating, a fact or the objective that would be different.
#[derive(Debug, Serialize, JsonSchema)]
struct Move<'a> {
    /// The criterion; null for a fact and for the objective.
    criterion: Option<Criterion>,
    /// The fact; null for a rating and for the objective.
    fact: Option<Fact>,
    /// The party; null for one answer of all and for the objective.
    party: Option<&'a str>,
    /// The rating, the answer or the objective of today; null for none.
    now: Option<String>,
    /// The rating, the answer or the objective that it would be.
    then: String,
}

/// A change, and what would be recommended after it.
#[derive(Debug, Serialize, JsonSchema)]
struct ChangeEntry<'a> {
    /// The change.
    change: Move<'a>,
    /// The structure recommended then; null where none fits.
    structure: Option<Structure>,
    /// The deepest structure that could be supported then; null where none can.
    ceiling: Option<Structure>,
}

/// Which legal form is heavy enough.
#[derive(Debug, Serialize, JsonSchema)]
struct LegalFormNeed<'a> {
    /// The legal form that the charter chooses.
    legal_form: Option<LegalForm>,
    /// The lightest form that holds; null where the contributions are not known.
    lightest: Option<LegalForm>,
    /// The parties that contribute more than an informal form holds.
    heavy: Vec<HeavyShare<'a>>,
    /// The parties whose share of annual resources is not known.
    unknown: &'a [String],
}

/// A share of annual resources that is too large for an informal form.
#[derive(Debug, Serialize, JsonSchema)]
struct HeavyShare<'a> {
    /// The party.
    party: &'a str,
    /// Its share.
    share: Share,
}

pub(super) fn partnership<'a>(measured: &'a Measured<'a>) -> ScoreData<'a> {
    let partnership = measured.surveyed.partnership;
    let charter = &partnership.charter.value;
    let rating = &measured.rating;
    let assessment = &measured.surveyed.assessment.structure;
    let basis = measured.basis();
    let is_known = basis != Basis::Unread;
    let is_rated = is_known && basis != Basis::None;
    let structures = rating.structures.iter().filter(|_| is_known);
    ScoreData {
        head: Head::of(partnership),
        objective: rating.objective,
        chosen: assessment.chosen,
        assumed: measured.assumed.iter().map(ToString::to_string).collect(),
        basis,
        recommendation: recommendation(measured, basis),
        by_objective: rating
            .by_objective
            .iter()
            .map(|(objective, it)| (objective.as_str(), it.filter(|_| is_rated)))
            .collect(),
        criterion_ratings: rating.criteria.iter().filter(|_| is_known).map(criterion).collect(),
        structures: structures.map(|fit| structure(measured, fit)).collect(),
        changes: rating.changes.iter().filter(|_| is_rated).map(change).collect(),
        nearest: rating.nearest().iter().filter(|_| is_known).map(|fit| fit.structure).collect(),
        legal_form_need: legal_form(&assessment.legal_form, is_known && !charter.value.is_invalid()),
        equity: shares(assessment.equity.as_ref().filter(|_| is_known)),
    }
}

fn recommendation(measured: &Measured<'_>, basis: Basis) -> RecommendationEntry {
    let charter = &measured.surveyed.partnership.charter.value;
    let recommended = &measured.rating.recommendation;
    let without = |why: &str| RecommendationEntry {
        structure: None,
        ceiling: None,
        closest: None,
        closer_but_ruled_out: Vec::new(),
        because: vec![why.to_owned()],
    };
    match basis {
        Basis::Unread => without("what each party rates cannot be read"),
        Basis::None => without("no party has rated a criterion"),
        Basis::Complete | Basis::Partial => RecommendationEntry {
            structure: recommended.structure,
            ceiling: recommended.ceiling,
            closest: measured.rating.closest.structure,
            closer_but_ruled_out: measured.rating.closest.ruled_out.clone(),
            because: recommended.because.iter().map(|it| reason(charter, it)).collect(),
        },
    }
}

fn criterion(standing: &CriterionStanding) -> CriterionRatings<'_> {
    CriterionRatings {
        criterion: standing.criterion,
        ratings: ForEachParty(standing.ratings.iter().map(|(party, it)| (party.as_str(), *it)).collect()),
        deciding: standing.deciding,
        gap: standing.gap,
    }
}

fn structure<'a>(measured: &Measured<'_>, fit: &'a StructureFit) -> StructureScore<'a> {
    let partnership = measured.surveyed.partnership;
    let cells = fit.cells.iter().map(|(criterion, cell)| {
        let (state, steps) = sheet::state(*cell);
        CriterionCell { criterion: *criterion, state, steps, points: cell.points() }
    });
    let shortfalls = fit.shortfalls.iter().map(|it| CapacityGap {
        criterion: it.criterion,
        steps: it.steps,
        ratings: ForEachParty(it.parties.iter().map(|(party, it)| (party.as_str(), Some(*it))).collect()),
    });
    StructureScore {
        structure: fit.structure,
        score: fit.score,
        of: fit.of,
        deep_enough: fit.is_deep_enough,
        cells: cells.collect(),
        shortfalls: shortfalls.collect(),
        unused: closest::unused_value(fit)
            .map(|(criterion, steps)| UnusedCapacity { criterion, steps })
            .collect(),
        steps_apart: fit.steps_apart(),
        vetoes: fit.vetoes.iter().map(|veto| VetoEntry::of(partnership, veto)).collect(),
        way: fit.way.iter().map(moved).collect(),
    }
}

fn change(change: &StructureChange) -> ChangeEntry<'_> {
    ChangeEntry { change: moved(&change.step), structure: change.structure, ceiling: change.ceiling }
}

fn moved(step: &Step) -> Move<'_> {
    match step {
        Step::Rating { criterion, party, from, to } => Move {
            criterion: Some(*criterion),
            fact: None,
            party: Some(party),
            now: from.map(|from| from.to_string()),
            then: to.to_string(),
        },
        Step::Fact { fact, party, from, to } => Move {
            criterion: None,
            fact: Some(*fact),
            party: party.as_deref(),
            now: from.map(|from| from.to_string()),
            then: to.to_string(),
        },
        Step::Objective { from, to } => Move {
            criterion: None,
            fact: None,
            party: None,
            now: from.map(|from| from.to_string()),
            then: to.to_string(),
        },
    }
}

fn legal_form(form: &LegalFormAssessment, is_read: bool) -> LegalFormNeed<'_> {
    let is_known = is_read && (!form.heavy.is_empty() || form.unknown.is_empty());
    LegalFormNeed {
        legal_form: form.chosen,
        lightest: is_known.then(|| form.lightest()),
        heavy: form.heavy.iter().map(|(party, share)| HeavyShare { party, share: *share }).collect(),
        unknown: &form.unknown,
    }
}

//! The score for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Basis, Measured, sheet};
use crate::method::structure::StructureAssessment;
use crate::method::structure::change::Step;
use crate::method::structure::equity::Equity;
use crate::method::structure::fit::{CriterionStanding, Gap, StructureFit};
use crate::view::place::line_of;
use crate::wording::structure::{reason, statement};

#[derive(Serialize)]
pub(super) struct Partnership<'a> {
    id: &'a str,
    name: &'a str,
    path: &'a str,
    stage: Option<&'static str>,
    objective: Option<&'static str>,
    chosen: Option<&'static str>,
    /// What is taken to be different from the charter.
    assumed: Vec<String>,
    /// How much is rated: `complete`, `partial`, `none`, or `unread`; with the last two, nothing is recommended.
    basis: &'static str,
    /// The sections of the charter that could not be read: what they say is unknown, not absent.
    unread: &'a [String],
    recommendation: Recommendation,
    by_objective: BTreeMap<&'static str, Option<&'static str>>,
    criteria: Vec<Criterion>,
    structures: Vec<Structure<'a>>,
    changes: Vec<Change<'a>>,
    nearest: Vec<&'static str>,
    legal_form: LegalForm<'a>,
    equity: Option<Vec<Share<'a>>>,
}

#[derive(Serialize)]
struct Recommendation {
    structure: Option<&'static str>,
    ceiling: Option<&'static str>,
    because: Vec<String>,
}

#[derive(Serialize)]
struct Criterion {
    criterion: &'static str,
    ratings: serde_json::Map<String, serde_json::Value>,
    deciding: Option<&'static str>,
    gap: Option<&'static str>,
}

#[derive(Serialize)]
struct Structure<'a> {
    structure: &'static str,
    score: u32,
    of: u32,
    deep_enough: bool,
    cells: Vec<Cell>,
    shortfalls: Vec<Shortfall<'a>>,
    vetoes: Vec<Veto<'a>>,
    /// What would have to become true for it to fit.
    way: Vec<Move<'a>>,
}

#[derive(Serialize)]
struct Cell {
    criterion: &'static str,
    state: &'static str,
    steps: u8,
    points: Option<u32>,
}

#[derive(Serialize)]
struct Shortfall<'a> {
    criterion: &'static str,
    steps: u8,
    parties: Vec<Rated<'a>>,
}

#[derive(Serialize)]
struct Rated<'a> {
    party: &'a str,
    rating: &'static str,
}

#[derive(Serialize)]
struct Veto<'a> {
    fact: &'static str,
    parties: &'a [String],
    statement: String,
    reason: &'static str,
    yaml_path: String,
    line: Option<usize>,
}

/// A rating or a fact that would be different.
#[derive(Serialize)]
struct Move<'a> {
    criterion: Option<&'static str>,
    fact: Option<&'static str>,
    party: Option<&'a str>,
    from: Option<String>,
    to: String,
}

#[derive(Serialize)]
struct Change<'a> {
    change: Move<'a>,
    structure: Option<&'static str>,
    ceiling: Option<&'static str>,
}

#[derive(Serialize)]
struct LegalForm<'a> {
    chosen: Option<&'static str>,
    /// The lightest form that holds; null where what each party puts in is not said.
    lightest: Option<&'static str>,
    heavy: Vec<Heavy<'a>>,
    unknown: &'a [String],
}

#[derive(Serialize)]
struct Heavy<'a> {
    party: &'a str,
    share: String,
}

#[derive(Serialize)]
struct Share<'a> {
    party: &'a str,
    suggested: Option<String>,
    agreed: Option<String>,
}

pub(super) fn partnership<'a>(measured: &'a Measured<'a>) -> Partnership<'a> {
    let partnership = measured.surveyed.partnership;
    let charter = &partnership.charter.value;
    let rating = &measured.rating;
    let assessment = &measured.surveyed.assessment.structure;
    let basis = measured.basis();
    let is_known = basis != Basis::Unread;
    let is_rated = is_known && basis != Basis::None;
    let recommended = &rating.recommendation;
    Partnership {
        id: &partnership.id,
        name: partnership.name(),
        path: &partnership.charter.source.path,
        stage: charter.stage.get().map(|stage| stage.as_str()),
        objective: rating.objective.map(|it| it.as_str()),
        chosen: assessment.chosen.map(|it| it.as_str()),
        assumed: measured.assumed.iter().map(ToString::to_string).collect(),
        basis: basis.as_str(),
        unread: &partnership.charter.unread,
        recommendation: Recommendation {
            structure: recommended.structure.filter(|_| is_rated).map(|it| it.as_str()),
            ceiling: recommended.ceiling.filter(|_| is_rated).map(|it| it.as_str()),
            because: match is_rated {
                true => recommended.because.iter().map(|it| reason(charter, it)).collect(),
                false if !is_known => vec!["what each party rates cannot be read".to_owned()],
                false => vec!["no party has rated a criterion".to_owned()],
            },
        },
        by_objective: rating
            .by_objective
            .iter()
            .map(|(objective, it)| (objective.as_str(), it.filter(|_| is_rated).map(|it| it.as_str())))
            .collect(),
        criteria: rating.criteria.iter().filter(|_| is_known).map(criterion).collect(),
        structures: rating
            .structures
            .iter()
            .filter(|_| is_known)
            .map(|fit| structure(measured, fit))
            .collect(),
        changes: rating.changes.iter().filter(|_| is_rated).map(change).collect(),
        nearest: rating.nearest().iter().filter(|_| is_known).map(|fit| fit.structure.as_str()).collect(),
        legal_form: legal_form(assessment, is_known && !charter.value.is_invalid()),
        equity: assessment.equity.as_ref().filter(|_| is_known).map(shares),
    }
}

fn criterion(standing: &CriterionStanding) -> Criterion {
    let rating = |rating: Option<crate::document::scalar::Rating>| match rating {
        Some(rating) => serde_json::Value::from(rating.as_str()),
        None => serde_json::Value::Null,
    };
    Criterion {
        criterion: standing.criterion.as_str(),
        ratings: standing.ratings.iter().map(|(party, it)| (party.clone(), rating(*it))).collect(),
        deciding: standing.deciding.map(|it| it.as_str()),
        gap: standing.gap.map(|gap| match gap {
            Gap::None => "none",
            Gap::OneStep => "one-step",
            Gap::Wide => "wide",
        }),
    }
}

fn structure<'a>(measured: &Measured<'_>, fit: &'a StructureFit) -> Structure<'a> {
    let partnership = measured.surveyed.partnership;
    Structure {
        structure: fit.structure.as_str(),
        score: fit.score,
        of: fit.of,
        deep_enough: fit.is_deep_enough,
        cells: fit
            .cells
            .iter()
            .map(|(criterion, cell)| {
                let (state, steps) = sheet::state(*cell);
                Cell { criterion: criterion.as_str(), state, steps, points: cell.points() }
            })
            .collect(),
        shortfalls: fit
            .shortfalls
            .iter()
            .map(|it| Shortfall {
                criterion: it.criterion.as_str(),
                steps: it.steps,
                parties: it
                    .parties
                    .iter()
                    .map(|(party, rating)| Rated { party, rating: rating.as_str() })
                    .collect(),
            })
            .collect(),
        vetoes: fit
            .vetoes
            .iter()
            .map(|veto| Veto {
                fact: veto.fact.as_str(),
                parties: &veto.parties,
                statement: statement(&partnership.charter.value, veto),
                reason: veto.fact.reason(),
                yaml_path: veto.path(),
                line: line_of(partnership, &veto.path()),
            })
            .collect(),
        way: fit.way.iter().map(moved).collect(),
    }
}

fn change(change: &crate::method::structure::change::Change) -> Change<'_> {
    Change {
        change: moved(&change.step),
        structure: change.structure.map(|it| it.as_str()),
        ceiling: change.ceiling.map(|it| it.as_str()),
    }
}

fn moved(step: &Step) -> Move<'_> {
    match step {
        Step::Rating { criterion, party, from, to } => Move {
            criterion: Some(criterion.as_str()),
            fact: None,
            party: Some(party),
            from: from.map(|from| from.to_string()),
            to: to.to_string(),
        },
        Step::Fact { fact, party, from, to } => Move {
            criterion: None,
            fact: Some(fact.as_str()),
            party: party.as_deref(),
            from: from.map(|from| from.to_string()),
            to: to.to_string(),
        },
    }
}

fn legal_form(assessment: &StructureAssessment, is_read: bool) -> LegalForm<'_> {
    let form = &assessment.legal_form;
    let is_known = is_read && (!form.heavy.is_empty() || form.unknown.is_empty());
    LegalForm {
        chosen: form.chosen.map(|it| it.as_str()),
        lightest: is_known.then(|| form.lightest().as_str()),
        heavy: form.heavy.iter().map(|(party, share)| Heavy { party, share: share.to_string() }).collect(),
        unknown: &form.unknown,
    }
}

fn shares(equity: &Equity) -> Vec<Share<'_>> {
    let share = |share| {
        let suggested = equity.suggested(share).map(|it| it.to_string());
        Share { party: &share.party, suggested, agreed: share.agreed.map(|it| it.to_string()) }
    };
    equity.shares.iter().map(share).collect()
}

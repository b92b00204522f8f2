//! Structures, facts and ratings in words.

use crate::document::charter::Charter;
use crate::document::charter::model::{Objective, Structure};
use crate::document::scalar::Rating;
use crate::method::structure::change::Step;
use crate::method::structure::criteria::{Criterion, need};
use crate::method::structure::facts::{Fact, Veto};
use crate::method::structure::fit::{Shortfall, StructureFit};
use crate::rules::Subject;
use crate::rules::series::{alternatives, names, series};

/// `a contractual project`.
pub(super) const fn with_article(structure: Structure) -> &'static str {
    match structure {
        Structure::ContractualProject => "a contractual project",
        Structure::CoordinatedEcosystem => "a coordinated ecosystem",
        Structure::IntegratedAlliance => "an integrated alliance",
    }
}

/// What an objective asks for.
pub(super) const fn purpose(objective: Objective) -> &'static str {
    match objective {
        Objective::Deliverable => "a scoped result",
        Objective::Interoperation => "a lasting exchange over shared standards",
        Objective::JointBusiness => "a shared product or a shared profit and loss",
    }
}

/// `strategic alignment`, `its need of a clean exit`.
pub(super) fn called(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::ExitNeed => "the need of a clean exit",
        criterion => criterion.name(),
    }
}

/// The fact of a veto, with the parties of which it is so.
pub(super) fn statement(charter: &Charter, veto: &Veto) -> String {
    let parties: Vec<&str> = veto.parties.iter().map(String::as_str).collect();
    if parties.is_empty() {
        return veto.fact.statement().to_owned();
    }
    let who = names(charter, &parties);
    match (veto.fact, parties.len()) {
        (Fact::FailedMaIntegration, _) => format!("a merger integration of {who} has failed before"),
        (Fact::LegalUnderstaffed, 1) => format!("the legal team of {who} is understaffed"),
        (Fact::LegalUnderstaffed, _) => format!("the legal teams of {who} are understaffed"),
        (fact, 1) => format!("{who} says that {}", fact.statement()),
        (fact, _) => format!("{who} say that {}", fact.statement()),
    }
}

/// Where the charter says what a veto rests on: the answers of the parties, else the fact.
pub(super) fn places(veto: &Veto) -> Vec<String> {
    match veto.parties.as_slice() {
        [] => vec![veto.path()],
        parties => parties.iter().map(|party| format!("{}.{party}", veto.fact.path())).collect(),
    }
}

/// `Kestrel Software rates risk tolerance low`.
pub(super) fn rated(charter: &Charter, criterion: Criterion, party: &str, rating: Rating) -> String {
    format!("{} rates {} {rating}", charter.party_name(party), called(criterion))
}

/// `risk tolerance is low for Northwind Bank and has to be medium`.
pub(super) fn short_of(charter: &Charter, structure: Structure, shortfall: &Shortfall) -> String {
    let criterion = shortfall.criterion;
    let each: Vec<String> = [Rating::Low, Rating::Medium, Rating::High]
        .iter()
        .filter_map(|rating| {
            let of = shortfall.parties.iter().filter(|(_, it)| it == rating);
            let parties: Vec<&str> = of.map(|(party, _)| party.as_str()).collect();
            (!parties.is_empty()).then(|| format!("{rating} for {}", names(charter, &parties)))
        })
        .collect();
    let level = need(structure, criterion).level;
    let limit = match (criterion.is_need(), level) {
        (false, Rating::High) => "has to be high".to_owned(),
        (false, level) => format!("has to be at least {level}"),
        (true, Rating::Low) => "may only be low".to_owned(),
        (true, level) => format!("may at most be {level}"),
    };
    format!("{} is {} and {limit}", called(criterion), series(&each))
}

/// Whether every party has rated every criterion.
pub(super) fn is_rated(subject: &Subject<'_>) -> bool {
    subject.assessment.structure.rating.criteria.iter().all(|standing| standing.is_complete())
}

/// What to choose instead of the chosen structure, or what would have to change.
pub(super) fn instead(subject: &Subject<'_>) -> String {
    let rating = &subject.assessment.structure.rating;
    match rating.recommendation.structure {
        Some(structure) => {
            let purpose = rating.objective.map_or_else(
                || "the simplest one that nothing speaks against".to_owned(),
                |objective| {
                    format!("the simplest one for {} that nothing speaks against", purpose(objective))
                },
            );
            format!("write `structure: {structure}`, {purpose}")
        }
        None => format!("nothing that is deep enough fits as it stands: {}", nearest(subject)),
    }
}

/// Where nothing fits: the fewest changes that would make a structure fit, and what could be carried meanwhile.
pub(super) fn nearest(subject: &Subject<'_>) -> String {
    let rating = &subject.assessment.structure.rating;
    let ways: Vec<String> = rating.nearest().into_iter().map(|fit| way(subject.charter, fit)).collect();
    let meanwhile = match rating.recommendation.ceiling {
        Some(ceiling) => format!("; or settle for what {} can do", with_article(ceiling)),
        None => String::new(),
    };
    format!("{}{meanwhile}", alternatives(&ways))
}

fn way(charter: &Charter, fit: &StructureFit) -> String {
    let steps: Vec<String> = fit.way.iter().map(|step| step_in_words(charter, step)).collect();
    format!("{} needs {}", with_article(fit.structure), series(&steps))
}

fn step_in_words(charter: &Charter, step: &Step) -> String {
    match step {
        Step::Rating { criterion, party, to, .. } => {
            format!("{} of {} to become {to}", called(*criterion), charter.party_name(party))
        }
        Step::Fact { fact, party, to, .. } => match party {
            Some(party) => format!("`{fact}` of {} to become {to}", charter.party_name(party)),
            None => format!("`{fact}` to become {to}"),
        },
    }
}

//! Structures, facts and ratings in words.

use crate::document::charter::Charter;
use crate::document::charter::model::{Objective, Structure};
use crate::document::scalar::Rating;
use crate::method::structure::change::Step;
use crate::method::structure::criteria::{Criterion, need};
use crate::method::structure::facts::{Fact, Veto};
use crate::method::structure::fit::{Shortfall, StructureFit};
use crate::rules::Subject;
use crate::rules::series::{names, series};

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

/// `strategic alignment`, `the need of a clean exit`.
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

/// Where the charter says what a veto rests on, and what it says there: the answers of the parties, else the fact.
pub(super) fn places(charter: &Charter, veto: &Veto) -> Vec<(String, String)> {
    let alone = |parties: Vec<String>| {
        let veto = Veto { parties, ..veto.clone() };
        (veto.path(), statement(charter, &veto))
    };
    match veto.parties.as_slice() {
        [] => vec![alone(Vec::new())],
        parties => parties.iter().map(|party| alone(vec![party.clone()])).collect(),
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
    format!("{} is {}, but {limit}", called(criterion), series(&each))
}

/// Whether every party has rated every criterion.
pub(super) fn is_rated(subject: &Subject<'_>) -> bool {
    subject.assessment.structure.rating.criteria.iter().all(|standing| standing.is_complete())
}

/// What to choose instead of the chosen structure, or what would have to change.
pub(super) fn instead(subject: &Subject<'_>) -> String {
    let rating = &subject.assessment.structure.rating;
    let caution = if is_rated(subject) { "" } else { ", as far as the criteria are rated" };
    match (rating.recommendation.structure, rating.objective) {
        (Some(structure), Some(objective)) => {
            let purpose = purpose(objective);
            format!(
                "write `structure: {structure}`, the simplest one for {purpose} that nothing speaks against{caution}"
            )
        }
        (Some(structure), None) => {
            format!("write `structure: {structure}`, the simplest one that nothing speaks against{caution}")
        }
        (None, Some(objective)) => {
            format!("nothing fits {} as it stands: {}", purpose(objective), nearest(subject))
        }
        (None, None) => format!("nothing fits as it stands: {}", nearest(subject)),
    }
}

/// Where nothing fits: the fewest changes that would make a structure fit, and what could be carried meanwhile.
fn nearest(subject: &Subject<'_>) -> String {
    let rating = &subject.assessment.structure.rating;
    let ways = rating.nearest().into_iter().map(|fit| way(subject.charter, fit));
    let ceiling = rating.recommendation.ceiling;
    let meanwhile = ceiling.map(|ceiling| format!("settle for what {} can do", with_article(ceiling)));
    ways.chain(meanwhile).collect::<Vec<_>>().join("; or ")
}

fn way(charter: &Charter, fit: &StructureFit) -> String {
    let mut wishes: Vec<(String, Vec<&str>, String)> = Vec::new();
    for step in &fit.way {
        let (what, party, to) = match step {
            Step::Rating { criterion, party, to, .. } => {
                (called(*criterion).to_owned(), Some(party), to.to_string())
            }
            Step::Fact { fact, party, to, .. } => (format!("`{fact}`"), party.as_ref(), to.to_string()),
        };
        // Steps come by criterion and by fact: those of one kind stand together.
        match wishes.last_mut().filter(|(last, ..)| *last == what) {
            Some((_, parties, _)) => parties.extend(party.map(String::as_str)),
            None => wishes.push((what, party.map(String::as_str).into_iter().collect(), to)),
        }
    }
    let said: Vec<String> = wishes
        .iter()
        .map(|(what, parties, to)| match parties.as_slice() {
            [] => format!("{what} to become {to}"),
            parties => format!("{what} of {} to become {to}", names(charter, parties)),
        })
        .collect();
    format!("{} needs {}", with_article(fit.structure), said.join(", and "))
}

//! Structures, criteria, facts and what would have to change, in words.

use crate::document::charter::Charter;
use crate::document::charter::model::{LegalForm, Objective, Structure};
use crate::document::scalar::Rating;
use crate::grammar::series;
use crate::method::structure::change::Step;
use crate::method::structure::criteria::{Criterion, need};
use crate::method::structure::facts::{Fact, Veto};
use crate::method::structure::fit::Shortfall;
use crate::method::structure::recommendation::Reason;
use crate::wording::parties::names;

/// `a contractual project`.
#[must_use]
pub const fn with_article(structure: Structure) -> &'static str {
    match structure {
        Structure::ContractualProject => "a contractual project",
        Structure::CoordinatedEcosystem => "a coordinated ecosystem",
        Structure::IntegratedAlliance => "an integrated alliance",
    }
}

/// `contractual project`.
#[must_use]
pub const fn structure_name(structure: Structure) -> &'static str {
    match structure {
        Structure::ContractualProject => "contractual project",
        Structure::CoordinatedEcosystem => "coordinated ecosystem",
        Structure::IntegratedAlliance => "integrated alliance",
    }
}

/// `alliance contract`.
#[must_use]
pub const fn legal_form_name(form: LegalForm) -> &'static str {
    match form {
        LegalForm::Informal => "informal",
        LegalForm::AllianceContract => "alliance contract",
        LegalForm::JointVenture => "joint venture",
        LegalForm::Association => "association",
        LegalForm::Foundation => "foundation",
        LegalForm::HostedProject => "hosted project",
        LegalForm::GrantConsortium => "consortium under a grant",
        LegalForm::StatutoryDuty => "statutory duty",
        LegalForm::Memorandum => "non-binding memorandum",
    }
}

/// What speaks against a pair of structure and legal form, where something does [S2, S3].
#[must_use]
pub const fn odd_pair(structure: Structure, form: LegalForm) -> Option<&'static str> {
    match (structure, form) {
        (Structure::IntegratedAlliance, LegalForm::Informal) => Some(
            "an integrated alliance pools people, budget and rights, and a handshake settles none of them",
        ),
        (Structure::CoordinatedEcosystem, LegalForm::Informal) => {
            Some("an ecosystem depends on standards and service levels, which a handshake cannot enforce")
        }
        (Structure::ContractualProject, LegalForm::JointVenture) => {
            Some("a company of its own outlives a project and costs more than one")
        }
        (Structure::ContractualProject, LegalForm::Informal) => {
            Some("a contractual project has deliverables and payments, which a handshake cannot enforce")
        }
        (Structure::IntegratedAlliance, LegalForm::Memorandum) => Some(
            "an integrated alliance pools people, budget and rights, and a non-binding memorandum settles none of them",
        ),
        (Structure::ContractualProject, LegalForm::Memorandum) => Some(
            "a contractual project has deliverables and payments, which a non-binding memorandum cannot enforce",
        ),
        _ => None,
    }
}

/// What an objective asks for.
#[must_use]
pub const fn purpose(objective: Objective) -> &'static str {
    match objective {
        Objective::Deliverable => "a scoped result",
        Objective::Interoperation => "a lasting exchange over shared standards",
        Objective::JointBusiness => "a shared product or a shared profit and loss",
    }
}

/// `strategic alignment`, `the need for a clean exit`.
#[must_use]
pub fn called(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::ExitNeed => "the need for a clean exit",
        criterion => criterion.name(),
    }
}

/// The fact of a veto, with the parties of which it is so.
#[must_use]
pub fn statement(charter: &Charter, veto: &Veto) -> String {
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
#[must_use]
pub fn places(charter: &Charter, veto: &Veto) -> Vec<(String, String)> {
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
#[must_use]
pub fn rated(charter: &Charter, criterion: Criterion, party: &str, rating: Rating) -> String {
    format!("{} rates {} {rating}", charter.party_name(party), called(criterion))
}

/// `risk tolerance must be at least medium, Northwind Bank rates low`.
#[must_use]
pub fn short_of(charter: &Charter, structure: Structure, shortfall: &Shortfall) -> String {
    let criterion = shortfall.criterion;
    let each: Vec<String> = [Rating::Low, Rating::Medium, Rating::High]
        .iter()
        .filter_map(|rating| {
            let of = shortfall.parties.iter().filter(|(_, it)| it == rating);
            let parties: Vec<&str> = of.map(|(party, _)| party.as_str()).collect();
            let rates = if parties.len() == 1 { "rates" } else { "rate" };
            (!parties.is_empty()).then(|| format!("{} {rates} {rating}", names(charter, &parties)))
        })
        .collect();
    let level = need(structure, criterion).level;
    let limit = match (criterion.is_need(), level) {
        (false, Rating::High) => "must be high".to_owned(),
        (false, level) => format!("must be at least {level}"),
        (true, Rating::Low) => "must be low".to_owned(),
        (true, level) => format!("must be at most {level}"),
    };
    format!("{} {limit}, {}", called(criterion), series(&each))
}

/// Who rates, how, and what.
type Rated<'r> = (Vec<&'r str>, Vec<(String, Vec<&'r str>)>);

/// What would have to become so, those who have to rate together: `Velo Post and Cargonaute to rate risk tolerance high`.
#[must_use]
pub fn wishes(charter: &Charter, way: &[Step]) -> String {
    let mut ratings: Vec<Rated<'_>> = Vec::new();
    let mut wishes: Vec<String> = Vec::new();
    for criterion in Criterion::ALL.iter().copied() {
        let steps = way.iter().filter_map(|step| match step {
            Step::Rating { criterion: of, party, to, .. } if *of == criterion => Some((party.as_str(), to)),
            _ => None,
        });
        let (parties, levels): (Vec<&str>, Vec<&Rating>) = steps.unzip();
        let Some(to) = levels.first().map(ToString::to_string) else { continue };
        let at = ratings.iter().position(|(who, _)| *who == parties).unwrap_or(ratings.len());
        if at == ratings.len() {
            ratings.push((parties, Vec::new()));
        }
        let Some((_, levels)) = ratings.get_mut(at) else { continue };
        match levels.iter_mut().find(|(level, _)| *level == to) {
            Some((_, criteria)) => criteria.push(called(criterion)),
            None => levels.push((to, vec![called(criterion)])),
        }
    }
    wishes.extend(ratings.iter().map(|(parties, levels)| {
        let levels: Vec<String> =
            levels.iter().map(|(to, criteria)| format!("{} {to}", series(criteria))).collect();
        format!("{} to rate {}", names(charter, parties), series(&levels))
    }));
    for fact in Fact::ALL.iter().copied() {
        let of = way.iter().filter_map(|step| match step {
            Step::Fact { fact: of, party, .. } if *of == fact => Some(party.as_deref()),
            _ => None,
        });
        let parties: Vec<Option<&str>> = of.collect();
        if !parties.is_empty() {
            let parties: Vec<&str> = parties.into_iter().flatten().collect();
            wishes.push(format!("{} (`{fact}`)", remedy(charter, fact, &parties)));
        }
    }
    wishes.extend(way.iter().filter_map(|step| match step {
        Step::Objective { to, .. } => Some(format!("{} as the objective", purpose(*to))),
        Step::Rating { .. } | Step::Fact { .. } => None,
    }));
    wishes.join("; ")
}

/// What a fact that rules a structure out would have to give way to, for these parties or for all.
fn remedy(charter: &Charter, fact: Fact, parties: &[&str]) -> String {
    let of = |preposition: &str| match parties {
        [] => String::new(),
        parties => format!(" {preposition} {}", names(charter, parties)),
    };
    match fact {
        Fact::FailedMaIntegration => format!("no failed merger integration{}", of("at")),
        Fact::LegalUnderstaffed => format!("enough lawyers{}", of("at")),
        Fact::TightDataIntegration => format!("no need for tight data integration{}", of("of")),
        Fact::JointProductDevelopment => format!("no need to develop a product jointly{}", of("for")),
    }
}

/// One reason behind a recommendation, as a clause.
#[must_use]
pub fn reason(charter: &Charter, reason: &Reason) -> String {
    let of = |parties: &[String]| {
        let parties: Vec<&str> = parties.iter().map(String::as_str).collect();
        names(charter, &parties)
    };
    match reason {
        Reason::NoObjective => "no objective (`model.objective`), so no structure is too shallow".to_owned(),
        Reason::TooShallow(structure, objective) => {
            format!("{} is not deep enough for {}", with_article(*structure), purpose(*objective))
        }
        Reason::Vetoed(veto) => format!(
            "{} is ruled out because {}: {}",
            with_article(veto.structure),
            statement(charter, veto),
            veto.fact.reason()
        ),
        Reason::Short(structure, shortfall) => format!(
            "{} has a capacity gap: {}",
            with_article(*structure),
            short_of(charter, *structure, shortfall)
        ),
        Reason::Simplest(structure) => {
            format!("{} is the simplest structure that works", with_article(*structure))
        }
        Reason::CouldCarry(structure) => {
            format!("{} would work too: its upside is left unused", with_article(*structure))
        }
        Reason::NothingFits => "no structure that is deep enough works".to_owned(),
        Reason::NotRated(criterion, parties) => {
            format!("{} is not rated by {} and is left out", called(*criterion), of(parties))
        }
        Reason::NotAnswered(fact, parties) if parties.is_empty() => {
            format!("`{fact}` is not answered; a yes would rule out {}", with_article(fact.rules_out()))
        }
        Reason::NotAnswered(fact, parties) => format!(
            "`{fact}` is not answered by {}; a yes would rule out {}",
            of(parties),
            with_article(fact.rules_out())
        ),
    }
}

/// `risk tolerance of Northwind Bank: low → medium`.
#[must_use]
pub fn step(charter: &Charter, step: &Step) -> String {
    let arrow = |from: Option<String>, to: String| {
        format!("{} \u{2192} {to}", from.unwrap_or_else(|| "not given".to_owned()))
    };
    match step {
        Step::Rating { criterion, party, from, to } => format!(
            "{} of {}: {}",
            criterion.rated_as(),
            charter.party_name(party),
            arrow(from.map(|from| from.to_string()), to.to_string())
        ),
        Step::Fact { fact, party, from, to } => {
            let of =
                party.as_ref().map(|party| format!(" for {}", charter.party_name(party))).unwrap_or_default();
            let said = arrow(from.map(|from| from.to_string()), to.to_string());
            format!("{} (`{fact}`){of}: {said}", fact.statement())
        }
        Step::Objective { from, to } => {
            format!("objective: {}", arrow(from.map(|from| from.to_string()), to.to_string()))
        }
    }
}

//! What the structures are measured against: ratings, facts and the objective.

use super::criteria::Criterion;
use super::facts::{Fact, FactAnswer};
use crate::document::charter::Charter;
use crate::document::charter::model::Objective;
use crate::document::scalar::Rating;
use crate::document::{Each, Field};

/// What the parties rated and answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inputs {
    /// The parties' ids.
    pub parties: Vec<String>,
    /// For each criterion in its order, each party's rating in the order of the parties.
    pub ratings: [Vec<Option<Rating>>; 5],
    /// For each fact in its order, what is answered.
    pub facts: [FactAnswer; 4],
    /// What the partnership is for.
    pub objective: Option<Objective>,
}

impl Inputs {
    /// What a charter says. What is open or cannot be read is not there.
    #[must_use]
    pub fn of(charter: &Charter) -> Self {
        let parties: Vec<String> = charter.party_ids().into_iter().map(str::to_owned).collect();
        let model = charter.model.get();
        let criteria = model.and_then(|model| model.criteria.get());
        let facts = model.and_then(|model| model.facts.get());
        let ratings = |criterion: Criterion| -> Vec<Option<Rating>> {
            let field = criteria.and_then(|criteria| criterion.of(criteria).get());
            let of_party = |party: &String| field?.of(party).get().map(|rating| **rating);
            parties.iter().map(of_party).collect()
        };
        let answer = |fact: Fact| match facts.map(|facts| fact.of(facts)) {
            Some(Field::Given(Each::All(answer))) => FactAnswer::All(*answer),
            Some(Field::Given(Each::Parties(answers))) => {
                let of_party = |party: &String| answers.of(party).get().map(|answer| **answer);
                FactAnswer::Parties(parties.iter().map(of_party).collect())
            }
            _ => FactAnswer::Unanswered,
        };
        Self {
            ratings: [
                ratings(Criterion::StrategicAlignment),
                ratings(Criterion::ResourceCommitment),
                ratings(Criterion::RiskTolerance),
                ratings(Criterion::GovernanceCapacity),
                ratings(Criterion::ExitNeed),
            ],
            facts: [
                answer(Fact::FailedMaIntegration),
                answer(Fact::LegalUnderstaffed),
                answer(Fact::TightDataIntegration),
                answer(Fact::JointProductDevelopment),
            ],
            objective: model.and_then(|model| model.objective.get()).copied(),
            parties,
        }
    }

    /// Each party's rating of a criterion, in the order of the parties.
    #[must_use]
    pub fn ratings_of(&self, criterion: Criterion) -> &[Option<Rating>] {
        &self.ratings[criterion as usize]
    }

    /// What is answered about a fact.
    #[must_use]
    pub fn answer_to(&self, fact: Fact) -> &FactAnswer {
        &self.facts[fact as usize]
    }

    pub(super) fn names(&self, at: &[usize]) -> Vec<String> {
        at.iter().filter_map(|at| self.parties.get(*at).cloned()).collect()
    }
}

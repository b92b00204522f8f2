//! Which structure and which legal form fit [S2, S3].
//!
//! Three structures are measured against five criteria. The score only describes: a veto or a shortfall decides whatever
//! it says. Everything holds for any number of parties.

pub mod board;
pub mod change;
pub mod closest;
pub mod criteria;
pub mod equity;
pub mod exclusivity;
pub mod facts;
pub mod fit;
pub mod inputs;
pub mod legal_form;
pub mod recommendation;
pub mod tier;
pub mod what_if;

use self::change::{StructureChange, changes};
use self::closest::Closest;
use self::criteria::Criterion;
use self::equity::Equity;
use self::exclusivity::ExclusivityTerm;
use self::facts::{Fact, FactAnswer};
use self::fit::{CriterionStanding, StructureFit};
use self::inputs::Inputs;
use self::legal_form::LegalFormAssessment;
use self::recommendation::Recommendation;
use crate::config::Policy;
use crate::document::charter::model::{Objective, Structure};
use crate::document::scalar::YesNo;
use crate::partnership::Partnership;

/// Everything that is calculated of structure and legal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructureAssessment {
    /// The ratings and facts together.
    pub rating: StructureRating,
    /// The structure that the charter chooses.
    pub chosen: Option<Structure>,
    /// The structure that the charter means to move to.
    pub migration: Option<Structure>,
    /// Exclusivity that was granted. In an integrated alliance it costs the freedom to pivot [S2].
    pub exclusivity: Vec<ExclusivityTerm>,
    /// What speaks for or against the legal form.
    pub legal_form: LegalFormAssessment,
    /// What the contributions suggest for the shares; `None` where none are listed.
    pub equity: Option<Equity>,
}

/// The three structures measured, and what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructureRating {
    /// What the partnership is for.
    pub objective: Option<Objective>,
    /// The criteria as rated, in their order.
    pub criteria: Vec<CriterionStanding>,
    /// The structures, simplest first.
    pub structures: Vec<StructureFit>,
    /// Where to start and how far it could go.
    pub recommendation: Recommendation,
    /// The structure that the ratings resemble most.
    pub closest: Closest,
    /// What would be recommended for each objective.
    pub by_objective: Vec<(Objective, Option<Structure>)>,
    /// Every single step that would change the recommendation or the ceiling, smallest first.
    pub changes: Vec<StructureChange>,
    /// Facts that are not answered, each with the parties; no parties where nothing is said at all.
    pub unanswered: Vec<(Fact, Vec<String>)>,
}

impl StructureRating {
    /// Measures everything.
    #[must_use]
    pub fn of(inputs: &Inputs) -> Self {
        let criteria: Vec<CriterionStanding> =
            Criterion::ALL.iter().map(|criterion| fit::standing(inputs, *criterion)).collect();
        let structures: Vec<StructureFit> =
            Structure::ALL.iter().map(|structure| fit::measure(inputs, &criteria, *structure)).collect();
        let footing = change::Footing::of(inputs);
        let by_objective = Objective::ALL.iter().map(|it| (*it, footing.recommended(Some(*it)))).collect();
        let unanswered: Vec<(Fact, Vec<String>)> =
            Fact::ALL.iter().filter_map(|fact| unanswered(inputs, *fact)).collect();
        let recommendation = Recommendation::of(inputs.objective, &criteria, &structures, &unanswered);
        Self {
            objective: inputs.objective,
            recommendation,
            closest: Closest::of(&structures),
            by_objective,
            changes: changes(inputs),
            unanswered,
            criteria,
            structures,
        }
    }

    /// One structure, measured.
    #[must_use]
    pub fn fit_of(&self, structure: Structure) -> Option<&StructureFit> {
        self.structures.iter().find(|fit| fit.structure == structure)
    }

    /// Where none fits: the structures deep enough for the objective that the fewest single steps would make fit,
    /// simplest first. Several are a tie.
    #[must_use]
    pub fn nearest(&self) -> Vec<&StructureFit> {
        if self.recommendation.structure.is_some() {
            return Vec::new();
        }
        let deep: Vec<&StructureFit> = self.structures.iter().filter(|fit| fit.is_deep_enough).collect();
        let least = deep.iter().map(|fit| fit.distance()).min();
        deep.into_iter().filter(|fit| Some(fit.distance()) == least).collect()
    }

    /// The criteria that some party did not rate, each with those parties.
    #[must_use]
    pub fn unrated(&self) -> Vec<(Criterion, Vec<&str>)> {
        let unrated = self.criteria.iter().map(|it| (it.criterion, it.rated(None)));
        unrated.filter(|(_, parties)| !parties.is_empty()).collect()
    }
}

impl StructureAssessment {
    /// Works out everything from the charter of a partnership.
    #[must_use]
    pub fn of(partnership: &Partnership, policy: &Policy) -> Self {
        let charter = &partnership.charter.value;
        let model = charter.model.get();
        Self {
            rating: StructureRating::of(&Inputs::of(charter)),
            chosen: model.and_then(|model| model.structure.get()).copied(),
            migration: model.and_then(|model| model.migration.get()?.to.get()).copied(),
            exclusivity: exclusivity::granted(charter),
            legal_form: LegalFormAssessment::of(charter, policy),
            equity: model.and_then(|model| Equity::of(model, &charter.party_ids())),
        }
    }

    /// The chosen structure, measured.
    #[must_use]
    pub fn chosen_fit(&self) -> Option<&StructureFit> {
        self.rating.fit_of(self.chosen?)
    }
}

fn unanswered(inputs: &Inputs, fact: Fact) -> Option<(Fact, Vec<String>)> {
    match inputs.answer_to(fact) {
        FactAnswer::Unanswered => Some((fact, Vec::new())),
        FactAnswer::All(_) => None,
        // One yes decides, whatever the others would say.
        answer if !answer.with(Some(YesNo::Yes)).is_empty() => None,
        answer => {
            let parties = inputs.names(&answer.with(None));
            (!parties.is_empty()).then_some((fact, parties))
        }
    }
}

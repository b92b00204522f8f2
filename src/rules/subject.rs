//! What a rule sees.

use crate::config::{Configuration, Policy, Weights};
use crate::document::charter::Charter;
use crate::document::charter::model::{LegalForm, Structure};
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::method::Assessment;
use crate::method::deal::Deal;
use crate::partnership::Partnership;

/// What a rule sees of a partnership.
pub struct Subject<'a> {
    /// The partnership with its records.
    pub partnership: &'a Partnership,
    /// Its charter.
    pub charter: &'a Charter,
    /// What the calculations say.
    pub assessment: &'a Assessment,
    /// The numbers to go by.
    pub policy: &'a Policy,
    /// What the team has settled for itself.
    pub configuration: &'a Configuration,
    /// What rules weigh in this charter.
    pub weights: Weights<'a>,
    /// The day of the judgement.
    pub as_of: Date,
    /// The stage that is asked about.
    pub stage: Stage,
}

impl Subject<'_> {
    /// The parties' ids in the order of the charter.
    #[must_use]
    pub fn parties(&self) -> Vec<&str> {
        self.charter.party_ids()
    }

    /// What passes between the parties, as far as the charter says it.
    #[must_use]
    pub const fn deal(&self) -> Deal<'_> {
        Deal::of(self.charter)
    }

    /// Whether the parties chose to work together without a contract, where less is asked [S3]. A charter whose `model` cannot
    /// be read may say so, and is asked no more than that.
    #[must_use]
    pub fn is_informal(&self) -> bool {
        let form = self.charter.model.and(|model| &model.legal_form);
        let is_chosen = form.get().is_some_and(|form| **form == LegalForm::Informal);
        is_chosen || self.charter.model.is_invalid()
    }

    /// Whether the parties chose a contractual project, which ends with its result.
    #[must_use]
    pub fn is_project(&self) -> bool {
        self.has_structure(Structure::ContractualProject)
    }

    /// Whether the parties chose a coordinated ecosystem, in which each keeps its own systems.
    #[must_use]
    pub fn is_ecosystem(&self) -> bool {
        self.has_structure(Structure::CoordinatedEcosystem)
    }

    fn has_structure(&self, structure: Structure) -> bool {
        self.charter.model.and(|model| &model.structure).get() == Some(&&structure)
    }

    /// The currency in which the parties count, else that of the value section's first amount, for examples of what to write.
    #[must_use]
    pub fn currency(&self) -> &'static str {
        if let Some(currency) = self.charter.currency.get() {
            return currency.code();
        }
        let amounts = self.assessment.value.as_ref().map(|equation| equation.amounts.as_slice());
        amounts.and_then(<[_]>::first).map_or("GBP", |(_, money)| money.currency().code())
    }
}

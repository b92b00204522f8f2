//! Which legal form is heavy enough [S3].

use crate::config::Policy;
use crate::document::charter::Charter;
use crate::document::charter::model::LegalForm;
use crate::document::scalar::Share;

/// What is known of the legal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalFormAssessment {
    /// The form that the charter chooses.
    pub chosen: Option<LegalForm>,
    /// The parties that put in more of a year's resources than an informal form can hold, each with its share.
    pub heavy: Vec<(String, Share)>,
    /// The parties of which it is not said what share of a year's resources they put in.
    pub unknown: Vec<String>,
}

impl LegalFormAssessment {
    pub(super) fn of(charter: &Charter, policy: &Policy) -> Self {
        let shares = charter.value.get().and_then(|value| value.share_of_annual_resources.get());
        // Whole percents in the policy, ten-thousandths of one in the charter.
        let most = i64::from(policy.informal_share_most).saturating_mul(10_000);
        let share_of = |party: &str| shares.and_then(|shares| shares.of(party).get().map(|share| **share));
        let parties = charter.party_ids();
        let heavy = parties
            .iter()
            .filter_map(|party| Some(((*party).to_owned(), share_of(party)?)))
            .filter(|(_, share)| share.parts() > most)
            .collect();
        let unknown = parties.iter().filter(|it| share_of(it).is_none()).map(|it| (*it).to_owned()).collect();
        let chosen = charter.model.get().and_then(|model| model.legal_form.get()).copied();
        Self { chosen, heavy, unknown }
    }

    /// The lightest form that holds, as far as the shares say.
    #[must_use]
    pub fn lightest(&self) -> LegalForm {
        if self.heavy.is_empty() { LegalForm::Informal } else { LegalForm::AllianceContract }
    }
}

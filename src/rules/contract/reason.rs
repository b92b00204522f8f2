//! Why a term matters to this kind of partnership.

use crate::document::charter::model::{LegalForm, Structure};
use crate::rules::Subject;

/// One reason for each kind of partnership, and one where the charter does not say which kind it is.
pub(super) struct Reasons {
    /// A contractual project.
    pub(super) project: &'static str,
    /// A coordinated ecosystem.
    pub(super) ecosystem: &'static str,
    /// An integrated alliance.
    pub(super) integrated: &'static str,
    /// A joint venture, whatever its structure.
    pub(super) venture: &'static str,
    /// No structure chosen yet.
    pub(super) untold: &'static str,
}

impl Reasons {
    /// The reason that holds here.
    pub(super) fn of(&self, subject: &Subject<'_>) -> &'static str {
        let model = subject.charter.model.get();
        if model.and_then(|model| model.legal_form.get()) == Some(&LegalForm::JointVenture) {
            return self.venture;
        }
        match model.and_then(|model| model.structure.get()) {
            Some(Structure::ContractualProject) => self.project,
            Some(Structure::CoordinatedEcosystem) => self.ecosystem,
            Some(Structure::IntegratedAlliance) => self.integrated,
            None => self.untold,
        }
    }
}

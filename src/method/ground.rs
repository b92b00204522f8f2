//! What a plan and a diagnosis look at: one partnership on one day.

use super::Assessment;
use crate::config::Policy;
use crate::document::charter::Charter;
use crate::document::charter::party::Party;
use crate::document::scalar::Date;
use crate::partnership::Partnership;

/// One partnership on one day.
pub(super) struct Ground<'a> {
    pub(super) partnership: &'a Partnership,
    pub(super) charter: &'a Charter,
    pub(super) assessment: &'a Assessment,
    pub(super) policy: &'a Policy,
    pub(super) as_of: Date,
    /// The ids of the parties, in the order of the charter.
    pub(super) parties: Vec<&'a str>,
}

impl<'a> Ground<'a> {
    pub(super) fn of(
        partnership: &'a Partnership,
        assessment: &'a Assessment,
        policy: &'a Policy,
        as_of: Date,
    ) -> Self {
        let charter = &partnership.charter.value;
        Self { partnership, charter, assessment, policy, as_of, parties: charter.party_ids() }
    }

    pub(super) fn name(&self, party: &'a str) -> &'a str {
        self.charter.party_name(party)
    }

    pub(super) fn party(&self, party: &str) -> Option<&'a Party> {
        self.charter.parties.get()?.get(party)?.get()
    }
}

//! A change request: what is to change in the charter, and who agreed [S0].

use crate::document::record::record;
use crate::document::scalar::{Date, Id, Person, Text, keyword};
use crate::document::{ByParty, List, Named, PartyRef};

keyword! {
    /// Where a change request stands.
    pub enum ChangeStatus as binding {
        /// Asked for.
        Proposed = "proposed",
        /// Agreed: the charter may be changed.
        Approved = "approved",
        /// Refused.
        Rejected = "rejected",
        /// Taken back by whoever asked.
        Withdrawn = "withdrawn",
    }
}

record! { "a change request",
    /// One change request.
    pub struct Change as binding {
        /// `change/v1`.
        partner: Text,
        /// The partnership, where the folder does not say.
        partnership: Id,
        /// What is to change.
        what: Text,
        /// Which party asks for it.
        asked_by: PartyRef,
        /// On which day.
        date: Date,
        /// The paths in the charter that may change: `scope.included`.
        touches: List<Text>,
        /// What it means for each party, by the party's id, and for anything else, by a word such as `resources`.
        impact: Named<Text>,
        /// Who approved it for each party.
        approved: ByParty<Approval>,
        /// Where it stands.
        status: ChangeStatus,
    }
}

record! { "an approval",
    /// One side's approval; a plain name says who.
    pub struct Approval short by {
        /// Who approved.
        by: Person,
        /// On which day.
        date: Date,
    }
}

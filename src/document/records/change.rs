//! A change request: what is to change in the charter, and who agreed [S0].

use crate::document::record::record;
use crate::document::scalar::{Date, Id, Person, Text, keyword};
use crate::document::{ByParty, List, Named, PartyRef};

keyword! {
    /// Status of a change request.
    pub enum ChangeStatus as binding {
        /// Requested.
        Proposed = "proposed",
        /// Agreed: the charter may be changed.
        Approved = "approved",
        /// Refused.
        Rejected = "rejected",
        /// Withdrawn by the party that asked.
        Withdrawn = "withdrawn",
    }
}

record! { "a change request",
    /// One change request.
    pub struct ChangeRequest as binding {
        /// `change/v1`.
        partner: Text,
        /// The partnership, if not given by the folder.
        partnership: Id,
        /// What will change.
        what: Text,
        /// Which party requests it.
        asked_by: PartyRef,
        /// On which day.
        date: Date,
        /// The paths in the charter that may change: `scope.included`.
        touches: List<Text>,
        /// Impact on each party, by its id, and on anything else, by a word such as `resources`.
        impact: Named<Text>,
        /// Who approved it for each party.
        approved: ByParty<Approval>,
        /// Status.
        status: ChangeStatus,
    }
}

record! { "an approval",
    /// One party's approval; a plain name says who.
    pub struct Approval short by {
        /// Who approved.
        by: Person,
        /// On which day.
        date: Date,
    }
}

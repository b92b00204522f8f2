//! One side's acknowledgement of what the charter said on a day.

use crate::document::record::record;
use crate::document::scalar::{Date, Fingerprint, Id, Person, Text};
use crate::document::{BySection, PartyRef};

record! { "an acknowledgement",
    /// Sections that a party has acknowledged, each with a fingerprint of its content at the time.
    pub struct Acknowledgement as binding {
        /// `acknowledgement/v1`.
        partner: Text,
        /// The partnership, if not given by the folder.
        partnership: Id,
        /// Which party.
        side: PartyRef,
        /// Who acknowledged for the party.
        by: Person,
        /// On which day.
        date: Date,
        /// The sections with their fingerprints.
        sections: BySection<Fingerprint>,
    }
}

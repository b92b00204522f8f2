//! One side's acknowledgement of what the charter said on a day.

use crate::document::record::record;
use crate::document::scalar::{Date, Fingerprint, Id, Person, Text};
use crate::document::{BySection, PartyRef};

record! { "an acknowledgement",
    /// Which sections a side has acknowledged, each with the fingerprint of what it said then.
    pub struct Acknowledgement as binding {
        /// `acknowledgement/v1`.
        partner: Text,
        /// The partnership, where the folder does not say.
        partnership: Id,
        /// Which side.
        side: PartyRef,
        /// Who acknowledged for it.
        by: Person,
        /// On which day.
        date: Date,
        /// The sections with their fingerprints.
        sections: BySection<Fingerprint>,
    }
}

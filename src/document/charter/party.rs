//! Who takes part.

use crate::document::List;
use crate::document::record::record;
use crate::document::scalar::{Count, CountryCode, Person, Text};

record! { "a party",
    /// One party and its people in the partnership.
    pub struct Party {
        /// What the party is called.
        name: Text,
        /// Where it is seated, by ISO 3166 code.
        country: CountryCode,
        /// Its industry.
        industry: Text,
        /// What it is good at.
        capabilities: List<Text>,
        /// How many people work there.
        employees: Count,
        /// The executive who answers for the partnership [S4].
        sponsor: Person,
        /// The partnership manager [S0, S3].
        manager: Person,
        /// Who keeps the partnership alive inside the party; at least two [S0].
        champions: List<Person>,
        /// Who bridges the cultures [S3].
        liaison: Person,
    }
}

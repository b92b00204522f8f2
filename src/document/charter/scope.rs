//! What belongs to the partnership.

use crate::document::record::record;
use crate::document::scalar::Text;
use crate::document::{Each, List};

record! { "the scope",
    /// What is in and what is out.
    pub struct Scope {
        /// What the partnership does.
        included: List<Text>,
        /// What it does not do.
        excluded: List<Text>,
        /// How value-added tax is settled between countries [S1].
        vat: Text,
        /// How customers consent to the use of their data [S1].
        data_consent: Text,
        /// Which duties towards regulators each party carries.
        regulatory_duties: Each<Text>,
    }
}

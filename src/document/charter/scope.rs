//! What belongs to the partnership.

use crate::document::List;
use crate::document::record::record;
use crate::document::scalar::Text;

record! { "the scope",
    /// What is in and what is out.
    pub struct Scope {
        /// What the partnership does.
        included: List<Text>,
        /// What it does not do.
        excluded: List<Text>,
    }
}

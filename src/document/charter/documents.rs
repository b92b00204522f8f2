//! The documents that make up a contract (contract practice).

use crate::document::record::record;
use crate::document::scalar::{Id, Link, Text};

record! { "a document of the contract",
    /// One of the documents that make up the contract.
    pub struct Document {
        /// Its id.
        id: Id = required,
        /// What it is called: master agreement, order form, data processing agreement, annex.
        name: Text,
        /// Its file.
        file: Link,
    }
}

//! Registered deals: listed here, or in a CSV file that a sales system exports [S1].

use crate::document::record::record;
use crate::document::scalar::{Duration, Id, Instant, Link, Quantity, Text};
use crate::document::{List, PartyRef};

record! { "a deals record",
    /// Registered deals, and how long a registration protects them.
    pub struct Deals {
        /// `deals/v1`.
        partner: Text,
        /// The partnership, if not given by the folder.
        partnership: Id,
        /// A CSV file with one deal a line.
        source: Link,
        /// Columns of that file.
        columns: Columns,
        /// Deals that are listed in the record itself.
        deals: List<Deal>,
        /// Protection period: how long no one else may register the same customer and product.
        protection: Duration,
    }
}

record! { "the columns",
    /// The columns of a CSV file by the words in its first line; by default the keys themselves.
    pub struct Columns {
        /// The customer.
        customer: Text,
        /// When the deal was registered.
        registered: Text,
        /// The party that registered it, by id or name.
        partner: Text,
        /// What is sold.
        product: Text,
        /// What it is worth.
        value: Text,
        /// Status of the deal.
        status: Text,
        /// Which customer of another deal this one is.
        same_as: Text,
        /// Which customers of other deals this one is not; several with semicolons between them.
        different: Text,
    }
}

record! { "a deal",
    /// One registration.
    pub struct Deal {
        /// The customer.
        customer: Text,
        /// When the deal was registered.
        registered: Instant,
        /// The party that registered it.
        partner: PartyRef,
        /// What is sold.
        product: Text,
        /// What it is worth.
        value: Quantity,
        /// Status of the deal.
        status: Text,
        /// The customer of another deal that is this one under another name.
        same_as: Text,
        /// Customers of other deals that are not this one, whatever their names look like.
        different: List<Text>,
    }
}

/// A deal from a CSV file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedDeal {
    /// The line of the file, counted from 1, on which it begins.
    pub line: u64,
    /// The deal.
    pub deal: Deal,
}

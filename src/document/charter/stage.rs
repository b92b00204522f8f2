//! How far a partnership has come.

use crate::document::scalar::keyword;

keyword! {
    /// The stages in their order [S3, with S1's cycle]. A rule says from which one its subject is due.
    pub enum Stage {
        /// The parties get to know each other.
        Discovery = "discovery",
        /// They agree what they want together.
        Alignment = "alignment",
        /// They negotiate the terms.
        Negotiation = "negotiation",
        /// They set up what they agreed.
        Launch = "launch",
        /// They work together.
        Operation = "operation",
        /// They end it.
        WindingDown = "winding-down",
        /// It is over.
        Ended = "ended",
    }
}

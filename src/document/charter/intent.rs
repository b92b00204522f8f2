//! Why a party takes part [S4].

use crate::document::List;
use crate::document::record::record;
use crate::document::scalar::{Date, Text, keyword};

keyword! {
    /// The four intents of companies [S4], and three of public bodies and non-profit organisations (ours).
    pub enum IntentKind {
        /// To reach the other party's customers or regions.
        MarketAccess = "market-access",
        /// To gain capabilities that would take long to build.
        CapabilityExtension = "capability-extension",
        /// To sell more, sooner.
        RevenueAcceleration = "revenue-acceleration",
        /// To share a risk.
        RiskMitigation = "risk-mitigation",
        /// To fulfil a public duty, or to provide a public service.
        PublicService = "public-service",
        /// To serve a charitable or common cause.
        Mission = "mission",
        /// To make or keep something that all may use: a standard, open software, knowledge.
        CommonGood = "common-good",
    }
}

record! { "an intent",
    /// One party's intent. More than one kind means that the party has not decided.
    pub struct Intent {
        /// The kind; one is meant.
        kind: List<IntentKind>,
        /// The intent in the party's words.
        statement: Text,
        /// When it was last reviewed.
        reviewed: Date,
    }
}

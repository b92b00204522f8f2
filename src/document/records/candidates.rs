//! Possible partners and how they score [S1, S4].

use crate::document::List;
use crate::document::record::record;
use crate::document::scalar::{Count, CountryCode, Id, Score, Text};

record! { "a candidates record",
    /// Possible partners and selection criteria.
    pub struct Candidates {
        /// `candidates/v1`.
        partner: Text,
        /// The partnership, if not given by the folder.
        partnership: Id,
        /// Selection criteria.
        wanted: Wanted,
        /// Weight of each criterion; equal unless given.
        weights: Weights,
        /// The candidates.
        candidates: List<Candidate>,
    }
}

record! { "the wanted partner",
    /// Selection criteria; of several industries or countries one is enough.
    pub struct Wanted {
        /// Its industry.
        industry: List<Text>,
        /// Where it is seated, by ISO 3166 code.
        country: List<CountryCode>,
        /// Capabilities that it must have, all of them.
        capabilities: List<Text>,
    }
}

record! { "the weights",
    /// Weight of each criterion.
    pub struct Weights {
        /// Strategic fit.
        strategic_fit: Count,
        /// Operational compatibility.
        operational_compatibility: Count,
        /// Risk profile.
        risk_profile: Count,
    }
}

record! { "the scores",
    /// From 1 (the worst) to 5 [S4].
    pub struct Scores {
        /// How well the goals of both fit.
        strategic_fit: Score,
        /// How well both work together day to day.
        operational_compatibility: Score,
        /// How little is at risk: 5 is low exposure.
        risk_profile: Score,
    }
}

record! { "a candidate",
    /// One possible partner.
    pub struct Candidate {
        /// Its id.
        id: Id,
        /// What it is called.
        name: Text,
        /// Its industry.
        industry: Text,
        /// Where it is seated, by ISO 3166 code.
        country: CountryCode,
        /// Its capabilities.
        capabilities: List<Text>,
        /// How it scores.
        scores: Scores,
        /// Who introduced it: another candidate, a party, or somebody else in words.
        referred_by: Text,
    }
}

//! Possible partners and how they score [S1, S4].

use crate::document::List;
use crate::document::record::record;
use crate::document::scalar::{Count, CountryCode, Id, Score, Text};

record! { "a candidates record",
    /// Who could become a partner, and what is wanted.
    pub struct Candidates {
        /// `candidates/v1`.
        partner: Text,
        /// The partnership, where the folder does not say.
        partnership: Id,
        /// What the partner should be.
        wanted: Wanted,
        /// How much each criterion counts; all the same where nothing is said.
        weights: Weights,
        /// Who could be it.
        candidates: List<Candidate>,
    }
}

record! { "the wanted partner",
    /// What the partner should be; of several industries or countries one is enough.
    pub struct Wanted {
        /// Its industry.
        industry: List<Text>,
        /// Where it is seated, by ISO 3166 code.
        country: List<CountryCode>,
        /// What it should be good at; all of it.
        capabilities: List<Text>,
    }
}

record! { "the weights",
    /// How much each criterion counts.
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
        /// How well both want the same.
        strategic_fit: Score,
        /// How well both work together day by day.
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
        /// What it is good at.
        capabilities: List<Text>,
        /// How it scores.
        scores: Scores,
        /// Who introduced it: another candidate, a party, or somebody else in words.
        referred_by: Text,
    }
}

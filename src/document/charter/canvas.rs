//! The alignment canvas [S0]: filled in together, before anything is agreed.

use crate::document::record::record;
use crate::document::scalar::{Date, Duration, Quantity, Rating, Text};
use crate::document::{ByParty, Each, List, MetricRef, NoneOr, PartyRef};

record! { "the canvas",
    /// What the parties want together and individually.
    pub struct Canvas {
        /// When it was completed.
        completed: Date,
        /// Who took part; every party must.
        together: List<PartyRef>,
        /// What the parties want to achieve.
        vision: Text,
        /// Why customers should care.
        value_proposition: Text,
        /// What each party wants, if possible against a shared metric.
        goals: ByParty<List<Goal>>,
        /// What each party needs to call it a success.
        success_means: Each<Text>,
        /// What each party will not give up.
        non_negotiables: ByParty<List<Text>>,
        /// Exclusivity that each party expects and grants.
        exclusivity: ByParty<Exclusivity>,
        /// Constraints of each party.
        constraints: ByParty<List<Text>>,
        /// Internal approval process of each party.
        decides: ByParty<Text>,
        /// Payback horizon of each party.
        horizon: Each<Duration>,
        /// How much effort each party will invest.
        effort: Each<Rating>,
        /// Sales incentives of each party.
        incentives: ByParty<List<Text>>,
    }
}

record! { "a goal",
    /// A goal of one party; a plain text is a goal in words.
    pub struct Goal short goal {
        /// The goal in words.
        goal: Text,
        /// The shared metric that it is measured by.
        metric: MetricRef,
        /// The value to reach.
        target: Quantity,
        /// By when.
        due: Date,
        /// The key result that shows it.
        key_result: Text,
    }
}

record! { "exclusivity",
    /// What one party expects of the other and grants to it.
    pub struct Exclusivity {
        /// What it expects: `none`, or its extent in words.
        expects: NoneOr<Text>,
        /// What it grants: `none`, or the extent in words.
        grants: NoneOr<Text>,
    }
}

//! How the partnership ends [S0, S2, S3, S4, ISO 44001 stage 8].

use crate::document::record::record;
use crate::document::scalar::{Date, Duration, Text, YesNo};
use crate::document::{Each, List, NoneOr};

record! { "the exit section",
    /// The exit clause. Each term holds for all parties or is given for each.
    pub struct Exit {
        /// How long before one says that one leaves.
        notice: Each<Duration>,
        /// When one may leave: `breach`, `change-of-control`, `convenience`, or in words.
        conditions: Each<List<Text>>,
        /// What becomes of IP.
        ip: Each<Text>,
        /// What becomes of shared assets.
        assets: Each<Text>,
        /// What becomes of shared data, or `none` where no data is shared.
        data: Each<NoneOr<ExitData>>,
        /// What becomes of joint customers.
        customers: Each<Text>,
        /// How long one helps the other over.
        transition: Each<Duration>,
        /// Whether the one who stays may buy first.
        right_of_first_refusal: Each<YesNo>,
        /// How long one does not compete, or `none` with a reason.
        non_compete: Each<NonCompete>,
        /// How one party buys the other out.
        buyout: Text,
        /// How a price is found for a buy-out.
        valuation: Text,
        /// How a joint body is dissolved.
        dissolution: Text,
        /// By when data moves over, where data is shared.
        data_migration: Text,
        /// When a contractual project counts as done.
        acceptance: Text,
        /// What leaving costs: `none`, or in words.
        penalties: Each<NoneOr<Text>>,
        /// When the purpose is fulfilled.
        fulfilled: Text,
        /// How customers and staff are looked after.
        continuity: Text,
        /// When this plan was last looked at.
        reviewed: Date,
    }
}

record! { "the data terms",
    /// Shared data at the end.
    pub struct ExitData {
        /// Within which time it is handed over.
        handover: Duration,
        /// Within which time it is deleted.
        deletion: Duration,
    }
}

record! { "the non-compete",
    /// A decision about competing; a plain value is its length.
    pub struct NonCompete short length {
        /// How long, or `none`.
        length: NoneOr<Duration>,
        /// Why.
        reason: Text,
    }
}

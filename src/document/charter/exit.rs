//! How the partnership ends [S0, S2, S3, S4, ISO 44001 stage 8].

use crate::document::record::record;
use crate::document::scalar::{Date, Duration, Moment, Notice, Text, YesNo, keyword};
use crate::document::{Authority, Each, Field, List, NoneOr, PartyRef};

keyword! {
    /// Whether one may leave before the end.
    pub enum ExitRight as binding {
        /// It may leave as the other keys say.
        AsAgreed = "as-agreed",
        /// It may not leave before the end.
        None = "none",
    }
}

record! { "the exit section",
    /// The exit clause. Each term holds for all parties or is given for each.
    pub struct Exit {
        /// Whether one may leave before the end; `none` where one may not.
        right: Each<ExitRight>,
        /// How long before one says that one leaves, or `at once`.
        notice: Each<Notice>,
        /// From when on one may leave: a day, or how long after the term starts.
        not_before: Each<Moment>,
        /// When one may leave: `breach`, `change-of-control`, `convenience`, or in words.
        conditions: Each<List<Condition>>,
        /// How long the one in breach has to put it right before another may leave for it.
        cure: Each<Duration>,
        /// Putting a party out: who decides it, and whether that party is heard.
        expulsion: NoneOr<Expulsion>,
        /// What becomes of IP.
        ip: Each<Text>,
        /// What becomes of shared assets.
        assets: Each<Remains>,
        /// What becomes of names, web addresses and accounts.
        name: Each<Remains>,
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

record! { "a condition",
    /// A ground on which one may leave; a plain text is the ground.
    pub struct Condition short when {
        /// The ground: `breach`, `change-of-control`, `convenience`, or in words.
        when: Text,
        /// How long before one says so, where it is not the `notice` of the exit.
        notice: Notice,
    }
}

record! { "the expulsion",
    /// How a party is put out.
    pub struct Expulsion {
        /// Who decides it.
        decides: Authority,
        /// Whether the party is heard before.
        hearing: YesNo,
        /// Who hears an appeal, or `none`.
        appeal: NoneOr<Text>,
    }
}

record! { "what remains",
    /// What becomes of something at the end; a plain text says it in words.
    pub struct Remains short terms {
        /// In words.
        terms: Text,
        /// The party that keeps it, where nothing else is agreed by the last day.
        falls_to: PartyRef,
    }
}

record! { "the data terms",
    /// Shared data at the end.
    pub struct ExitData {
        /// Within which time it is handed over.
        handover: Duration,
        /// Within which time it is deleted.
        deletion: Duration,
        /// How long copies may be kept after the end.
        retention: Duration,
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

impl Exit {
    /// Whether it is said of a party that it may not leave before the end.
    #[must_use]
    pub fn denies(&self, party: &str) -> bool {
        let right = self.right.as_ref().inside(|right| right.of(party));
        matches!(right, Field::Given(ExitRight::None))
    }
}

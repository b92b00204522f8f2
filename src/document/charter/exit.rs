//! How the partnership ends [S0, S2, S3, S4, ISO 44001 stage 8].

use crate::document::record::record;
use crate::document::scalar::{Date, Duration, Moment, Notice, Text, Within, YesNo, keyword};
use crate::document::{Authority, Each, Field, List, NoneOr, PartyRef};

keyword! {
    /// Whether a party may exit before the end.
    pub enum ExitRight as binding {
        /// It may exit as the other keys say.
        AsAgreed = "as-agreed",
        /// It may not exit before the end.
        None = "none",
    }
}

keyword! {
    /// What the others do when one party exits.
    pub enum Others as binding {
        /// They go on without it.
        Continue = "continue",
        /// It ends for all.
        End = "end",
    }
}

record! { "the exit section",
    /// The exit clause. Each term holds for all parties or is given for each.
    pub struct Exit {
        /// Whether a party may exit before the end; `none` where it may not.
        right: Each<ExitRight>,
        /// Notice that a party must give to exit, or `at once`.
        notice: Each<Notice>,
        /// From when a party may exit: a date, or a time after the start of the term.
        not_before: Each<Moment>,
        /// Exit triggers: `breach`, `change-of-control`, `convenience`, or in words.
        conditions: Each<List<Condition>>,
        /// Cure period: how long a party in breach has before another may exit.
        cure: Each<Duration>,
        /// Expulsion of a party: who decides, and whether that party is heard.
        expulsion: NoneOr<Expulsion>,
        /// What the others do when one party exits.
        others: Others,
        /// What happens to IP.
        ip: Each<Text>,
        /// What happens to shared assets.
        assets: Each<Remains>,
        /// What happens to names, web addresses and accounts.
        name: Each<Remains>,
        /// What happens to shared data, or `none` where no data is shared.
        data: Each<NoneOr<ExitData>>,
        /// What happens to joint customers.
        customers: Each<Text>,
        /// How long transition support lasts.
        transition: Each<Duration>,
        /// Whether the remaining party has a right of first refusal.
        right_of_first_refusal: Each<YesNo>,
        /// Length of the non-compete, or `none` with a reason.
        non_compete: Each<NonCompete>,
        /// How one party buys the other out.
        buyout: Text,
        /// How a buy-out is priced.
        valuation: Text,
        /// How a joint body is dissolved.
        dissolution: Text,
        /// By when shared data is migrated.
        data_migration: Text,
        /// Acceptance criteria of a contractual project.
        acceptance: Text,
        /// Exit penalty: `none`, or in words.
        penalties: Each<NoneOr<Text>>,
        /// When the purpose is fulfilled.
        fulfilled: Text,
        /// How customers and staff are protected.
        continuity: Text,
        /// When this plan was last reviewed.
        reviewed: Date,
    }
}

record! { "a condition",
    /// An exit trigger; a plain text is the trigger.
    pub struct Condition short when {
        /// The trigger: `breach`, `change-of-control`, `convenience`, or in words.
        when: Text,
        /// Notice for this trigger, where it differs from the `notice` of the exit.
        notice: Notice,
    }
}

record! { "the expulsion",
    /// How a party is expelled.
    pub struct Expulsion {
        /// Who decides it.
        decides: Authority,
        /// Whether the party is heard first.
        hearing: YesNo,
        /// Who hears an appeal, or `none`.
        appeal: NoneOr<Text>,
    }
}

record! { "shared assets",
    /// What happens to something at the end; a plain text says it in words.
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
        /// How soon it is handed over; also `promptly` or `on request`.
        handover: Within,
        /// How soon it is deleted; also `promptly` or `on request`.
        deletion: Within,
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

//! Who gives what and gets what [S0, S4].

use crate::document::record::record;
use crate::document::scalar::{
    Count, Date, Duration, Ending, Money, Percent, Quantity, Rating, Share, Text, YesNo, keyword,
};
use crate::document::{ByParty, Each, List, MetricRef, NoneOr, PartyRef};

record! { "the value section",
    /// Contributions, receipts, costs and protections.
    pub struct Value {
        /// Exchange between the parties.
        exchange: List<Exchange>,
        /// Each party's own costs.
        costs: ByParty<List<Cost>>,
        /// Intangible benefits.
        intangibles: ByParty<List<Intangible>>,
        /// Share of its annual resources that each party contributes.
        share_of_annual_resources: ByParty<Share>,
        /// Share of its management time that each party contributes.
        share_of_management_time: ByParty<Share>,
        /// Revenue that the parties expect together.
        expected_revenue: Money,
        /// How that revenue is split before the exchange.
        revenue_split: ByParty<Share>,
        /// Management cost of each party.
        management_cost: ByParty<Money>,
        /// When the term sheet was written.
        term_sheet: Date,
        /// Minimum commitment of each party, or `none`.
        minimums: Each<List<NoneOr<Minimum>>>,
        /// Levels of a partner programme, lowest first; `tier` may name one.
        levels: List<Level>,
        /// When the exchange was documented.
        documented: Date,
        /// Clauses that keep the exchange fair.
        protections: Protections,
    }
}

record! { "an exchange",
    /// One thing that passes from one party to another.
    pub struct Exchange {
        /// Who gives.
        from: PartyRef,
        /// Who receives.
        to: PartyRef,
        /// What: `revenue-share`, `referral-fee`, `co-marketing`, `technology-access`, …
        kind: Text,
        /// On which terms.
        terms: Text,
        /// What it is worth over the term.
        amount: Money,
        /// How it is calculated, where it depends on a volume.
        rate: Rate,
        /// When it is paid, where it is paid once: a day, or the event that it waits for: `A first person is treated`.
        due: Ending,
        /// The day on which that event happened.
        happened: Date,
        /// What the giver earns on it before any split.
        margin: Share,
    }
}

keyword! {
    /// Over which time steps of volume, minimum and cap count.
    pub enum RatePeriod as binding {
        /// Each year of the term on its own.
        ByYear = "by-year",
        /// The whole term.
        OverTerm = "over-term",
    }
}

keyword! {
    /// To how much of the volume a step applies.
    pub enum StepScope as binding {
        /// To the part of it above the step alone.
        ToPart = "to-part",
        /// To all of it, once it is above the step.
        ToAll = "to-all",
    }
}

record! { "a rate",
    /// Money that depends on a volume. Cost plus 10% is `110%` of the costs; a share of the profit is a percent of it.
    pub struct Rate {
        /// So many percent of the base.
        percent: Percent,
        /// So much for each unit of the base.
        amount: Money,
        /// The base: `net sales`, `devices sold`, `documented costs`, `net profit`.
        of: Text,
        /// Rates that hold from a volume or from a year on.
        steps: List<Step>,
        /// Whether a step of volume applies to the part above it or to all.
        steps_apply: StepScope,
        /// Over which time steps of volume, minimum and cap count; the whole term where nothing is written.
        counts: RatePeriod,
        /// What is owed at least, set off against the rate; a list has one for each year.
        minimum: List<Money>,
        /// What is owed at most.
        cap: Money,
    }
}

record! { "a step",
    /// A rate that holds from a volume or from a year on.
    pub struct Step {
        /// Above which volume.
        above: Quantity,
        /// From which year of the term on.
        year: Count,
        /// So many percent of the base.
        percent: Percent,
        /// So much for each unit of the base.
        amount: Money,
    }
}

record! { "a cost",
    /// A cost that a party bears itself.
    pub struct Cost {
        /// What for.
        item: Text,
        /// How much over the term.
        amount: Money,
    }
}

record! { "an intangible",
    /// Something of value that is rated, never priced.
    pub struct Intangible {
        /// What: `learning`, `brand-lift`, `network`, …
        kind: Text,
        /// How much it means to the party.
        rating: Rating,
    }
}

record! { "a minimum",
    /// Minimum commitment of a party.
    pub struct Minimum {
        /// Of what, and per which time.
        what: Text,
        /// How much.
        amount: Quantity,
        /// For a minimum order: whether orders that count towards it may be refused.
        orders_may_be_refused: YesNo,
    }
}

record! { "a level",
    /// A level of a partner programme.
    pub struct Level {
        /// What it is called.
        name: Text,
        /// The shared metric that decides on it.
        metric: MetricRef,
        /// From how much on.
        at_least: Quantity,
        /// Discount or commission there, as a share.
        rate: Share,
        /// Of what the rate is taken.
        of: Text,
        /// What else the level gives.
        benefits: List<Text>,
    }
}

/// The minimum commitments of a party: its id, the place of the list, and each entry with its index.
pub type Owed<'a> = (&'a str, String, Vec<(usize, &'a Minimum)>);

impl super::Charter {
    /// The minimum commitments of each party that owes some.
    #[must_use]
    pub fn minimums(&self) -> Vec<Owed<'_>> {
        let Some(minimums) = self.value.get().and_then(|value| value.minimums.get()) else {
            return Vec::new();
        };
        let of = |party| {
            let place = match minimums {
                Each::All(_) => "value.minimums".to_owned(),
                Each::Parties(_) => format!("value.minimums.{party}"),
            };
            let list: &List<NoneOr<Minimum>> = minimums.of(party).value()?;
            let entries: Vec<(usize, &Minimum)> =
                list.iter().filter_map(|(index, it)| Some((index, it.value()?))).collect();
            // What is written and cannot be read is owed, too.
            let is_owed = !entries.is_empty() || list.0.iter().any(|it| it.is_invalid());
            is_owed.then_some((party, place, entries))
        };
        self.party_ids().into_iter().filter_map(of).collect()
    }

    /// The levels of the programme, each with its index.
    pub fn levels(&self) -> impl Iterator<Item = (usize, &Level)> {
        let levels = self.value.get().and_then(|value| value.levels.get());
        levels.into_iter().flat_map(|levels| levels.iter())
    }
}

record! { "the protections",
    /// Clauses that keep the exchange fair [S3].
    pub struct Protections {
        /// Whether a party may refuse a deal that harms its brand.
        brand_veto: YesNo,
        /// Notice period for a change in a party's priorities.
        priority_shift_notice: Duration,
        /// How the split changes with who did what.
        tiered_split: Text,
    }
}

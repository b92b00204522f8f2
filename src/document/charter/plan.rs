//! Dates of the way to signature and after [S0, S2].

use crate::document::record::record;
use crate::document::scalar::{Count, Date, Duration, Ending, Link, Money, Person, Text};
use crate::document::shape::{Describe, Key, Shape, Table};
use crate::document::{Authority, Decode, Decoder, Each, Field, List, MetricRef};
use crate::yaml::NodeId;

record! { "the plan",
    /// Dates up to signature and after.
    pub struct Plan {
        /// The day on which the structure was chosen; the phases count from it.
        start: Date,
        /// When the business side agreed.
        business_alignment: Date,
        /// When the charter was agreed.
        charter_agreed: Date,
        /// When legal review was complete.
        legal_review: Date,
        /// Onboarding sprint before signature, in which the parties prepare to work together [S0, S1].
        onboarding: Onboarding,
        /// When it was signed.
        signed: Date,
        /// On which day the security audit is.
        security_audit: Date,
        /// Where the data-handling agreement lies.
        data_agreement: Link,
        /// When each party's people are trained in what is shared: tools, processes, systems [S0, S2].
        training: Each<Date>,
        /// Where the joint readiness assessment lies, with what is done when a critical system fails.
        readiness: Link,
        /// A trial before full launch.
        trial: Trial,
        /// The pilot of a new partner programme that this partnership is part of [S1].
        pilot: Pilot,
        /// Early wins in the first ninety days [S3].
        early_wins: List<Text>,
        /// Dates of the phases, where they differ from the standard timetable.
        phases: Phases<PhaseDates>,
        /// When the parties held a pre-mortem.
        pre_mortem: Date,
    }
}

record! { "the trial",
    /// A trial with the criteria that end it.
    pub struct Trial {
        /// How long.
        length: Duration,
        /// What must be true to continue.
        go_no_go: List<Text>,
    }
}

record! { "the onboarding",
    /// A sprint in which the parties prepare to work together, led by someone neutral [S0, S1].
    pub struct Onboarding {
        /// The first day.
        start: Date,
        /// How long it lasts; two weeks are usual.
        length: Duration,
        /// The neutral facilitator.
        facilitator: Person,
        /// What is there at its end: `profiles` of the parties, `access` to what is shared, a `kickoff`, and what else
        /// was agreed.
        results: List<Text>,
    }
}

record! { "the pilot",
    /// The pilot of a new partner programme, in which this partnership is one of a few. A trial of this partnership alone
    /// is `trial`.
    pub struct Pilot {
        /// With how many partners the programme begins; left out where it is this one alone.
        partners: Count,
        /// By which shared metrics it is judged.
        metrics: List<MetricRef>,
        /// How long it lasts.
        length: Duration,
        /// When the partners give feedback, before the programme grows.
        feedback: Date,
    }
}

record! { "the dates of a phase",
    /// First and last day of a phase.
    pub struct PhaseDates {
        /// The first day.
        start: Date,
        /// The last day.
        end: Date,
    }
}

record! { "a deliverable",
    /// Something that is delivered.
    pub struct Deliverable {
        /// What.
        what: Text,
        /// Who delivers it: a party, or `both` for all together.
        by: Authority,
        /// By when: a day, or the event that it waits for: `The study is accepted, latest 2027-03-31`.
        due: Ending,
        /// The day on which that event happened.
        happened: Date,
        /// For which payment.
        payment: Money,
        /// When it counts as delivered.
        acceptance: Text,
        /// When it was delivered.
        delivered: Date,
    }
}

/// The four phases [S2], each with its own value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phases<T> {
    /// Weeks 1 to 4.
    pub chartering: Field<T>,
    /// Weeks 5 to 12.
    pub integration: Field<T>,
    /// Months 3 to 9.
    pub early_operation: Field<T>,
    /// From month 9.
    pub optimisation: Field<T>,
}

impl<T> Phases<T> {
    /// The names of the phases, in their order.
    pub const KEYS: &'static [&'static str] =
        &["chartering", "integration", "early_operation", "optimisation"];

    /// All phases with their names, whether or not anything was said of them.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &Field<T>)> {
        let values = [&self.chartering, &self.integration, &self.early_operation, &self.optimisation];
        Self::KEYS.iter().copied().zip(values)
    }

    /// The phases that were given, with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &T)> {
        self.fields().filter_map(|(name, value)| Some((name, value.get()?)))
    }
}

impl<T: Decode> Decode for Phases<T> {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let mut slots = decoder.record(node, Self::KEYS, "the map of phases")?.into_iter();
        Some(Self {
            chartering: decoder.slot(slots.next()),
            integration: decoder.slot(slots.next()),
            early_operation: decoder.slot(slots.next()),
            optimisation: decoder.slot(slots.next()),
        })
    }
}

impl<T: Describe> Describe for Phases<T> {
    fn shape() -> Shape {
        let docs = ["Weeks 1 to 4.", "Weeks 5 to 12.", "Months 3 to 9.", "From month 9."];
        let keys = Self::KEYS.iter().zip(docs).map(|(name, doc)| Key::new(name, doc, T::shape())).collect();
        Table::of("", "", keys).into()
    }
}

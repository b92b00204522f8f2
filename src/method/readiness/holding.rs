//! Whether a charter holds something: a key with nothing but `TBD` under it holds nothing, and what could not be read
//! may hold anything.

use crate::document::charter::canvas::Goal;
use crate::document::charter::communication::{Channel, Meeting};
use crate::document::charter::conflict::{Deadlock, DeadlockDefault, Level};
use crate::document::charter::exit::Remains;
use crate::document::charter::gates::Gate;
use crate::document::charter::governance::{Amendments, Body, DecisionRight};
use crate::document::charter::intent::{Intent, IntentKind};
use crate::document::charter::metrics::{Direction, MetricKind};
use crate::document::charter::plan::Deliverable;
use crate::document::scalar::{
    Cadence, Date, Duration, Ending, Id, Money, Notice, Percent, Person, Quantity, Share, Text, YesNo,
};
use crate::document::{Authority, ByParty, Each, Field, List, MetricRef, PartyRef};

/// How far something is there, in the order in which one part makes up for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holding {
    /// Not written, or open.
    Lacking,
    /// Written, and not readable: nobody can say whether it is there.
    Unread,
    /// There.
    Held,
}

impl Holding {
    /// Held if it is so, else lacking.
    pub(super) fn when(is_held: bool) -> Self {
        if is_held { Self::Held } else { Self::Lacking }
    }

    /// Whether something readable stands there, whatever it says inside.
    pub(super) fn of<T>(field: &Field<T>) -> Self {
        match field {
            Field::Missing | Field::Open => Self::Lacking,
            Field::Invalid => Self::Unread,
            Field::Given(_) => Self::Held,
        }
    }

    /// What all of several parts are needed for.
    pub(super) fn worst(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().min().unwrap_or(Self::Held)
    }

    /// What one of several parts is enough for.
    pub(super) fn best(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().max().unwrap_or(Self::Lacking)
    }
}

/// Something that a charter can hold.
pub(super) trait Held {
    /// How far it is there.
    fn holding(&self) -> Holding {
        Holding::Held
    }
}

impl Held for Authority {}
impl Held for Cadence {}
impl Held for Date {}
impl Held for Ending {}
impl Held for DeadlockDefault {}
impl Held for Direction {}
impl Held for Duration {}
impl Held for Id {}
impl Held for IntentKind {}
impl Held for MetricKind {}
impl Held for MetricRef {}
impl Held for Money {}
impl Held for Notice {}
impl Held for PartyRef {}
impl Held for Percent {}
impl Held for Share {}
impl Held for Person {}
impl Held for Quantity {}
impl Held for Text {}
impl Held for YesNo {}

impl<T: Held> Held for &T {
    fn holding(&self) -> Holding {
        (*self).holding()
    }
}

impl<T: Held> Held for Field<T> {
    fn holding(&self) -> Holding {
        self.get().map_or_else(|| Holding::of(self), Held::holding)
    }
}

impl<T: Held> Held for List<T> {
    fn holding(&self) -> Holding {
        Holding::best(self.0.iter().map(Held::holding))
    }
}

impl<T: Held> Held for ByParty<T> {
    fn holding(&self) -> Holding {
        Holding::best(self.0.iter().map(|(_, value)| value.holding()))
    }
}

impl<T: Held> Held for Each<T> {
    fn holding(&self) -> Holding {
        match self {
            Self::All(value) => value.holding(),
            Self::Parties(parties) => parties.holding(),
        }
    }
}

/// An entry is there once one of the keys that make it what it is says something. What a thing is called says nothing about
/// it: a body, a meeting or a gate with a name alone is a place for one. A gate's day comes with it; that somebody is
/// to decide then, or on what, makes it a gate. A channel is what it is called: `mail`.
macro_rules! held_by {
    ($($name:ident { $($key:ident),+ })*) => {
        $(impl Held for $name {
            fn holding(&self) -> Holding {
                Holding::best([$(self.$key.holding()),+])
            }
        })*
    };
}

held_by! {
    Amendments { how, decides }
    Body { cadence, members, may_decide }
    Channel { name, r#use }
    Deadlock { means, default }
    DecisionRight { what, decides }
    Deliverable { what, due }
    Gate { criteria, deciders }
    Goal { goal, metric, target, key_result }
    Intent { kind, statement }
    Level { who, within }
    Meeting { cadence, length, attendees }
    Remains { terms, falls_to }
}

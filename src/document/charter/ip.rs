//! Who owns what was brought and what is made together [S2].

use super::growth::Agreement;
use crate::document::record::record;
use crate::document::scalar::{Duration, Length, LicenceLength, Text, YesNo, keyword};
use crate::document::{Each, List, PartyRef};

record! { "the ip section",
    /// Intellectual property.
    pub struct Ip {
        /// Background IP of each party.
        background: Each<Text>,
        /// Whether the list of a party's background IP is complete, where only what is listed may be used.
        background_complete: Each<YesNo>,
        /// Foreground IP: what the parties create together.
        foreground: Foreground,
        /// Licences between the parties.
        licences: List<Licence>,
        /// Exclusive rights and what is given for them.
        exclusive: ExclusiveRight,
    }
}

record! { "the foreground",
    /// Foreground IP.
    pub struct Foreground {
        /// Who owns it: `joint`, a party, or in words.
        ownership: Text,
        /// Exploitation plan: who may use it, where and how long.
        exploitation: Exploitation,
        /// Which results the parties' promise covers not to use patents against them.
        patent_promise: PatentPromise,
    }
}

keyword! {
    /// Which results a promise not to use patents covers.
    pub enum PatentPromise as binding {
        /// All of them, finished before a party joined or after it left.
        All = "all",
        /// Those that are finished while the party is a member.
        WhileMember = "while-member",
    }
}

record! { "the exploitation plan",
    /// Who may use the joint work.
    pub struct Exploitation {
        /// Which parties.
        who: List<PartyRef>,
        /// In which markets.
        markets: List<Text>,
        /// How long.
        length: Length,
    }
}

record! { "a licence",
    /// A licence from one party to another.
    pub struct Licence {
        /// Licensor.
        from: PartyRef,
        /// Who receives it.
        to: PartyRef,
        /// For what.
        scope: Text,
        /// Fields of use; none written means all.
        field: List<Text>,
        /// Territories; none written means the whole world.
        territory: List<Text>,
        /// How long: a duration, `perpetual`, or `as the agreement`.
        length: LicenceLength,
        /// Whether it may be sublicensed.
        sublicensing: YesNo,
        /// Whether it continues if the fee is not paid.
        survives_non_payment: YesNo,
        /// When the rights go back to the licensor, in words.
        reverts: Text,
        /// For how long the licensor talks to the licensee first before it licenses more of it to others.
        first_negotiation: Duration,
        /// Deposit of source code or material, and when it is released: a link, or in words.
        escrow: Agreement,
    }
}

record! { "the exclusive right",
    /// An exclusive right.
    pub struct ExclusiveRight {
        /// Who receives it.
        to: PartyRef,
        /// What is given for it.
        paid_by: Text,
        /// Fields of use; none written means all.
        field: List<Text>,
        /// Territories; none written means the whole world.
        territory: List<Text>,
        /// When it is lost, in words.
        lost_when: Text,
    }
}

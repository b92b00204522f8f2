//! Who takes part.

use std::ops::Deref;

use super::clause;
use super::required::PARTIES_LEAST;
use crate::document::record::record;
use crate::document::scalar::{Count, CountryCode, Date, Id, Malformed, Person, Scalar as _, Text, keyword};
use crate::document::shape::{Declared, Describe, Shape, Table};
use crate::document::{Decode, Decoder, List, Named};
use crate::yaml::NodeId;

record! { "a party",
    /// One party and its people in the partnership.
    pub struct Party {
        /// What the party is called.
        name: Text,
        /// Where it is seated, by ISO 3166 code.
        country: CountryCode,
        /// Its industry.
        industry: Text,
        /// Its capabilities.
        capabilities: List<Text>,
        /// How many people work there.
        employees: Count,
        /// The executive who answers for the partnership [S4].
        sponsor: Person,
        /// The partnership manager [S0, S3].
        manager: Person,
        /// Champions of the partnership inside the party; at least two [S0].
        champions: List<Person>,
        /// Cultural liaison: who bridges the two cultures [S3].
        liaison: Person,
        /// What the party is to the others, where it is more than a party.
        role: PartyRole,
        /// How many members it has, where it is a class of members.
        members: Count,
        /// On which day it joined, where that is not the start of the term.
        joined: Date,
        /// Last day of its own term, where the others go on without it or it is not bound as long as they are.
        until: Date,
        /// Affiliates that act for it, or may use what it receives.
        affiliates: List<Text>,
        /// Subcontractors that do its part.
        subcontractors: List<Text>,
    }
}

impl Party {
    /// Whether it takes part on a day, by the days of its own; where they cannot be read it does.
    #[must_use]
    pub fn takes_part(&self, day: Date) -> bool {
        self.joined.get().is_none_or(|joined| *joined <= day)
            && self.until.get().is_none_or(|until| day <= *until)
    }
}

keyword! {
    /// What a party is to the others.
    pub enum PartyRole {
        /// It runs the partnership for all, and speaks for it.
        Coordinator = "coordinator",
        /// It gives the partnership a legal home: accounts, premises, staff.
        Host = "host",
        /// It holds money and assets for another party.
        FiscalSponsor = "fiscal-sponsor",
        /// It pays for what the others do.
        Funder = "funder",
        /// It takes part like others of its class.
        Member = "member",
    }
}

/// Who takes part, by id. All ids are kept; one that could be mistaken for something else is a problem at its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parties(pub Named<Party>);

impl Deref for Parties {
    type Target = Named<Party>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// Most parties of one charter: each is compared with what every section says of it.
const MOST: usize = 1000;

/// Words that mean several parties, or nobody, wherever a party could stand; and the keys of a clause, which may be given
/// for
/// each party.
static RESERVED: [&str; 9] = [
    "all",
    "none",
    "both",
    "sponsors",
    "leaders",
    clause::KEYS[0],
    clause::KEYS[1],
    clause::KEYS[2],
    clause::KEYS[3],
];

impl Decode for Parties {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let tree = decoder.tree;
        let written = tree.entries(node).count();
        if written > MOST {
            let message = format!("these are {written} parties, and up to {MOST} are read");
            decoder.invalid(
                node,
                Malformed::new(message, "describe large networks in a charter for each pair or group"),
            );
            return None;
        }
        let parties = Named::decode(decoder, node)?;
        for (key, _) in tree.entries(node) {
            let Some(name) = tree.scalar(key).filter(|name| !name.starts_with("x-")) else { continue };
            if let Some(malformed) = refusal(decoder, name) {
                decoder.invalid(key, malformed);
            }
        }
        Some(Self(parties))
    }
}

impl Describe for Parties {
    fn shape() -> Shape {
        let mut table = Table::by(Declared::NewParty, Party::shape());
        if let Some(rest) = &mut table.rest {
            rest.count = (PARTIES_LEAST, Some(MOST));
            rest.refused = &RESERVED;
        }
        table.into()
    }
}

/// Why a name cannot be a party's id. What no map may have as a key is told by the map already.
fn refusal(decoder: &Decoder<'_>, name: &str) -> Option<Malformed> {
    let is_key = name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    if RESERVED.contains(&name.to_lowercase().as_str()) {
        let is_of_clause = clause::KEYS.contains(&name.to_lowercase().as_str());
        let elsewhere =
            if is_of_clause { "a key of the contract's clauses" } else { "several of them, or nobody" };
        let message = format!("`{name}` cannot be the id of a party: elsewhere it means {elsewhere}");
        return Some(Malformed::new(message, "write a short form of the party's name, like `northwind`"));
    }
    if decoder.ids.bodies.as_ref().is_some_and(|bodies| bodies.contains(name)) {
        let message = format!("a party and a body of the governance section are both called `{name}`");
        return Some(Malformed::new(message, "give one of them another id, so that it is clear who decides"));
    }
    Id::parse(name).err().filter(|_| is_key)
}

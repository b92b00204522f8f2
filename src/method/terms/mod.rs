//! For whom a change of a term is better or worse: for each place of the charter the roles in it, what more of it means for each role,
//! how much it weighs, and which consequence can be calculated.
//!
//! Roles carry the direction, not parties: the charter says who has which. Better and worse are direction, not merit.

mod agreement;
mod clauses;
mod money;
mod work;

use crate::document::charter::contract::ClauseKind;
use crate::document::scalar::Scalar as _;

/// A place of the charter, as the format knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The place: `exit.notice`. `*` is any one name; `**` at the end is everything below.
    pub path: &'static str,
    /// What it is called in a sentence: "exit notice".
    pub noun: &'static str,
    /// How much a change weighs: 1 where a right, money or a day of somebody changes, 2 a way of working, 3 information.
    pub weight: u8,
    /// Who has which role in it.
    pub roles: Roles,
    /// What more of it means: a later day, a longer time, a larger number, a word further on in `scale`.
    pub more: Effects,
    /// What it means that it is there at all.
    pub there: Effects,
    /// Its words, from the least to the most; none where it is no word of a list.
    pub scale: &'static [&'static str],
    /// The word of `scale` that holds where nothing is written.
    pub otherwise: Option<&'static str>,
    /// Which consequence can be calculated.
    pub sight: Option<Sight>,
    /// Whether it names a person, a file or the like, and another name changes nothing for anybody.
    pub is_name: bool,
    /// Whether everyone stands on both sides of it: whoever is helped by more of it is hurt by it, too.
    pub is_both: bool,
    /// Whether each party's part is taken from those of the others, so that one move changes several.
    pub is_split: bool,
    /// Whether it is an entry of a list without which all is meant: the first one limits, each further one widens.
    pub is_limit: bool,
    /// Whether only less of it means something: more is the way that things go.
    pub is_one_way: bool,
}

/// Who has which role in a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Roles {
    /// The party that it is said of has the first role, each of the others the second; said of all, each has both.
    Party(&'static str, &'static str),
    /// The keys of the entry that name who has the first role and who the second.
    Ends(&'static str, &'static str),
    /// The key of the entry that names who has the first role; the others have the second.
    By(&'static str, &'static str, &'static str),
    /// The value itself names who has the role.
    Holder(&'static str),
    /// All have the same.
    All(&'static str),
    /// It depends on a fact that the charter does not say.
    Fact(&'static str),
    /// It gives nobody anything and takes nothing.
    Nobody,
}

/// What something means for the first role and for the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effects(pub Sign, pub Sign);

/// Better, worse or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Better.
    Plus,
    /// Worse.
    Minus,
    /// Neither.
    Zero,
}

/// A consequence that can be calculated under both texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// The first day on which a party can be out, if it gives notice today.
    FirstDayOut,
    /// The last day of the term.
    LastDay,
    /// The last day to say no to a renewal.
    RenewalDay,
    /// What a party receives for every 1 that it contributes.
    Return,
    /// A party's share of the expected revenue.
    RevenueShare,
    /// A party's net revenue after exchange and management cost.
    NetRevenue,
    /// With how many others a party reaches more than half of the shares.
    Majority,
    /// The same of the seats on the board.
    BoardMajority,
    /// How many kinds of decisions a party takes alone.
    DecidesAlone,
    /// How many decision-makers the gate has.
    GateVotes,
    /// The day of the gate.
    GateDay,
    /// The commitment in force.
    Commitment,
    /// The last day on which a breach that is notified today can be put right.
    CureDay,
    /// The last day of transition support, if the partnership ended today.
    SupportEnds,
    /// The last day on which a party may not compete, if the partnership ended today.
    CompetesAgain,
    /// The day by which shared data must be deleted, if the partnership ended today.
    DeletedBy,
    /// The last day on which a party is bound to deal with nobody else.
    ExclusiveUntil,
    /// The limit of what can be claimed from a party.
    LiabilityLimit,
    /// Whether the last actual figure meets the target.
    LastActual,
    /// The longest time until a dispute has passed every level.
    LongestDispute,
    /// What a party has to do in a year at least.
    MinimumOfYear,
    /// The share of the expected revenue that a party may have audited.
    Audited,
    /// From how many answers of a side on something of them is shown.
    AnswersShown,
    /// The last day on which a licence may be used.
    LicenceEnds,
    /// The last day of what a clause of the contract lets last for a time, from today on.
    ClauseUntil,
    /// How many registrations of a party are protected.
    Protected,
    /// How many topics are asked about.
    TopicsAsked,
    /// What is paid at one volume.
    Paid,
    /// From which volume on no more is paid.
    CapReached,
    /// What is owed whatever the volume.
    LeastPaid,
    /// The latest day of a payment or of a delivery.
    LatestDay,
    /// What it costs a party to leave.
    PriceOfExit,
    /// Which decisions a party can block, and in which it can be outvoted.
    Votes,
}

impl Effects {
    const fn of(signs: [u8; 2]) -> Self {
        const fn sign(sign: u8) -> Sign {
            match sign {
                b'+' => Sign::Plus,
                b'-' => Sign::Minus,
                _ => Sign::Zero,
            }
        }
        Self(sign(signs[0]), sign(signs[1]))
    }

    /// The opposite.
    #[must_use]
    pub const fn turned(self) -> Self {
        const fn turned(sign: Sign) -> Sign {
            match sign {
                Sign::Plus => Sign::Minus,
                Sign::Minus => Sign::Plus,
                Sign::Zero => Sign::Zero,
            }
        }
        Self(turned(self.0), turned(self.1))
    }
}

/// A term; what more of it means and what it means that it is there as two signs, for the first role and for the second.
const fn term(
    path: &'static str,
    noun: &'static str,
    weight: u8,
    roles: Roles,
    more: &[u8; 2],
    there: &[u8; 2],
) -> Term {
    Term {
        path,
        noun,
        weight,
        roles,
        more: Effects::of(*more),
        there: Effects::of(*there),
        scale: &[],
        otherwise: None,
        sight: None,
        is_name: false,
        is_both: false,
        is_split: false,
        is_limit: false,
        is_one_way: false,
    }
}

/// Something that gives nobody anything.
const fn told(path: &'static str, noun: &'static str, weight: u8) -> Term {
    term(path, noun, weight, Roles::Nobody, b"00", b"00")
}

/// Something that all have alike.
const fn shared(
    path: &'static str,
    noun: &'static str,
    weight: u8,
    role: &'static str,
    more: &[u8; 2],
    there: &[u8; 2],
) -> Term {
    term(path, noun, weight, Roles::All(role), more, there)
}

/// Something of which a fact decides for whom it is better.
const fn open(path: &'static str, noun: &'static str, weight: u8, fact: &'static str) -> Term {
    term(path, noun, weight, Roles::Fact(fact), b"00", b"00")
}

impl Term {
    const fn sees(self, sight: Sight) -> Self {
        Self { sight: Some(sight), ..self }
    }

    const fn scaled(self, scale: &'static [&'static str]) -> Self {
        Self { scale, ..self }
    }

    const fn otherwise(self, word: &'static str) -> Self {
        Self { otherwise: Some(word), ..self }
    }

    const fn named(self) -> Self {
        Self { is_name: true, ..self }
    }

    const fn both(self) -> Self {
        Self { is_both: true, ..self }
    }

    const fn split(self) -> Self {
        Self { is_split: true, ..self }
    }

    const fn limit(self) -> Self {
        Self { is_limit: true, ..self }
    }

    const fn one_way(self) -> Self {
        Self { is_one_way: true, ..self }
    }

    /// How closely the term fits a place: how many of its names do, and how many exactly; `None` where it does not.
    fn fit(&self, place: &[&str]) -> Option<(usize, usize)> {
        let names: Vec<&str> = self.path.split('.').collect();
        let (names, is_open) = match names.split_last() {
            Some((&"**", names)) => (names, true),
            _ => (names.as_slice(), false),
        };
        let fits = names.len() == place.len() || (is_open && names.len() <= place.len());
        let is_it = |(name, here): &(&&str, &&str)| **name == "*" || name == here;
        let exact = names.iter().zip(place).filter(|(name, here)| name == here).count();
        (fits && names.iter().zip(place).all(|pair| is_it(&pair))).then_some((names.len(), exact))
    }
}

/// A place that the format does not know, or a section as a whole.
const ELSEWHERE: Term = told("", "entry", 3);

/// The id of a party, where it is another one and the party the same.
pub(super) const PARTY_ID: Term = told("parties", "party id", 3).named();

/// How long a registration of a deal protects, as the deal register has it.
pub(super) const PROTECTION: Term = term(
    "deals.protection",
    "protection period of deals",
    1,
    Roles::Party("who registers", "who is kept out"),
    b"00",
    b"00",
)
.both()
.sees(Sight::Protected);

/// Every term but the clauses of the contract.
fn table() -> impl Iterator<Item = &'static Term> {
    agreement::TERMS.iter().chain(money::TERMS).chain(work::TERMS)
}

/// The term at a place of the charter, as [`crate::document::Difference::term`] has it; `None` for a place that the format does not know.
#[must_use]
pub fn at(place: &[&str]) -> Option<Term> {
    if let ["contract", kind, rest @ ..] = place
        && let Ok(kind) = ClauseKind::parse(kind)
    {
        return clauses::at(kind, rest);
    }
    let fitting = table().filter_map(|term| Some((term.fit(place)?, term)));
    fitting.max_by_key(|(fit, _)| *fit).map(|(_, term)| *term)
}

/// The same; for a place that holds several terms, the first of them.
#[must_use]
pub fn at_or_in(place: &[&str]) -> Term {
    let inside = || {
        table().find(|term| {
            let names: Vec<&str> = term.path.split('.').take(place.len()).collect();
            names.len() == place.len() && names.iter().zip(place).all(|(name, here)| name == here)
        })
    };
    at(place).or_else(|| inside().copied()).unwrap_or(ELSEWHERE)
}

/// Whether a change of what is at a place is told as a whole where it comes or goes.
#[must_use]
pub fn is_one(place: &[&str]) -> bool {
    at(place).is_some()
}

/// Every term, the clauses of the contract left out: of each kind of clause there is one.
pub fn all() -> impl Iterator<Item = &'static Term> {
    table()
}

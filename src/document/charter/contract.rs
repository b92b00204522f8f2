//! Which clauses the contract has, and for which party (contract practice).
//!
//! The first 41 kinds and their labels are those of the Contract Understanding Atticus Dataset (CUAD v1, The Atticus Project,
//! Inc., CC BY 4.0: Hendrycks, Burns, Chen, Ball, 2021); the meanings are our own wording, and so are the kinds after them.

use super::clause::{Clause, Quote};
pub use super::clause_kind::ClauseKind;
use super::clause_value::ClauseValue;
use crate::document::scalar::{Link, Text};
use crate::document::shape::{Describe, Key, Shape, Table};
use crate::document::{Decode, Decoder, Each, Field};
use crate::yaml::NodeId;

/// What the contract has under each kind of clause.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contract {
    /// The contract's file.
    pub file: Field<Link>,
    /// The clauses that the charter speaks of, in its order: for all parties, or for each.
    pub clauses: Vec<(ClauseKind, Field<Each<Clause>>)>,
}

/// What a clause names as evidence.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The clause.
    pub kind: ClauseKind,
    /// The party that the clause is said of; `None` for all.
    pub party: Option<&'a str>,
    /// The passage.
    pub quote: &'a Quote,
}

/// A quote as evidence for a clause.
#[derive(Debug, Clone, Copy)]
pub struct QuotedClause<'a> {
    /// The clause.
    pub kind: ClauseKind,
    /// The party that the clause is said of; `None` for all.
    pub party: Option<&'a str>,
    /// The words.
    pub quote: &'a Text,
    /// The file that they are said to stand in: the quote's own, else the contract's.
    pub file: Option<&'a Link>,
}

impl Contract {
    /// What the charter says of one kind of clause.
    #[must_use]
    pub fn clause(&self, kind: ClauseKind) -> Field<&Each<Clause>> {
        let found = self.clauses.iter().find(|(named, _)| *named == kind);
        found.map_or(Field::Missing, |(_, clause)| clause.as_ref())
    }

    /// What the charter says of one kind of clause for one party.
    #[must_use]
    pub fn clause_of(&self, kind: ClauseKind, party: &str) -> Field<&Clause> {
        self.clause(kind).inside(|clause| clause.of(party))
    }

    /// Whether it has a clause of this kind for one party. Of a clause whose words cannot be read nothing is known.
    #[must_use]
    pub fn said_of(&self, kind: ClauseKind, party: &str) -> Field<bool> {
        match self.clause_of(kind, party) {
            Field::Given(clause) => match &clause.present {
                Field::Given(present) => Field::Given(present.is_yes()),
                Field::Open => Field::Open,
                Field::Missing | Field::Invalid => Field::Invalid,
            },
            Field::Missing => Field::Missing,
            Field::Open => Field::Open,
            Field::Invalid => Field::Invalid,
        }
    }

    /// Whether the contract has a clause of this kind for at least one party.
    #[must_use]
    pub fn has(&self, kind: ClauseKind) -> bool {
        self.clause(kind)
            .value()
            .is_some_and(|each| each.iter().any(|(_, clause)| clause.is_there() == Some(true)))
    }

    /// What a clause of this kind says, if it says the same for everybody of whom anything is said.
    #[must_use]
    pub fn value(&self, kind: ClauseKind) -> Option<&ClauseValue> {
        let mut said = self.clause(kind).value()?.iter().map(|(_, clause)| clause.value.get());
        let first = said.next()??;
        said.all(|other| other == Some(first)).then_some(first)
    }

    /// What each clause names as evidence.
    pub fn evidence(&self) -> impl Iterator<Item = Evidence<'_>> {
        let given = self.clauses.iter().filter_map(|(kind, each)| Some((*kind, each.get()?)));
        given.flat_map(|(kind, each)| {
            each.iter().filter_map(move |(party, clause)| {
                Some(Evidence { kind, party, quote: clause.evidence.get()? })
            })
        })
    }

    /// The quotes, each with the file to look into. A file that cannot be read from the charter is not replaced.
    pub fn quotes(&self) -> impl Iterator<Item = QuotedClause<'_>> {
        self.evidence().filter_map(|Evidence { kind, party, quote }| {
            let file = if quote.file.is_missing() { &self.file } else { &quote.file };
            if file.is_invalid() {
                return None;
            }
            Some(QuotedClause { kind, party, quote: quote.quote.get()?, file: file.get() })
        })
    }
}

impl Decode for Contract {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let keys: Vec<&'static str> =
            std::iter::once("file").chain(ClauseKind::ALL.iter().map(|kind| kind.as_str())).collect();
        let mut slots = decoder.record(node, &keys, "the contract section")?.into_iter();
        let file = decoder.slot(slots.next());
        let clauses = ClauseKind::ALL
            .iter()
            .map(|kind| (*kind, decoder.slot_by(slots.next(), |it, node| Clause::read_each(it, node, *kind))))
            .filter(|(_, clause)| *clause != Field::Missing)
            .collect();
        Some(Self { file, clauses })
    }
}

impl Describe for Contract {
    fn shape() -> Shape {
        let file = Key::new("file", "The contract's file.", Link::shape());
        let clauses = ClauseKind::ALL
            .iter()
            .map(|kind| Key::new(kind.as_str(), kind.doc(), Shape::Each(Box::new(Clause::shape_of(*kind)))));
        let doc = "What the contract has under each kind of clause, for all parties or for each.";
        Table::of("Contract", doc, std::iter::once(file).chain(clauses).collect()).into()
    }
}

//! The text of new documents: a charter with the question that each section answers, and one file for each kind of record.
//!
//! What is not known is written as `TBD`: it parses, and it counts as missing, so that a new charter never passes.

pub mod acknowledgement;
pub mod change;
pub mod decision;
pub mod health;
mod questions;
mod record;
pub mod review;
mod section;

pub use questions::{entry_keys, is_in_new_charter};
pub use section::NewSection;

use std::sync::Arc;

use askama::Template;
use thiserror::Error;

use crate::config::Policy;
use crate::document::charter::Charter;
use crate::document::charter::kind::KindName;
use crate::document::charter::model::{LegalForm, Objective, Structure};
use crate::document::charter::plan::Phases;
use crate::document::charter::stage::Stage;
use crate::document::scalar::{CurrencyCode, Date, Id, Length};
use crate::document::{Document, Ids, Source};
use crate::grammar::counted;
use crate::method::usual_gates::UsualGate;
use crate::wording::gates::{usual_name, usual_question};
use crate::yaml::edit::{Edits, Refusal, Value};
use crate::yaml::{Limits, read};

/// What is known of a partnership before its charter is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// What people call it.
    pub name: String,
    /// How far it is.
    pub stage: Stage,
    /// What kinds of partnership it is; none where that is undecided.
    pub kinds: Vec<KindName>,
    /// The currency in which the parties count.
    pub currency: Option<CurrencyCode>,
    /// The parties, two or more.
    pub parties: Vec<BeginningParty>,
    /// What it is for.
    pub objective: Option<Objective>,
    /// Which structure it has.
    pub structure: Option<Structure>,
    /// Which legal form it has.
    pub legal_form: Option<LegalForm>,
    /// What the parties see in each other.
    pub tier: Option<BeginningTier>,
    /// When it begins.
    pub start: Option<Date>,
    /// How long it lasts at first.
    pub length: Option<Length>,
}

/// A party of a partnership that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeginningParty {
    /// Its id, the key of whatever concerns it.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// Who stands behind it at the top.
    pub sponsor: Option<String>,
}

/// A tier, with what it asks a charter for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeginningTier {
    /// Its name.
    pub name: String,
    /// What it asks for, for people to read.
    pub requires: Vec<String>,
}

/// A gate of the usual schedule.
struct ProposedGate {
    id: &'static str,
    name: &'static str,
    /// Months after the beginning of the term.
    after: u32,
    question: &'static str,
}

impl ProposedGate {
    fn of(gate: UsualGate, policy: &Policy) -> Self {
        let after = gate.months(policy);
        Self { id: gate.id(), name: usual_name(gate), after, question: usual_question(gate) }
    }

    fn length(&self) -> String {
        counted(self.after as usize, "month")
    }
}

/// A charter in which every value is open, with the questions of the rules as its comments.
#[derive(Template)]
#[template(path = "charter.yaml", escape = "none")]
struct Full<'a> {
    parties: Vec<&'a str>,
    tier: Option<&'a BeginningTier>,
    gates: Vec<ProposedGate>,
    phases: &'static [&'static str],
    kinds: &'a [KindName],
    currency: Option<CurrencyCode>,
    is_contractual: bool,
    is_ecosystem: bool,
    is_integrated: bool,
    is_venture: bool,
    is_strategic: bool,
    is_vendor: bool,
}

impl Full<'_> {
    /// The question at a place of the charter, without an example.
    fn question(&self, at: &str) -> askama::Result<String> {
        questions::question(at).map_err(askama::Error::custom)
    }

    /// The question at a place of the charter with the words among which to choose, else with an example.
    fn ask(&self, at: &str) -> askama::Result<String> {
        questions::ask(at).map_err(askama::Error::custom)
    }

    /// The keys that an entry of the list at a place has.
    fn entries(&self, at: &str) -> askama::Result<String> {
        questions::entries(at).map_err(askama::Error::custom)
    }
}

/// Why a charter could not be begun.
#[derive(Debug, Error)]
pub enum NewError {
    /// The template could not be filled.
    #[error("the template cannot be filled: {0}")]
    Template(#[from] askama::Error),
    /// A value could not be written into it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// What was written does not mean what it should: an id that something else has, for one.
    #[error("{message}; {help}")]
    Unreadable {
        /// What is wrong.
        message: String,
        /// What to do.
        help: String,
    },
}

impl Beginning {
    /// A partnership of which nothing is known but its name.
    #[must_use]
    pub const fn named(name: String) -> Self {
        Self {
            name,
            stage: Stage::Discovery,
            kinds: Vec::new(),
            currency: None,
            parties: Vec::new(),
            objective: None,
            structure: None,
            legal_form: None,
            tier: None,
            start: None,
            length: None,
        }
    }

    /// The charter with every section, each with the question it answers, and the gates that are usual by the policy.
    ///
    /// # Errors
    /// A value that does not belong where it was meant to stand.
    pub fn full(&self, policy: &Policy) -> Result<String, NewError> {
        let is_tier = |name: &str| self.tier.as_ref().is_some_and(|tier| tier.name == name);
        let months = self.length.as_ref().and_then(Length::duration).map(|length| length.months());
        // The day so many months after the beginning lies behind a term of so many months.
        let is_within = |gate: &ProposedGate| months.is_none_or(|months| months == 0 || gate.after < months);
        let mut gates: Vec<ProposedGate> =
            UsualGate::ALL.iter().map(|gate| ProposedGate::of(*gate, policy)).filter(is_within).collect();
        // A policy of a team's own need not keep to the usual order.
        gates.sort_by_key(|gate| gate.after);
        let template = Full {
            parties: self.parties.iter().map(|party| party.id.as_str()).collect(),
            tier: self.tier.as_ref(),
            gates,
            phases: Phases::<()>::KEYS,
            kinds: &self.kinds,
            currency: self.currency,
            is_contractual: self.structure == Some(Structure::ContractualProject),
            is_ecosystem: self.structure == Some(Structure::CoordinatedEcosystem),
            is_integrated: self.structure == Some(Structure::IntegratedAlliance),
            is_venture: self.legal_form == Some(LegalForm::JointVenture),
            is_strategic: is_tier("strategic"),
            is_vendor: is_tier("vendor"),
        };
        let text = questions::wrapped(&template.render()?);
        proven(self.known(Edits::of(&text)).apply()?)
    }

    /// The charter with no more than every charter needs: name, stage, parties.
    ///
    /// # Errors
    /// A value that does not belong where it was meant to stand.
    pub fn minimal(&self) -> Result<String, NewError> {
        let party = |party: &BeginningParty| {
            let name = ("name", Value::text(party.name.as_str()));
            let sponsor = party.sponsor.as_ref().map(|sponsor| ("sponsor", Value::text(sponsor.as_str())));
            (party.id.to_string(), Value::map(std::iter::once(name).chain(sponsor)))
        };
        let parties = Value::map(self.parties.iter().map(party));
        let text = format!("partner: charter/v1\nname: TBD\nstage: {}\n", self.stage);
        let mut edits = Edits::of(&text).in_order(Charter::KEYS);
        if !self.kinds.is_empty() {
            edits = edits.set("kind", self.kinds());
        }
        if let Some(currency) = self.currency {
            edits = edits.set("currency", Value::word(currency.to_string()));
        }
        proven(edits.set("name", Value::text(self.name.as_str())).set("parties", parties).apply()?)
    }

    /// One kind as a word, several as a list.
    fn kinds(&self) -> Value {
        let mut words = self.kinds.iter().map(|kind| Value::word(kind.to_string()));
        match (words.next(), self.kinds.len()) {
            (Some(only), 1) => only,
            (first, _) => Value::list(first.into_iter().chain(words)),
        }
    }

    /// Writes what is known over what is open.
    fn known<'t>(&self, edits: Edits<'t>) -> Edits<'t> {
        let mut edits = edits.set("name", Value::text(self.name.as_str()));
        let mut word = |path: &str, word: Option<String>| {
            if let Some(word) = word {
                edits = std::mem::replace(&mut edits, Edits::of("")).set(path, Value::word(word));
            }
        };
        word("stage", Some(self.stage.to_string()));
        word("model.objective", self.objective.map(|it| it.to_string()));
        word("model.structure", self.structure.map(|it| it.to_string()));
        word("model.legal_form", self.legal_form.map(|it| it.to_string()));
        word("term.start", self.start.map(|it| it.to_string()));
        word("term.length", self.length.as_ref().map(ToString::to_string));
        if !self.kinds.is_empty() {
            edits = edits.set("kind", self.kinds());
        }
        if let Some(tier) = &self.tier {
            edits = edits.set("tier", Value::text(tier.name.as_str()));
        }
        for party in &self.parties {
            let at = |key: &str| format!("parties.{}.{key}", party.id);
            edits = edits.set(at("name"), Value::text(party.name.as_str()));
            if let Some(sponsor) = &party.sponsor {
                edits = edits.set(at("sponsor"), Value::text(sponsor.as_str()));
            }
        }
        edits
    }
}

/// The text, read as a charter is: nothing may be wrong with it as a document.
fn proven(text: String) -> Result<String, NewError> {
    let reading = read(&text, &Limits::default());
    let tree = reading.tree.unwrap_or_default();
    let ids = Ids::of_charter(&tree, &[]);
    let source = Arc::new(Source::new(String::new(), text, tree));
    let document = Document::<Charter>::decode(Arc::clone(&source), &ids, Vec::new(), &[]);
    match document.problems.into_iter().next() {
        Some(problem) => Err(NewError::Unreadable { message: problem.message, help: problem.help }),
        None => Ok(source.text.clone()),
    }
}

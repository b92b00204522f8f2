//! Readiness: checklists answered, the answers held against the charter, and a verdict [S0, S3].

mod checklists;
mod evidence;
mod holding;
mod launch;
mod one_page;
mod topics;
mod way;

pub use checklists::{BUILT_IN, ChecklistDefinition, ItemDefinition, Threshold};
pub use evidence::{Evidence, Found, Need, Side};
pub use one_page::is_about_scope;
pub use way::{Deed, Step, Way};

use std::collections::BTreeSet;

use checklists::Proof;
use evidence::EvidenceParts;

use crate::config::{Configuration, Policy};
use crate::document::Field;
use crate::document::charter::checklists::{Answer, AnswerValue};
use crate::document::scalar::{AnswerWord, Link, keyword};
use crate::method::kinds::Kinds;
use crate::partnership::{Attachment, Partnership};
use crate::yaml::YamlPath;

keyword! {
    /// What counts for an item.
    pub enum ItemState {
        /// Borne out.
        Yes = "yes",
        /// Answered with no, or there is something but not enough.
        No = "no",
        /// Answered with yes, and the charter does not bear it out; counts as No.
        Unproven = "unproven",
        /// Nobody knows, or what is written cannot be read; counts as No.
        Unknown = "unknown",
        /// No answer and nothing in the charter; counts as No.
        Unanswered = "unanswered",
        /// Does not apply, with a reason; leaves the tally.
        NotApplicable = "not-applicable",
    }
}

keyword! {
    /// What a list comes to.
    pub enum Verdict {
        /// No "No".
        Ready = "ready",
        /// Some "No", to be addressed.
        Address = "address",
        /// Too many "No" to sign.
        Pause = "pause",
        /// Too many "No" for this partner.
        Reconsider = "reconsider",
    }
}

keyword! {
    /// A document that bears an answer out.
    pub enum ByDocument {
        /// A file that is there.
        File = "by-document",
        /// An address, which nobody looked up.
        Unchecked = "unchecked",
    }
}

/// One item with its answer and what the charter says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemResult {
    /// The item.
    pub definition: ItemDefinition,
    /// The answer, if one was given and understood.
    pub answer: Option<AnswerValue>,
    /// What counts.
    pub state: ItemState,
    /// Whether the charter bears the item out.
    pub borne_out: bool,
    /// What the charter has for it.
    pub found: Vec<Found>,
    /// What the charter lacks for it.
    pub missing: Vec<Need>,
    /// Where the charter says something for it that could not be read.
    pub unread: Vec<String>,
    /// The document that the answer points at, if it stands for the charter's own evidence.
    pub document: Option<ByDocument>,
}

impl ItemResult {
    /// Whether the item counts as No.
    #[must_use]
    pub fn is_no(&self) -> bool {
        !matches!(self.state, ItemState::Yes | ItemState::NotApplicable)
    }
}

/// One list with its tally and verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistResult {
    /// The list.
    pub definition: ChecklistDefinition,
    /// The items in the list's order.
    pub items: Vec<ItemResult>,
    /// How many count as No.
    pub no: usize,
    /// Of how many: those that apply.
    pub of: usize,
    /// What it comes to.
    pub verdict: Verdict,
    /// The sections that could not be read and on which the verdict rests: without the questions that they leave unknown it
    /// would be a better one. Empty where it holds either way.
    pub unread: Vec<String>,
    /// Whether the charter answers anything under its name.
    pub is_answered: bool,
}

impl ChecklistResult {
    /// Whether the verdict holds whatever stands in sections that could not be read.
    #[must_use]
    pub fn is_firm(&self) -> bool {
        self.unread.is_empty()
    }

    /// Whether a charter is judged by it: every list but those that only some answer.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.definition.is_for_all || self.is_answered
    }
}

/// Assesses a partnership by every built-in list, as far as its kinds ask it, then by those of the team's own.
#[must_use]
pub fn assess_all(
    partnership: &Partnership,
    configuration: &Configuration,
    kinds: &Kinds,
) -> Vec<ChecklistResult> {
    let policy = &configuration.policy;
    let built_in = BUILT_IN.iter().map(|list| assess_list(partnership, policy, &list.asked_of(kinds)));
    let mut results: Vec<ChecklistResult> = built_in.collect();
    let own = configuration.checklists.iter().map(ChecklistDefinition::from);
    results.extend(own.map(|list| assess_list(partnership, policy, &list)));
    results
}

/// Assesses a partnership by every question of every built-in list, whatever its kind.
#[must_use]
pub fn assess(partnership: &Partnership, policy: &Policy) -> Vec<ChecklistResult> {
    BUILT_IN.iter().map(|definition| assess_list(partnership, policy, definition)).collect()
}

fn assess_list(
    partnership: &Partnership,
    policy: &Policy,
    definition: &ChecklistDefinition,
) -> ChecklistResult {
    let lists = partnership.charter.value.checklists.as_ref();
    let list = match lists {
        Field::Given(lists) => lists.get(&definition.id).map_or(Field::Missing, Field::as_ref),
        Field::Invalid => Field::Invalid,
        Field::Missing | Field::Open => Field::Missing,
    };
    let items: Vec<ItemResult> = definition
        .items
        .iter()
        .map(|item| {
            let answer = match list {
                Field::Given(list) => list.get(&item.id).map_or(Field::Missing, Field::as_ref),
                // The charter must not decide in the place of an answer that is there.
                Field::Invalid => Field::Invalid,
                Field::Missing | Field::Open => Field::Missing,
            };
            assess_item(partnership, policy, &definition.id, item, answer)
        })
        .collect();
    let no = items.iter().filter(|item| item.is_no()).count();
    let of = items.iter().filter(|item| item.state != ItemState::NotApplicable).count();
    let verdict = definition.verdict(no, policy);
    let is_unread =
        |item: &&ItemResult| item.state == ItemState::Unknown && !lost(partnership, item).is_empty();
    let known = no - items.iter().filter(is_unread).count();
    let mut unread: Vec<String> = Vec::new();
    if definition.verdict(known, policy) != verdict {
        let sections: BTreeSet<&str> =
            items.iter().filter(is_unread).flat_map(|item| lost(partnership, item)).collect();
        unread.extend(sections.into_iter().map(str::to_owned));
    }
    // Where all answers are unreadable, nobody knows to which lists they belong.
    let is_answered = lists.is_given() && (list.is_given() || list.is_invalid());
    ChecklistResult { definition: definition.clone(), items, no, of, verdict, unread, is_answered }
}

/// The unreadable sections that keep an item from being known: those of its answer and of its evidence, or the parties, of
/// whom each the evidence is asked.
fn lost<'a>(partnership: &'a Partnership, item: &ItemResult) -> Vec<&'a str> {
    let unread = &partnership.charter.unread;
    let named = |section: &str| unread.iter().map(String::as_str).find(|name| *name == section);
    let answers = named("checklists").filter(|_| item.answer.is_none());
    let evidence = item.unread.iter().filter_map(|path| {
        let path = YamlPath::from(path.as_str());
        path.section().and_then(named).or_else(|| named("parties"))
    });
    answers.into_iter().chain(evidence).collect()
}

fn assess_item(
    partnership: &Partnership,
    policy: &Policy,
    list: &str,
    definition: &ItemDefinition,
    field: Field<&Answer>,
) -> ItemResult {
    let given = field.get().copied();
    let answer = given.and_then(|answer| answer.answer.get()).copied();
    let evidence = match &definition.evidence {
        Proof::Method(find) => find(&partnership.charter.value, policy, answer),
        Proof::Paths(paths) => evidence::at_paths(&partnership.charter, paths),
        Proof::Answer => evidence::answer_alone(list, &definition.id, answer),
    };
    let document = given.and_then(|answer| document_of(partnership, answer));
    let has_reason = given.is_some_and(|answer| answer.reason.is_given());
    let borne_out = evidence.is_complete();
    let is_unreadable = field.is_invalid() || given.is_some_and(|answer| answer.answer.is_invalid());
    let state = match answer {
        Some(AnswerValue::Word(AnswerWord::Yes)) if borne_out || document.is_some() => ItemState::Yes,
        Some(AnswerValue::Word(AnswerWord::Yes)) if evidence.is_undecided() => ItemState::Unknown,
        Some(AnswerValue::Word(AnswerWord::Yes)) => ItemState::Unproven,
        Some(AnswerValue::Word(AnswerWord::No)) => ItemState::No,
        Some(AnswerValue::Word(AnswerWord::NotApplicable)) if has_reason => ItemState::NotApplicable,
        Some(AnswerValue::Word(AnswerWord::Unknown | AnswerWord::NotApplicable)) => ItemState::Unknown,
        // A score is borne out by being high enough; on an item that is not scored it says nothing.
        Some(AnswerValue::Score(_)) if definition.is_scored && borne_out => ItemState::Yes,
        Some(AnswerValue::Score(_)) if definition.is_scored => ItemState::No,
        Some(AnswerValue::Score(_)) => ItemState::Unknown,
        // An answer that could not be read may be a no.
        None if is_unreadable => ItemState::Unknown,
        None if borne_out || document.is_some() => ItemState::Yes,
        None if evidence.is_undecided() => ItemState::Unknown,
        None if evidence.has_anything() => ItemState::No,
        None => ItemState::Unanswered,
    };
    let EvidenceParts { found, missing, unread } = evidence.into_parts();
    ItemResult { definition: definition.clone(), answer, state, borne_out, found, missing, unread, document }
}

/// The document that an answer points at, if it can stand for evidence.
fn document_of(partnership: &Partnership, answer: &Answer) -> Option<ByDocument> {
    match answer.evidence.get()? {
        Link::Url(_) => Some(ByDocument::Unchecked),
        Link::Path(path) => match partnership.attachments.get(path) {
            Some(Attachment::Found) => Some(ByDocument::File),
            Some(Attachment::Unchecked) => Some(ByDocument::Unchecked),
            Some(Attachment::Missing | Attachment::Outside) | None => None,
        },
    }
}

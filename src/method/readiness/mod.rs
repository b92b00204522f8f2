//! Readiness: checklists answered, the answers held against the charter, and a verdict [S0, S3].

mod checklists;
mod evidence;
mod holding;
mod launch;
mod metrics;
mod one_page;
mod topics;
mod way;
mod workshop;

pub use checklists::{BUILT_IN, ChecklistDefinition, ItemDefinition, Threshold};
pub use evidence::{Evidence, Found, Need, Side};
pub use one_page::is_about_scope;
pub use way::{Deed, Step, Way};
pub use workshop::assess_answers;

use std::collections::BTreeSet;

use checklists::Proof;
use evidence::EvidenceParts;

use crate::config::{Configuration, Policy, Unproven};
use crate::document::Field;
use crate::document::charter::checklists::{Answer, AnswerValue};
use crate::document::scalar::{AnswerWord, Date, Link, keyword};
use crate::method::kinds::{Kinds, Origin};
use crate::partnership::{Attachment, Partnership};
use crate::yaml::YamlPath;

keyword! {
    /// How far a question of a checklist is met.
    pub enum ItemState {
        /// Shown by the charter, by a document, or by an address that somebody has opened.
        Yes = "yes",
        /// Answered with no, or there is something but not enough.
        No = "no",
        /// Answered with yes, and nothing shows it.
        Unproven = "unproven",
        /// Shown by an address that nobody has opened: it counts as a yes that nothing shows.
        Claimed = "claimed",
        /// Not known, or what is written cannot be read; not met.
        Unknown = "unknown",
        /// No answer, and nothing in the charter.
        Unanswered = "unanswered",
        /// Does not apply, with a reason; leaves the tally.
        NotApplicable = "not-applicable",
    }
}

keyword! {
    /// What a list comes to.
    pub enum Verdict {
        /// Nobody has begun: nothing is answered, and the charter shows nothing.
        NotStarted = "not-started",
        /// Everything is met, and no error is found in the partnership.
        Ready = "ready",
        /// Everything is met, but READY is held up by an error that is found in the partnership.
        Complete = "complete",
        /// Something is not met or open.
        Address = "address",
        /// Too much is not met to sign.
        Pause = "pause",
        /// Too much is not met for this partner.
        Reconsider = "reconsider",
    }
}

keyword! {
    /// What an answer names as evidence.
    pub enum ByDocument {
        /// A file that is there.
        File = "by-document",
        /// An address, of which it is said who has opened it and when.
        Attested = "attested",
        /// An address, which nobody has opened.
        Claimed = "claimed",
    }
}

impl ByDocument {
    /// Whether it shows what the charter itself does not.
    const fn proves(self) -> bool {
        matches!(self, Self::File | Self::Attested)
    }
}

/// How an item counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// As met.
    Met,
    /// As not met.
    NotMet,
    /// Neither: no one has answered, and the charter says nothing against it.
    Open,
    /// It does not apply.
    Apart,
}

/// One item with its answer and what the charter says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemResult {
    /// The item.
    pub definition: ItemDefinition,
    /// The answer, if one was given and understood.
    pub answer: Option<AnswerValue>,
    /// How far it is met.
    pub state: ItemState,
    /// How it counts.
    pub counts: Count,
    /// Whether the charter bears the item out.
    pub borne_out: bool,
    /// Whether the charter says the opposite.
    pub is_contradicted: bool,
    /// What the charter has for it.
    pub found: Vec<Found>,
    /// What the charter lacks for it.
    pub missing: Vec<Need>,
    /// Where the charter says something for it that could not be read.
    pub unread: Vec<String>,
    /// What the answer names as evidence, if it may stand for the charter's own.
    pub document: Option<ByDocument>,
}

impl ItemResult {
    /// An item with its answer, how far it is met and counts, and what there is for it.
    fn of(
        definition: &ItemDefinition,
        answer: Option<AnswerValue>,
        (state, counts): (ItemState, Count),
        evidence: Evidence,
        document: Option<ByDocument>,
    ) -> Self {
        let (borne_out, is_contradicted) = (evidence.is_complete(), evidence.is_contradicted());
        let EvidenceParts { found, missing, unread } = evidence.into_parts();
        let definition = definition.clone();
        Self {
            definition,
            answer,
            state,
            counts,
            borne_out,
            is_contradicted,
            found,
            missing,
            unread,
            document,
        }
    }

    /// Whether the item counts as not met.
    #[must_use]
    pub fn is_no(&self) -> bool {
        self.counts == Count::NotMet
    }

    /// Whether something is left to do for it: it is not met, or open.
    #[must_use]
    pub fn is_unsettled(&self) -> bool {
        matches!(self.counts, Count::NotMet | Count::Open)
    }
}

/// An error that is found in a partnership and keeps its lists from being READY.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldUp {
    /// The rule that found it.
    pub rule: String,
    /// What is wrong.
    pub message: String,
}

/// One list with its tally and verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistResult {
    /// The list.
    pub definition: ChecklistDefinition,
    /// The items in the list's order.
    pub items: Vec<ItemResult>,
    /// How many are not met.
    pub no: usize,
    /// How many are open: not answered, and not held against the partnership.
    pub open: usize,
    /// Of how many: those that apply.
    pub of: usize,
    /// What it comes to.
    pub verdict: Verdict,
    /// The errors that keep a list of which everything is met from being READY. Known once the partnership has been judged:
    /// [`ChecklistResult::hold_up`].
    pub held_up_by: Vec<HeldUp>,
    /// The sections that could not be read and on which the verdict rests: without the questions that they leave unknown it
    /// would be a better one. Empty where it holds either way.
    pub unread: Vec<String>,
    /// Whether the charter answers anything under its name.
    pub is_answered: bool,
}

impl ChecklistResult {
    /// Lets READY stand only where no error is found in the partnership.
    pub fn hold_up(&mut self, by: &[HeldUp]) {
        if self.verdict == Verdict::Ready && !by.is_empty() {
            self.verdict = Verdict::Complete;
            self.held_up_by = by.to_vec();
        }
    }

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

/// Assesses a partnership by every built-in list, then by those of the team's own, before it is known which errors are found in
/// it; the built-in lists as far as its kinds ask them.
#[must_use]
pub fn assess_all(
    partnership: &Partnership,
    configuration: &Configuration,
    as_of: Date,
    kinds: &Kinds,
) -> Vec<ChecklistResult> {
    let basis = Basis { partnership, configuration, as_of };
    let built_in = BUILT_IN.iter().map(|list| {
        let mut result = assess_list(basis, &list.asked_of(kinds));
        // Which of its questions are asked is not known.
        if kinds.origin == Origin::Unread {
            result.unread.push("kind".to_owned());
        }
        result
    });
    let own = configuration.checklists.iter().map(ChecklistDefinition::from);
    built_in.chain(own.map(|list| assess_list(basis, &list))).collect()
}

/// Every list: the built-in ones, then those of the team's own.
pub fn definitions(configuration: &Configuration) -> impl Iterator<Item = ChecklistDefinition> {
    BUILT_IN.iter().cloned().chain(configuration.checklists.iter().map(ChecklistDefinition::from))
}

/// What an assessment goes by.
#[derive(Clone, Copy)]
struct Basis<'a> {
    partnership: &'a Partnership,
    configuration: &'a Configuration,
    as_of: Date,
}

fn assess_list(basis: Basis<'_>, definition: &ChecklistDefinition) -> ChecklistResult {
    let Basis { partnership, configuration, .. } = basis;
    let policy = &configuration.policy;
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
            assess_item(basis, definition, item, answer)
        })
        .collect();
    let mut result = tallied(definition, items, policy);
    let is_unread =
        |item: &&ItemResult| item.state == ItemState::Unknown && !lost(partnership, item).is_empty();
    let known = result.no - result.items.iter().filter(is_unread).count();
    if definition.verdict(known, result.open, policy) != definition.verdict(result.no, result.open, policy) {
        let sections: BTreeSet<&str> =
            result.items.iter().filter(is_unread).flat_map(|item| lost(partnership, item)).collect();
        result.unread = sections.into_iter().map(str::to_owned).collect();
    }
    // Where all answers are unreadable, nobody knows to which lists they belong.
    result.is_answered = lists.is_given() && (list.is_given() || list.is_invalid());
    result
}

/// Counts the items of a list, and says what they come to.
fn tallied(definition: &ChecklistDefinition, items: Vec<ItemResult>, policy: &Policy) -> ChecklistResult {
    let is_begun = items.iter().any(|item| item.state != ItemState::Unanswered);
    let count = |wanted: Count| items.iter().filter(|item| item.counts == wanted).count();
    let (no, open) = if is_begun { (count(Count::NotMet), count(Count::Open)) } else { (0, items.len()) };
    let of = items.len() - count(Count::Apart);
    let verdict = if is_begun { definition.verdict(no, open, policy) } else { Verdict::NotStarted };
    ChecklistResult {
        definition: definition.clone(),
        items,
        no,
        open,
        of,
        verdict,
        held_up_by: Vec::new(),
        unread: Vec::new(),
        is_answered: false,
    }
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
    basis: Basis<'_>,
    list: &ChecklistDefinition,
    definition: &ItemDefinition,
    field: Field<&Answer>,
) -> ItemResult {
    let Basis { partnership, configuration, as_of } = basis;
    let given = field.get().copied();
    let answer = given.and_then(|answer| answer.answer.get()).copied();
    let evidence = match &definition.evidence {
        Proof::Method(find) => find(&partnership.charter.value, &configuration.policy, answer),
        Proof::Paths(paths) => evidence::at_paths(&partnership.charter, paths),
        Proof::Answer => evidence::answer_alone(&list.id, &definition.id, answer),
    };
    let document = given.and_then(|answer| document_of(partnership, answer, as_of));
    let has_reason = given.is_some_and(|answer| answer.reason.is_given());
    let borne_out = evidence.is_complete();
    let is_shown = borne_out || document.is_some_and(ByDocument::proves);
    let is_claimed = document == Some(ByDocument::Claimed);
    let is_unreadable = field.is_invalid() || given.is_some_and(|answer| answer.answer.is_invalid());
    let state = match answer {
        Some(AnswerValue::Word(AnswerWord::Yes)) if is_shown => ItemState::Yes,
        Some(AnswerValue::Word(AnswerWord::Yes)) if evidence.is_undecided() => ItemState::Unknown,
        Some(AnswerValue::Word(AnswerWord::Yes)) if is_claimed => ItemState::Claimed,
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
        None if is_shown => ItemState::Yes,
        None if evidence.is_undecided() => ItemState::Unknown,
        None if is_claimed => ItemState::Claimed,
        None if evidence.has_anything() => ItemState::No,
        None => ItemState::Unanswered,
    };
    let is_contradicted = evidence.is_contradicted();
    let is_left_open = answer.is_none() && list.leaves_open(configuration.readiness) && !is_contradicted;
    let counts = match state {
        ItemState::Yes => Count::Met,
        ItemState::NotApplicable => Count::Apart,
        ItemState::Unproven | ItemState::Claimed if configuration.readiness.unproven == Unproven::Yes => {
            Count::Met
        }
        ItemState::No | ItemState::Unanswered if is_left_open => Count::Open,
        _ => Count::NotMet,
    };
    ItemResult::of(definition, answer, (state, counts), evidence, document)
}

/// What an answer names as evidence, as far as it may stand for the charter's own. An address is worth what somebody who has
/// opened it says; so is a file that could not be looked for.
fn document_of(partnership: &Partnership, answer: &Answer, as_of: Date) -> Option<ByDocument> {
    let is_seen = answer.seen_by.is_given() && answer.on.get().is_some_and(|day| *day <= as_of);
    let by_word = if is_seen { ByDocument::Attested } else { ByDocument::Claimed };
    match answer.evidence.get()? {
        Link::Url(_) => Some(by_word),
        Link::Path(path) => match partnership.attachments.get(path) {
            Some(Attachment::Found) => Some(ByDocument::File),
            Some(Attachment::Unchecked | Attachment::NotCheckedOut) => Some(by_word),
            Some(Attachment::Missing | Attachment::Outside) | None => None,
        },
    }
}

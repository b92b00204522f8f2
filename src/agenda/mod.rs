//! What is to be settled in a partnership: `answer` asks it topic by topic, and `check` says how much there is.
//!
//! First what is written and cannot be read, since whatever rests on it is not known; then what the checklists lack; then what the
//! rules find missing; then, where it is wanted, everything else that says itself that it is open.

mod asked;
mod blind;
mod line;
mod places;
mod topics;
mod usual;

pub use blind::{BlindQuestion, blind, blind_places};
pub use line::{expected, has_parts, is_line, parts_of_entry, record_of, words};
pub use topics::{Topic, topics};
pub use usual::usual;

use places::Places;

use crate::check::Judged;
use crate::document::Document;
use crate::document::charter::Charter;
use crate::document::charter::checklists::BuiltInList;
use crate::document::charter::stage::Stage;
use crate::document::shape::Shape;
use crate::finding::{Finding, Severity, Shown};
use crate::method::readiness::{ChecklistResult, ItemResult};
use crate::rules::Concerns;
use crate::yaml::YamlPath;

/// What the charter itself says of a place that is still open.
pub const OPEN: &str = "TBD";

/// One open question.
#[derive(Debug, Clone)]
pub struct Open {
    /// Where the answer belongs.
    pub path: YamlPath,
    /// Of whom or what: names of a party and of an entry; empty where it is of the whole partnership.
    pub of: String,
    /// In plain words.
    pub question: String,
    /// How an answer may look, where a rule asks.
    pub example: Option<&'static str>,
    /// Who has to answer it, where a rule asks.
    pub concerns: Option<Concerns>,
    /// What may be answered.
    pub shape: &'static Shape,
    /// The checklist or the rule that asks; `TBD` where only the charter itself says that it is open.
    pub source: String,
    /// Why it matters, in a sentence; may be empty.
    pub why: String,
    /// What is missing or not enough, as `check` says it; may be empty.
    pub lack: String,
    /// Whether a verdict hangs on the answer: a list asks for it, or an error is found without it.
    pub is_needed: bool,
    /// What is wrong with what stands there, where it is to be corrected.
    pub wrong: Option<String>,
}

/// One thing to settle.
#[derive(Debug)]
pub struct Matter<'a> {
    /// What it is.
    pub about: About<'a>,
    /// What is to be answered for it in the charter, without what an earlier matter asks already. Empty where no answer settles
    /// it: a gate's decision, a review, a talk.
    pub open: Vec<Open>,
}

/// What a matter is.
#[derive(Debug, Clone, Copy)]
pub enum About<'a> {
    /// Something is written and cannot be read.
    Unreadable(&'a Finding),
    /// A question of a checklist counts as No.
    Question(&'a ChecklistResult, &'a ItemResult),
    /// A rule has found something.
    Found(&'a Finding),
    /// The charter says itself that something is open.
    SaysOpen,
}

impl Open {
    /// The section of the charter in which the answer belongs.
    #[must_use]
    pub fn section(&self) -> &str {
        self.path.section().unwrap_or_default()
    }

    /// What is asked at a place, whether or not something stands there.
    #[must_use]
    pub fn at(charter: &Document<Charter>, path: &YamlPath, shape: &'static Shape) -> Self {
        Places::of(charter, usize::MAX).open_at(path, shape)
    }
}

/// What is to be settled, most important first. With `wants_all` everything that says that it is open comes behind it. No more
/// than `most` questions are collected; the matters are all there.
#[must_use]
pub fn of<'a>(judged: &'a Judged<'_>, wants_all: bool, most: usize) -> Vec<Matter<'a>> {
    let mut places = Places::of(&judged.partnership.charter, most);
    let mut matters: Vec<Matter<'a>> = Vec::new();
    // Nothing can be written into a file that cannot be read.
    let is_broken = judged.partnership.charter.problems.iter().any(|problem| problem.kind.breaks());
    let mut add = |about: About<'a>, places: &mut Places<'_>| {
        let mut taken = places.take();
        if is_broken {
            taken.open.clear();
        }
        // What an earlier matter asks in full is settled with that one.
        if !(taken.open.is_empty() && taken.is_asked_before) {
            matters.push(Matter { about, open: taken.open });
        }
    };
    let unreadable = || judged.active().filter(|it| it.is_of_document && it.severity == Severity::Error);
    for finding in unreadable() {
        places.ask_to_correct(finding);
        add(About::Unreadable(finding), &mut places);
    }
    for list in asked_lists(judged) {
        // Where the charter only cannot be read, reading it comes first.
        let reads =
            |item: &&ItemResult| item.is_unsettled() && (!item.missing.is_empty() || item.unread.is_empty());
        for item in list.items.iter().filter(reads) {
            places.ask_item(list, item);
            add(About::Question(list, item), &mut places);
        }
    }
    let is_matter = |it: &&Finding| {
        it.severity >= Severity::Warning
            && it.shown != Shown::Verdict
            && !(it.is_of_document && it.severity == Severity::Error)
    };
    let mut matters_found: Vec<&Finding> = judged.active().filter(is_matter).collect();
    matters_found.sort_by_key(|finding| finding.rank);
    for finding in matters_found {
        places.ask_finding(finding);
        add(About::Found(finding), &mut places);
    }
    if wants_all {
        places.ask_the_rest();
        let open = places.take().open;
        if !open.is_empty() {
            matters.push(Matter { about: About::SaysOpen, open });
        }
    }
    matters
}

/// The lists by which the partnership is judged, and the launch list from its stage on. Whoever is leaving answers none.
fn asked_lists<'a>(judged: &'a Judged<'_>) -> impl Iterator<Item = &'a ChecklistResult> {
    let lists: &[ChecklistResult] = judged.assessment.as_ref().map_or(&[], |it| &it.readiness);
    let stage = judged.stage.unwrap_or(Stage::Discovery);
    let is_due = move |list: &ChecklistResult| {
        list.definition.id == BuiltInList::Launch.as_str() && stage >= Stage::Launch
    };
    lists.iter().filter(move |list| stage <= Stage::Operation && (list.is_judged() || is_due(list)))
}

//! How far a charter has come, section by section: what cannot be read, what is settled, what is begun, what nobody has begun yet.

use std::collections::{BTreeMap, BTreeSet};

use super::Judged;
use crate::document::charter::Charter;
use crate::document::charter::stage::Stage;
use crate::document::header::DocumentKind;
use crate::document::{Decode as _, Document, says_something};
use crate::finding::{Consequence, Finding, Nature, Severity};
use crate::rules::{self, Part, Question, Rule};
use crate::yaml::{Kind, NodeId, Tree};

/// How far a section has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// Part of it cannot be read, so that nobody knows what it settles.
    Unread,
    /// Nothing is open.
    Settled,
    /// It is written, and the parties differ.
    NotAligned,
    /// Some of what is asked at this stage is answered.
    Begun,
    /// It is due, and nothing is written.
    NotStarted,
    /// Nothing in it is due yet.
    NotAsked,
}

/// One section of a charter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its key.
    pub name: String,
    /// How far it has come.
    pub progress: Progress,
    /// How many questions are open in it at this stage.
    pub open: usize,
    /// How many rules have found something open in it at this stage.
    pub rules: usize,
    /// How many rules ask this partnership about it at this stage: those that have found something open, and those whose question
    /// is answered. What does not concern the partnership is neither.
    pub asked: usize,
    /// How many of its questions are open and not due yet.
    pub later: usize,
    /// The most severe of what is open.
    pub worst: Option<Severity>,
}

/// What was found in a section.
#[derive(Default)]
struct OpenHere<'a> {
    open: BTreeSet<&'a str>,
    count: usize,
    later: usize,
    worst: Option<Severity>,
    is_differing: bool,
    is_unread: bool,
}

impl<'a> OpenHere<'a> {
    fn add(&mut self, finding: &'a Finding) {
        self.is_unread |= finding.nature == Nature::Unreadable;
        // What is at stake moves a finding up or down; whether the parties differ is the rule's to say.
        let consequence = rules::find(&finding.rule).map_or(finding.consequence, |rule| rule.consequence);
        self.is_differing |= finding.nature == Nature::Defect && consequence == Consequence::Differing;
        if finding.nature != Nature::Gap {
            return;
        }
        if finding.due_from.is_some() {
            self.later += 1;
            return;
        }
        self.open.insert(&finding.rule);
        self.count += 1;
        self.worst = self.worst.max(Some(finding.severity));
    }
}

/// The sections that rules ask about, in the order of the charter's format.
#[must_use]
pub fn sections(judged: &Judged<'_>) -> Vec<Section> {
    let Some(stage) = judged.stage else { return Vec::new() };
    let charter = &judged.partnership.charter;
    let mut found: BTreeMap<String, OpenHere<'_>> = BTreeMap::new();
    for finding in judged.active().filter(|it| it.document == "charter") {
        found.entry(finding.section()).or_default().add(finding);
    }
    let tree = &charter.source.tree;
    let is_written = |name: &str| {
        tree.root().and_then(|root| tree.get(root, name)).is_some_and(|(_, value)| says_anything(tree, value))
    };
    let section = |name: &'static str| {
        let found = found.remove(name).unwrap_or_default();
        let answered = answered(name, stage, charter).filter(|rule| !found.open.contains(rule)).count();
        let asked = answered + found.open.len();
        let progress = match is_written(name) {
            _ if found.is_unread => Progress::Unread,
            _ if found.is_differing => Progress::NotAligned,
            true if found.count > 0 => Progress::Begun,
            true => Progress::Settled,
            false if found.count > 0 => Progress::NotStarted,
            false => Progress::NotAsked,
        };
        Section {
            name: name.to_owned(),
            progress,
            open: found.count,
            rules: found.open.len(),
            asked,
            later: found.later,
            worst: found.worst,
        }
    };
    names().into_iter().map(section).collect()
}

/// The sections that a rule asks about, in the order of the charter's format.
fn names() -> Vec<&'static str> {
    let asked: BTreeSet<&str> = rules::all().filter_map(Rule::section).collect();
    Charter::MAP_KEYS.iter().copied().filter(|name| asked.contains(name)).collect()
}

/// The ids of the rules whose question about a section the charter answers, of those that are due at a stage. A further question at
/// a place that another one fills is not answered by it.
fn answered<'c>(
    section: &'static str,
    stage: Stage,
    charter: &'c Document<Charter>,
) -> impl Iterator<Item = &'static str> + 'c {
    let tree = &charter.source.tree;
    let is_answered = move |question: Question| {
        let is_of_section = question.parts().next() == Some(Part::Key(section));
        let is_first = question.document == DocumentKind::Charter && !question.is_further;
        is_of_section
            && is_first
            && tree.root().is_some_and(|root| is_said(tree, root, &mut question.parts()))
    };
    rules::all()
        .filter(move |rule| rule.from <= stage && stage <= rule.until)
        .filter(move |rule| rule.questions().any(is_answered))
        .map(|rule| rule.id)
}

/// Whether something is said at a node or below it.
fn says_anything(tree: &Tree, node: NodeId) -> bool {
    match tree.kind(node) {
        Kind::Mapping => tree.entries(node).any(|(_, value)| says_anything(tree, value)),
        Kind::Sequence => tree.items(node).any(|entry| says_anything(tree, entry)),
        _ => says_something(tree, node),
    }
}

/// Whether something is said at the end of a way, in one of the entries and of one of the parties at least.
fn is_said(tree: &Tree, node: NodeId, way: &mut (impl Iterator<Item = Part> + Clone)) -> bool {
    let Some(part) = way.next() else { return says_anything(tree, node) };
    match part {
        Part::Key(key) => tree.get(node, key).is_some_and(|(_, value)| is_said(tree, value, way)),
        Part::Chosen(_) => tree.entries(node).any(|(_, value)| is_said(tree, value, &mut way.clone())),
        Part::Item if tree.kind(node) == Kind::Sequence => {
            tree.items(node).any(|entry| is_said(tree, entry, &mut way.clone()))
        }
        // An entry may stand for a list of it alone.
        Part::Item => is_said(tree, node, way),
    }
}

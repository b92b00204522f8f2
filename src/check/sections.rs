//! How far a charter has come, section by section: what is settled, what is begun, what nobody has begun yet.

use std::collections::{BTreeMap, BTreeSet};

use super::Judged;
use crate::document::charter::Charter;
use crate::document::charter::stage::Stage;
use crate::document::{Decode as _, says_something};
use crate::finding::{Consequence, Finding, Nature, Severity};
use crate::rules::{self, Rule};

/// How far a section has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
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
    /// How many rules ask about it at this stage.
    pub asked: usize,
    /// How many of its questions are open and not due yet.
    pub later: usize,
    /// The most severe of what is open.
    pub worst: Option<Severity>,
}

/// What was found in a section.
#[derive(Default)]
struct Found<'a> {
    open: BTreeSet<&'a str>,
    count: usize,
    later: usize,
    worst: Option<Severity>,
    is_differing: bool,
}

impl<'a> Found<'a> {
    fn add(&mut self, finding: &'a Finding) {
        self.is_differing |=
            finding.nature == Nature::Defect && finding.consequence == Consequence::Differing;
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
    let mut found: BTreeMap<String, Found<'_>> = BTreeMap::new();
    for finding in judged.active().filter(|it| it.document == "charter") {
        found.entry(finding.section()).or_default().add(finding);
    }
    let tree = &charter.source.tree;
    let is_written = |name: &str| {
        tree.root()
            .and_then(|root| tree.get(root, name))
            .is_some_and(|(_, value)| says_something(tree, value))
    };
    let section = |name: &'static str| {
        let found = found.remove(name).unwrap_or_default();
        let asked =
            questions_of(name, stage).filter(|rule| !found.open.contains(rule)).count() + found.open.len();
        let progress = match is_written(name) {
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

/// The ids of the rules that ask about a section at a stage.
fn questions_of(section: &'static str, stage: Stage) -> impl Iterator<Item = &'static str> {
    rules::all()
        .filter(move |rule| rule.nature == Nature::Gap && rule.section() == Some(section))
        .filter(move |rule| rule.from <= stage && stage <= rule.until)
        .map(|rule| rule.id)
}

//! The open questions by topic: a section of the charter is talked through before the next one.

use std::collections::BTreeMap;

use super::{About, Matter, Open, of};
use crate::check::Judged;
use crate::yaml::{Step, YamlPath};

/// A section of the charter with what is open in it.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Its key.
    pub section: String,
    /// What is open: first that on which a verdict hangs, each entry of a list as a whole.
    pub open: Vec<Open>,
}

/// How bad a question is: its matter's place in the order in which `check` ranks, and its own place among all.
type Weight = (usize, usize);

impl Topic {
    /// How many of its questions a verdict hangs on.
    #[must_use]
    pub fn needed(&self) -> usize {
        self.open.iter().filter(|open| open.is_needed).count()
    }
}

/// The open questions by topic. First what cannot be read; then the topics on which a verdict hangs; in both and after them the one
/// with the worst consequence comes first, as `check` ranks it. Every question stands in one topic, and once.
#[must_use]
pub fn topics(judged: &Judged<'_>, wants_all: bool) -> Vec<Topic> {
    let ranks = Ranks::of(judged);
    let mut by_section: BTreeMap<String, Vec<(Weight, Open)>> = BTreeMap::new();
    let mut unreadable: Vec<String> = Vec::new();
    let mut place = 0;
    for Matter { about, open } in of(judged, wants_all, usize::MAX) {
        for open in open {
            if matches!(about, About::Unreadable(_)) {
                unreadable.push(open.section().to_owned());
            }
            let weight = (ranks.rank(&about, &open), place);
            place += 1;
            by_section.entry(open.section().to_owned()).or_default().push((weight, open));
        }
    }
    let mut topics: Vec<(bool, bool, Weight, Topic)> = Vec::new();
    for (section, open) in by_section {
        let Some(worst) = open.iter().map(|(weight, _)| *weight).min() else { continue };
        let is_needed = open.iter().any(|(_, open)| open.is_needed);
        let is_read = !unreadable.contains(&section);
        topics.push((is_read, !is_needed, worst, Topic { section, open: in_order(open) }));
    }
    topics.sort_by_key(|(is_read, is_optional, worst, _)| (*is_read, *is_optional, *worst));
    topics.into_iter().map(|(.., topic)| topic).collect()
}

/// What a verdict hangs on first; but an entry of a list is asked as a whole.
fn in_order(mut open: Vec<(Weight, Open)>) -> Vec<Open> {
    let mut first: BTreeMap<YamlPath, (bool, usize)> = BTreeMap::new();
    for ((_, place), open) in &open {
        let group = first.entry(group(&open.path)).or_insert((true, *place));
        group.0 &= !open.is_needed;
        group.1 = group.1.min(*place);
    }
    open.sort_by_key(|((_, place), open)| (first.get(&group(&open.path)).copied(), *place));
    open.into_iter().map(|(_, open)| open).collect()
}

/// The entry of a list that a path leads into; else the path itself.
fn group(path: &YamlPath) -> YamlPath {
    let steps = path.steps();
    let end = steps.iter().position(|step| matches!(step, Step::Index(_))).map_or(steps.len(), |at| at + 1);
    steps.iter().take(end).cloned().fold(YamlPath::root(), YamlPath::step)
}

/// Where `check` ranks what is found at a place.
struct Ranks<'a> {
    found: Vec<(&'a YamlPath, usize)>,
}

impl<'a> Ranks<'a> {
    fn of(judged: &'a Judged<'_>) -> Self {
        let found = judged.active().filter(|it| it.document == "charter");
        Self { found: found.map(|finding| (&finding.path, finding.rank)).collect() }
    }

    /// The rank of the finding that asks; what a checklist asks is as bad as the worst that is found at its place.
    fn rank(&self, about: &About<'_>, open: &Open) -> usize {
        match about {
            About::Unreadable(finding) | About::Found(finding) => finding.rank,
            About::Question(..) => {
                let is_at = |path: &YamlPath| {
                    let (one, other) = (path.steps(), open.path.steps());
                    !one.is_empty() && (one.starts_with(other) || other.starts_with(one))
                };
                let here = self.found.iter().filter(|(path, _)| is_at(path)).map(|(_, rank)| *rank);
                here.min().unwrap_or(usize::MAX)
            }
            About::SaysOpen => usize::MAX,
        }
    }
}

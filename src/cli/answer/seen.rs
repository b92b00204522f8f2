//! The charter as it is by now: what is open, what the lists come to, and what `check` finds where somebody has answered.

use super::{Desk, one};
use crate::agenda::{self, Topic};
use crate::check::CheckReport;
use crate::document::Document;
use crate::document::charter::Charter;
use crate::finding::{Nature, Severity};
use crate::grammar::counted;
use crate::method::readiness::{ChecklistResult, Verdict};
use crate::repository::Repository;
use crate::wording::readiness::verdict_word;
use crate::yaml::YamlPath;

/// What was read and judged at one moment.
pub(super) struct Seen {
    repository: Repository,
    /// What is open, by topic.
    pub(super) topics: Vec<Topic>,
    /// The verdict of each list that counts: `PAUSE, 3 not met`.
    pub(super) standing: Vec<(String, String)>,
    /// What is wrong with what stands at a place.
    found: Vec<(YamlPath, String)>,
}

impl Seen {
    /// Reads the charter anew and judges it.
    pub(super) fn now(desk: &Desk<'_>, wants_all: bool) -> anyhow::Result<Self> {
        let repository = desk.read()?;
        let report = CheckReport::of(&repository, &desk.question);
        let judged = report.partnerships.first();
        let topics = judged.map(|judged| agenda::topics(judged, wants_all)).unwrap_or_default();
        let lists: Vec<&ChecklistResult> = judged
            .and_then(|it| it.assessment.as_ref())
            .into_iter()
            .flat_map(|it| &it.readiness)
            .filter(|list| list.is_judged())
            .collect();
        let standing = lists.iter().map(|list| (list.definition.id.to_string(), told(list))).collect();
        let is_wrong = |finding: &&crate::finding::Finding| {
            finding.document == "charter"
                && finding.nature == Nature::Defect
                && finding.severity >= Severity::Warning
        };
        let active = judged.into_iter().flat_map(|it| it.active());
        let found = active.filter(is_wrong).map(|it| (it.path.clone(), it.message.clone())).collect();
        drop(report);
        Ok(Self { repository, topics, standing, found })
    }

    /// The charter.
    pub(super) fn charter(&self) -> anyhow::Result<&Document<Charter>> {
        Ok(&one(&self.repository)?.charter)
    }

    /// What `check` says of what stands at a place or below it.
    pub(super) fn found_at<'s>(&'s self, path: &'s YamlPath) -> impl Iterator<Item = &'s str> {
        let is_here = move |at: &YamlPath| at.steps().starts_with(path.steps());
        self.found.iter().filter(move |(at, _)| is_here(at)).map(|(_, message)| message.as_str())
    }

    /// How many questions are open.
    pub(super) fn open(&self) -> usize {
        self.topics.iter().map(|topic| topic.open.len()).sum()
    }
}

fn told(list: &ChecklistResult) -> String {
    match (list.no, list.open) {
        _ if list.verdict == Verdict::NotStarted => verdict_word(list.verdict),
        (0, 0) if list.verdict == Verdict::Complete => {
            let errors = counted(list.held_up_by.len(), "error");
            format!("{}, held up by {errors}", verdict_word(list.verdict))
        }
        (0, 0) => verdict_word(list.verdict),
        (0, open) => format!("{}, {open} not answered", verdict_word(list.verdict)),
        (no, _) => format!("{}, {no} not met", verdict_word(list.verdict)),
    }
}

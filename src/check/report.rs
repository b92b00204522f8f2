//! What a run says: the neutral report that every output format is a view of.

use std::collections::BTreeMap;

use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::document::topic::Topic;
use crate::finding::{Finding, Severity};
use crate::method::Assessment;
use crate::method::kinds::{Asked, Kinds};
use crate::partnership::{LeftOut, Partnership};

/// One partnership, judged.
#[derive(Debug)]
pub struct Judged<'a> {
    /// The partnership.
    pub partnership: &'a Partnership,
    /// The stage that it was judged at; `None` if the charter could not be read.
    pub stage: Option<Stage>,
    /// What the calculations say; `None` if the charter could not be read.
    pub assessment: Option<Assessment>,
    /// How many open questions the kind of the partnership leaves out, by topic.
    pub left_out: BTreeMap<Topic, usize>,
    /// What was found, worst first, what is kept from counting included.
    pub findings: Vec<Finding>,
}

/// Whether the kind that a partnership seems to be would not ask a topic.
pub(super) fn is_folded(kinds: &Kinds, topic: Topic) -> bool {
    matches!(kinds.asked(topic), Asked::OnlyFolded(_))
}

impl Judged<'_> {
    /// Whether a finding asks what the kind that the partnership seems to be would not ask.
    #[must_use]
    pub fn is_folded(&self, finding: &Finding) -> bool {
        let kinds = self.assessment.as_ref().map(|assessment| &assessment.kinds);
        kinds.zip(finding.topic).is_some_and(|(kinds, topic)| is_folded(kinds, topic))
    }

    /// How many open questions about a topic the kind of the partnership leaves out, or would if it were written.
    #[must_use]
    pub fn unasked(&self, topic: Topic) -> usize {
        let folded = self.active().filter(|it| it.topic == Some(topic) && self.is_folded(it)).count();
        self.left_out.get(&topic).copied().unwrap_or_default() + folded
    }

    /// What was found and counts, worst first.
    pub fn active(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.suppression.is_none())
    }

    /// What was found and does not count.
    pub fn suppressed(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.suppression.is_some())
    }
}

/// Everything that a run says.
#[derive(Debug)]
pub struct CheckReport<'a> {
    /// On which day.
    pub as_of: Date,
    /// The partnerships, by the path of their charter.
    pub partnerships: Vec<Judged<'a>>,
    /// What was found in files that belong to no partnership.
    pub strays: Vec<Finding>,
    /// How many files belong to no partnership.
    pub stray_files: usize,
    /// What was asked for and could not be judged.
    pub skipped: Vec<Skipped>,
    /// How many charters and records were found and are not judged.
    pub left_out: LeftOut,
}

/// Rules that were asked for and could not run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Their ids.
    pub rules: Vec<&'static str>,
    /// Why, and what to do.
    pub reason: String,
}

/// How much was looked at and found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Charters judged.
    pub charters: usize,
    /// Records that belong to them.
    pub records: usize,
    /// Errors found.
    pub errors: usize,
    /// Warnings found.
    pub warnings: usize,
    /// Pieces of advice given.
    pub advice: usize,
    /// Findings that a comment, a waiver or the baseline keeps from counting.
    pub suppressed: usize,
    /// Findings that count and that `check --fix` fixes.
    pub fixable: usize,
}

impl CheckReport<'_> {
    /// All findings that count: by partnership, then those of stray files.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.all_findings().filter(|finding| finding.suppression.is_none())
    }

    /// Those of them that are listed from a severity on. What a change loosens of its own checks always is.
    pub fn listed(&self, least: Severity) -> impl Iterator<Item = &Finding> {
        self.findings().filter(move |finding| finding.is_listed(least))
    }

    /// The findings that a comment, a waiver or the baseline keeps from counting.
    pub fn suppressed(&self) -> impl Iterator<Item = &Finding> {
        self.all_findings().filter(|finding| finding.suppression.is_some())
    }

    fn all_findings(&self) -> impl Iterator<Item = &Finding> {
        self.partnerships.iter().flat_map(|judged| &judged.findings).chain(&self.strays)
    }

    /// Whether something was found that counts and is at least so bad; nothing ever is where `None` is the threshold.
    #[must_use]
    pub fn fails(&self, from: Option<Severity>) -> bool {
        from.is_some_and(|least| self.findings().any(|finding| finding.severity >= least))
    }

    /// How much was looked at and found.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = Summary { charters: self.partnerships.len(), ..Summary::default() };
        summary.records = self.partnerships.iter().map(|judged| judged.partnership.records.count()).sum();
        summary.suppressed = self.suppressed().count();
        summary.fixable = self.findings().filter(|finding| finding.is_fixable()).count();
        for finding in self.findings() {
            match finding.severity {
                Severity::Error => summary.errors += 1,
                Severity::Warning => summary.warnings += 1,
                Severity::Advice => summary.advice += 1,
            }
        }
        summary
    }
}

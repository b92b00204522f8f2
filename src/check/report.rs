//! What a run says: the neutral report that every output format is a view of.

use std::borrow::Cow;
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
    /// What was counted of partnerships that were judged and are held no longer.
    pub let_go: Totals,
    /// With what it is compared, where only what is worse counts.
    pub worse_than: Option<WorseThan>,
}

/// The revision that a report is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorseThan {
    /// As it was named.
    pub revision: String,
    /// The object id of the commit at which the current one left it.
    pub commit: String,
    /// How many findings were there as bad already.
    pub known: usize,
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

impl Summary {
    /// How many findings count.
    #[must_use]
    pub const fn found(&self) -> usize {
        self.errors + self.warnings + self.advice
    }
}

/// What partnerships and findings come to: all that is kept of those that are held no longer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    summary: Summary,
    /// How often each rule has found something of one severity that counts.
    counts: BTreeMap<(Severity, Cow<'static, str>), usize>,
}

impl Totals {
    /// Counts a partnership with what was found on it.
    pub fn add(&mut self, judged: &Judged<'_>) {
        self.summary.charters += 1;
        self.summary.records += judged.partnership.records.count();
        judged.findings.iter().for_each(|finding| self.count(finding));
    }

    fn count(&mut self, finding: &Finding) {
        if finding.suppression.is_some() {
            self.summary.suppressed += 1;
            return;
        }
        self.summary.fixable += usize::from(finding.is_fixable());
        match finding.severity {
            Severity::Error => self.summary.errors += 1,
            Severity::Warning => self.summary.warnings += 1,
            Severity::Advice => self.summary.advice += 1,
        }
        *self.counts.entry((finding.severity, finding.rule.clone())).or_default() += 1;
    }

    /// How often each rule has found something of one severity that counts.
    pub fn counts(&self) -> impl Iterator<Item = (Severity, &Cow<'static, str>, usize)> {
        self.counts.iter().map(|((severity, rule), count)| (*severity, rule, *count))
    }
}

impl CheckReport<'_> {
    /// What all of it comes to.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let mut totals = self.let_go.clone();
        self.partnerships.iter().for_each(|judged| totals.add(judged));
        self.strays.iter().for_each(|finding| totals.count(finding));
        totals
    }

    /// All findings that count: by partnership, then those of stray files.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.all_findings().filter(|finding| finding.suppression.is_none())
    }

    /// The same, taken out of the report.
    pub fn into_findings(self) -> impl Iterator<Item = Finding> {
        let all = self.partnerships.into_iter().flat_map(|judged| judged.findings).chain(self.strays);
        all.filter(|finding| finding.suppression.is_none())
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
        from.is_some_and(|least| self.totals().counts.keys().any(|(severity, _)| *severity >= least))
    }

    /// How much was looked at and found.
    #[must_use]
    pub fn summary(&self) -> Summary {
        self.totals().summary
    }
}

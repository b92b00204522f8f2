//! What a run says: the neutral report that every output format is a view of.

mod catalogue;

pub use catalogue::{RuleDescription, catalogue};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Configuration;
use crate::document::Source;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::finding::{self, Baseline, Finding, Ignore, Severity};
use crate::method::Assessment;
use crate::partnership::{LeftOut, Partnership};
use crate::paths::Pattern;
use crate::progress::Progress;
use crate::repository::{Repository, Stray};
use crate::rules::{
    Family, Selection, Subject, Usage, has_been_asked, judge_afterwards, judge_baseline, judge_file,
    judge_partnership, judge_patterns, registry,
};
use crate::yaml::Tree;

/// How to judge.
#[derive(Debug, Clone)]
pub struct Question {
    /// On which day.
    pub as_of: Date,
    /// As if every partnership were at this stage.
    pub stage: Option<Stage>,
    /// Which rules.
    pub selection: Selection,
    /// By which numbers, lists and rules of the team's own.
    pub configuration: Configuration,
}

/// One partnership, judged.
#[derive(Debug)]
pub struct Judged<'a> {
    /// The partnership.
    pub partnership: &'a Partnership,
    /// The stage that it was judged at; `None` if the charter could not be read.
    pub stage: Option<Stage>,
    /// What the calculations say; `None` if the charter could not be read.
    pub assessment: Option<Assessment>,
    /// What was found, worst first, what is kept from counting included.
    pub findings: Vec<Finding>,
}

impl Judged<'_> {
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
    /// Findings that count and that `check --fix` mends.
    pub fixable: usize,
}

impl<'a> CheckReport<'a> {
    /// Judges everything that was found. Partnerships are judged in parallel; the report is the same for any number of
    /// threads.
    #[must_use]
    pub fn of(repository: &'a Repository, question: &Question) -> Self {
        Self::of_watched(repository, question, &Progress::default())
    }

    /// The same, counting the charters that are judged.
    #[must_use]
    pub fn of_watched(repository: &'a Repository, question: &Question, progress: &Progress) -> Self {
        let mut report = Self::of_some(repository, question, progress, |_| true);
        report.partnerships.par_iter_mut().for_each(|judged| finding::keep_proven(&mut judged.findings));
        finding::keep_proven(&mut report.strays);
        report
    }

    /// The same of some of the partnerships, and of the files that belong to none. Its fixes are not proven yet: that is for
    /// whoever makes them.
    #[must_use]
    pub fn of_some(
        repository: &'a Repository,
        question: &Question,
        progress: &Progress,
        is_wanted: impl Fn(&Partnership) -> bool,
    ) -> Self {
        let wanted: Vec<&Partnership> = repository.partnerships.iter().filter(|it| is_wanted(it)).collect();
        progress.charters.expect(wanted.len());
        let judge_one = |it: &'a Partnership| {
            let judged = judge(it, question);
            progress.charters.count();
            judged
        };
        let partnerships = wanted.into_par_iter().map(judge_one).collect();
        let mut strays: Vec<Finding> = repository
            .strays
            .iter()
            .flat_map(|Stray { source, problems }| judge_file(source, problems, &question.configuration))
            .collect();
        finding::settle(&mut strays);
        Self {
            as_of: question.as_of,
            partnerships,
            strays,
            stray_files: repository.strays.len(),
            skipped: Vec::new(),
            left_out: repository.left_out.clone(),
        }
    }

    /// All findings that count: by partnership, then those of stray files.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.all_findings().filter(|finding| finding.suppression.is_none())
    }

    /// The findings that a comment, a waiver or the baseline keeps from counting.
    pub fn suppressed(&self) -> impl Iterator<Item = &Finding> {
        self.all_findings().filter(|finding| finding.suppression.is_some())
    }

    fn all_findings(&self) -> impl Iterator<Item = &Finding> {
        self.partnerships.iter().flat_map(|judged| &judged.findings).chain(&self.strays)
    }

    /// Keeps the findings that a baseline holds from counting. Entries for which nothing is found any more are findings
    /// themselves, as far as this run has judged their partnership; `source` is the baseline's file.
    pub fn apply_baseline(&mut self, baseline: &Baseline, source: &Arc<Source>, question: &Question) {
        let judged: BTreeMap<&str, &Partnership> =
            self.partnerships.iter().map(|it| (it.partnership.id.as_str(), it.partnership)).collect();
        let findings = self.partnerships.iter_mut().flat_map(|it| &mut it.findings).chain(&mut self.strays);
        let mut stale = baseline.apply(findings);
        stale.retain(|entry| {
            judged.get(entry.partnership.as_str()).is_some_and(|partnership| {
                has_been_asked(&entry.rule, partnership, &question.selection, &question.configuration)
            })
        });
        let mut found = judge_baseline(source, &stale, &question.selection, &question.configuration);
        finding::settle(&mut found);
        self.strays.append(&mut found);
    }

    /// Tells which patterns of paths in the configuration fit nothing. Only where the whole repository was read: else nobody
    /// knows what they would fit.
    pub fn tell_unused_patterns(&mut self, repository: &Repository, question: &Question) {
        let Some(file) = &question.configuration.file else { return };
        let sources = repository.partnerships.iter().map(|it| &it.charter.source);
        let strays = repository.strays.iter().map(|stray| &stray.source);
        let charters: Vec<_> = sources.chain(strays).filter_map(|it| file.below_root(&it.path)).collect();
        let mut unused: Vec<&Pattern> = Vec::new();
        for places in &question.configuration.overrides {
            let fitting: BTreeSet<usize> =
                charters.iter().flat_map(|path| places.paths.fitting(path)).collect();
            unused.extend(not_in(places.paths.written(), &fitting));
        }
        unused.extend(not_in(question.configuration.files.exclude.written(), &repository.fitting));
        let source = Arc::new(Source::new(file.shown.clone(), file.text.clone(), Tree::default()));
        let mut found = judge_patterns(&source, &unused, &question.selection, &question.configuration);
        finding::settle(&mut found);
        self.strays.append(&mut found);
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

fn not_in<'p>(written: &'p [Pattern], fitting: &BTreeSet<usize>) -> Vec<&'p Pattern> {
    let unused = written.iter().enumerate().filter(|(nth, _)| !fitting.contains(nth));
    unused.map(|(_, pattern)| pattern).collect()
}

fn judge<'a>(partnership: &'a Partnership, question: &Question) -> Judged<'a> {
    let charter = &partnership.charter.value;
    let is_readable = partnership.charter.is_readable();
    let stage = question.stage.unwrap_or_else(|| charter.stage());
    let assessment = Assessment::of(partnership, &question.configuration, question.as_of);
    let subject = Subject {
        partnership,
        charter,
        assessment: &assessment,
        policy: &question.configuration.policy,
        configuration: &question.configuration,
        as_of: question.as_of,
        stage,
    };
    let mut findings = judge_partnership(&subject, &question.selection);
    let usage = silence(&subject, question, &mut findings);
    findings.extend(judge_afterwards(&subject, &question.selection, &usage));
    finding::settle(&mut findings);
    Judged {
        partnership,
        stage: is_readable.then_some(stage),
        assessment: is_readable.then_some(assessment),
        findings,
    }
}

/// Lets the comments and waivers of a partnership silence what they name. What is wrong with a document, and with what
/// silences findings, cannot be silenced.
fn silence(subject: &Subject<'_>, question: &Question, findings: &mut [Finding]) -> Usage {
    let may_silence = |id: &str| {
        registry::find(id).is_none_or(|rule| !matches!(rule.family, Family::Document | Family::Waivers))
    };
    let sources = subject.partnership.sources();
    let mut ignores: Vec<Ignore> = sources.into_iter().flat_map(finding::ignores_in).collect();
    finding::apply_ignores(&mut ignores, findings, may_silence);
    let used_waivers = finding::apply_waivers(subject.charter, question.as_of, findings, may_silence);
    Usage { ignores, used_waivers, selection: question.selection.clone() }
}

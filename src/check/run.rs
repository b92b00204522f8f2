//! A run: every partnership judged, and what a baseline holds left out.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::judge::{judge_afterwards, judge_baseline, judge_file, judge_partnership};
use super::suppress::{Baseline, silence};
use super::{CheckReport, Judged, Question, Ruleset};
use crate::document::Source;
use crate::finding::{self, Finding};
use crate::method::Assessment;
use crate::partnership::Partnership;
use crate::progress::Progress;
use crate::repository::{Repository, Stray};
use crate::rules::Subject;

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
        let ruleset = Ruleset::of(&question.configuration);
        let judge_one = |it: &'a Partnership| {
            let judged = judge(it, question, &ruleset);
            progress.charters.count();
            judged
        };
        let partnerships = wanted.into_par_iter().map(judge_one).collect();
        let mut strays: Vec<Finding> = repository
            .strays
            .iter()
            .flat_map(|Stray { source, problems }| judge_file(source, problems, &ruleset))
            .collect();
        finding::locate(&mut strays);
        finding::settle(&mut strays);
        Self {
            as_of: question.as_of,
            partnerships,
            strays,
            stray_files: repository.strays.len(),
            skipped: Vec::new(),
        }
    }

    /// Keeps the findings that a baseline holds from counting. Entries for which nothing is found any more are findings
    /// themselves, as far as this run has judged their partnership; `source` is the baseline's file.
    pub fn apply_baseline(&mut self, baseline: &Baseline, source: &Arc<Source>, question: &Question) {
        let judged: BTreeMap<&str, &Partnership> =
            self.partnerships.iter().map(|it| (it.partnership.id.as_str(), it.partnership)).collect();
        let findings = self.partnerships.iter_mut().flat_map(|it| &mut it.findings).chain(&mut self.strays);
        let mut stale = baseline.apply(findings.collect());
        let ruleset = Ruleset::of(&question.configuration);
        stale.retain(|entry| {
            // An id that no rule has any more is never heard of again, which is an answer too.
            judged.get(entry.partnership.as_str()).is_some_and(|partnership| {
                ruleset
                    .get(&entry.rule)
                    .map_or(true, |rule| ruleset.is_asked(rule, partnership, &question.selection))
            })
        });
        let mut found = judge_baseline(source, baseline, &stale, &ruleset, &question.selection);
        finding::locate(&mut found);
        finding::settle(&mut found);
        self.strays.append(&mut found);
    }
}

fn judge<'a>(partnership: &'a Partnership, question: &Question, ruleset: &Ruleset<'_>) -> Judged<'a> {
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
    let selection = &question.selection;
    let mut findings = judge_partnership(&subject, ruleset, selection);
    finding::locate(&mut findings);
    let usage = silence(&subject, ruleset, selection, &mut findings);
    let mut afterwards = judge_afterwards(&subject, selection, &usage);
    finding::locate(&mut afterwards);
    findings.append(&mut afterwards);
    finding::settle(&mut findings);
    Judged {
        partnership,
        stage: is_readable.then_some(stage),
        assessment: is_readable.then_some(assessment),
        findings,
    }
}

//! A run: every partnership judged, and what a baseline holds left out.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::held_up::{found, hold_up_by};
use super::judge::{judge_file, judge_patterns};
use super::report::is_folded;
use super::subject::subject;
use super::triage::triage;
use super::{CheckReport, Judged, Options, Ruleset, Selection, Totals, guard};
use crate::cores;
use crate::document::Source;
use crate::document::charter::stage::Stage;
use crate::finding::{self, Finding};
use crate::method::Assessment;
use crate::method::kinds::{Kinds, Origin};
use crate::method::loosened::loosened_kind;
use crate::partnership::Partnership;
use crate::paths::Pattern;
use crate::repository::{Repository, Stray};
use crate::rules::waivers::guard_loosened;
use crate::yaml::Tree;

impl<'a> CheckReport<'a> {
    /// Judges everything that was found, in parallel; the report is the same for any number of threads.
    #[must_use]
    pub fn of(repository: &'a Repository, options: &Options) -> Self {
        let judge = Judge::of(options);
        let charters: Vec<&str> =
            repository.partnerships.iter().map(|it| it.charter.source.path.as_str()).collect();
        let partnerships = cores::each(&repository.partnerships, |it| judge.partnership(it));
        CheckReport { partnerships, ..judge.rest(repository, &charters) }
    }

    /// Tells which patterns of paths in the configuration fit nothing, of the charters that were found and the rest. Only where the whole repository was read: else nobody
    /// knows what they would fit.
    pub fn tell_unused_patterns(
        &mut self,
        charters: impl Iterator<Item = String>,
        rest: &Repository,
        options: &Options,
    ) {
        let Some(file) = &options.configuration.file else { return };
        let strays = rest.strays.iter().map(|stray| stray.source.path.clone());
        let charters: Vec<_> = charters.chain(strays).filter_map(|path| file.below_root(&path)).collect();
        let mut unused: Vec<&Pattern> = Vec::new();
        for places in &options.configuration.overrides {
            let fitting: BTreeSet<usize> =
                charters.iter().flat_map(|path| places.paths.fitting(path)).collect();
            unused.extend(not_in(places.paths.written(), &fitting));
        }
        unused.extend(not_in(options.configuration.files.exclude.written(), &rest.fitting));
        let source = Arc::new(Source::new(file.shown.clone(), file.text.clone(), Tree::default()));
        let ruleset = Ruleset::of(&options.configuration);
        self.add_strays(judge_patterns(&source, &unused, &ruleset, &options.selection));
    }

    /// Adds findings that belong to no partnership, and ranks them with those that are there.
    pub(super) fn add_strays(&mut self, mut found: Vec<Finding>) {
        finding::locate(&mut found);
        finding::settle(&mut found);
        self.strays.append(&mut found);
        triage(&mut self.strays, self.as_of, |_| false, |_| false);
    }
}

fn not_in<'p>(written: &'p [Pattern], fitting: &BTreeSet<usize>) -> Vec<&'p Pattern> {
    let unused = written.iter().enumerate().filter(|(nth, _)| !fitting.contains(nth));
    unused.map(|(_, pattern)| pattern).collect()
}

/// By what a run judges: the rules of now and, with a revision to compare with, those of then.
struct Rulesets<'q> {
    now: Ruleset<'q>,
    then: Option<Ruleset<'q>>,
    /// Whether the two may differ.
    is_changed: bool,
}

impl<'q> Rulesets<'q> {
    fn of(options: &'q Options) -> Self {
        let then = options.guard.as_ref().map(|guard| Ruleset::of(&guard.configuration));
        let is_changed = options.guard.as_ref().is_some_and(|guard| guard.is_changed);
        Self { now: Ruleset::of(&options.configuration), then, is_changed }
    }
}

/// Judges one partnership after another, each by itself.
pub struct Judge<'q> {
    options: &'q Options,
    rulesets: Rulesets<'q>,
}

impl<'q> Judge<'q> {
    /// By what to judge.
    #[must_use]
    pub fn of(options: &'q Options) -> Self {
        Self { options, rulesets: Rulesets::of(options) }
    }

    /// What is found on a partnership.
    #[must_use]
    pub fn partnership<'a>(&self, partnership: &'a Partnership) -> Judged<'a> {
        let mut judged = self.unproven(partnership);
        finding::keep_proven(&mut judged.findings);
        judged
    }

    /// The same, the fixes left unproven for whoever makes them and proves them then.
    #[must_use]
    pub fn unproven<'a>(&self, partnership: &'a Partnership) -> Judged<'a> {
        judge(partnership, self.options, &self.rulesets)
    }

    /// What is found on files that belong to no partnership, as a report that holds no partnership yet. `charters` are the paths of
    /// those that are judged.
    #[must_use]
    pub fn rest(&self, repository: &Repository, charters: &[&str]) -> CheckReport<'static> {
        let mut report = self.rest_unproven(repository, charters);
        finding::keep_proven(&mut report.strays);
        report
    }

    /// The same, the fixes left unproven.
    #[must_use]
    pub fn rest_unproven<'a>(&self, repository: &Repository, charters: &[&str]) -> CheckReport<'a> {
        let options = self.options;
        let mut strays: Vec<Finding> = repository
            .strays
            .iter()
            .flat_map(|Stray { source, problems }| judge_file(source, problems, &self.rulesets.now))
            .collect();
        if let Some(guard) = &options.guard {
            let selection = &options.selection;
            strays.extend(guard::findings(guard, &options.configuration, selection, charters));
        }
        finding::locate(&mut strays);
        finding::settle(&mut strays);
        triage(&mut strays, options.as_of, |_| false, |_| false);
        CheckReport {
            as_of: options.as_of,
            partnerships: Vec::new(),
            strays,
            stray_files: repository.strays.len(),
            skipped: Vec::new(),
            left_out: repository.left_out.clone(),
            let_go: Totals::default(),
            worse_than: None,
        }
    }
}

fn judge<'a>(partnership: &'a Partnership, options: &Options, rulesets: &Rulesets<'_>) -> Judged<'a> {
    let charter = &partnership.charter.value;
    let is_readable = partnership.charter.is_readable();
    let stage = options.stage.unwrap_or_else(|| charter.stage());
    let selection = &options.selection;
    let mut assessment = Assessment::of(partnership, &options.configuration, options.as_of);
    let subject = subject(partnership, &assessment, &options.configuration, options.as_of, stage);
    let (mut findings, left_out) = found(&subject, &rulesets.now, |_| true);
    hold_up_by(&mut assessment, &findings, partnership);
    findings.retain(|finding| is_selected(finding, selection, &rulesets.now));
    let held = guard::stage_of(partnership, options.as_of).filter(|_| options.stage.is_none());
    let kind = loosened_kind(partnership, &assessment.kinds, &options.configuration.kinds, options.as_of);
    let kind = kind.as_ref().and_then(|it| it.held());
    let is_looser = rulesets.is_changed || held.is_some() || kind.is_some();
    if let Some(then) = rulesets.then.as_ref().filter(|_| is_looser) {
        let kinds = kind.cloned().unwrap_or_else(|| kinds_then(partnership, then, &assessment.kinds));
        guard::hold(&mut findings, as_before(partnership, options, then, held.unwrap_or(stage), &kinds));
    }
    finding::settle(&mut findings);
    let is_asked = |topic| is_folded(&assessment.kinds, topic);
    triage(&mut findings, options.as_of, is_asked, |finding| selection.is_first(finding, charter));
    Judged {
        partnership,
        stage: is_readable.then_some(stage),
        assessment: is_readable.then_some(assessment),
        left_out,
        findings,
    }
}

fn is_selected(finding: &Finding, selection: &Selection, ruleset: &Ruleset<'_>) -> bool {
    selection.is_of_all() || ruleset.get(&finding.rule).is_ok_and(|rule| selection.has(rule))
}

/// The kinds as the settings of then define them; as they are now where the settings did not know them yet.
fn kinds_then(partnership: &Partnership, then: &Ruleset<'_>, now: &Kinds) -> Kinds {
    let kinds = Kinds::of(partnership, &then.configuration().kinds);
    if matches!(kinds.origin, Origin::Unknown | Origin::Unread) { now.clone() } else { kinds }
}

/// What is found by the settings, the stage and the kinds of then.
fn as_before(
    partnership: &Partnership,
    options: &Options,
    ruleset: &Ruleset<'_>,
    stage: Stage,
    kinds: &Kinds,
) -> Vec<Finding> {
    let assessment =
        Assessment::with_kinds(partnership, ruleset.configuration(), options.as_of, kinds.clone());
    let subject = subject(partnership, &assessment, ruleset.configuration(), options.as_of, stage);
    let mut found = found(&subject, ruleset, |rule| rule.id == guard_loosened::ID).0;
    found.retain(|finding| is_selected(finding, &options.selection, ruleset));
    found
}

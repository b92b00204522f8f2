//! A baseline at work: it silences what it holds, partnership by partnership, and says at the end what it holds in vain.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::judge::judge_baseline;
use super::report::is_folded;
use super::standing::Since;
use super::suppress::{Baseline, BaselineEntry, Recall};
use super::triage::triage;
use super::worse::add_falls;
use super::{CheckReport, Judged, Options, Ruleset, guard};
use crate::document::Source;
use crate::finding::Finding;
use crate::partnership::Partnership;
use crate::rules::{self, Rule};

/// A baseline at work.
pub struct Silencing<'b> {
    baseline: &'b Baseline,
    source: &'b Arc<Source>,
    options: &'b Options,
    ruleset: Ruleset<'b>,
    /// How many entries stand in it only since the revision that is compared with, and their fingerprints.
    added: (usize, BTreeSet<&'b str>),
    recall: Recall<'b>,
    by_partnership: BTreeMap<&'b str, Vec<&'b BaselineEntry>>,
    /// Whether this run looks for what an entry names, by the entry's fingerprint; nothing where its partnership is not judged.
    asked: BTreeMap<&'b str, bool>,
}

impl<'b> Silencing<'b> {
    /// A baseline, which was read from `source`.
    #[must_use]
    pub fn of(baseline: &'b Baseline, source: &'b Arc<Source>, options: &'b Options) -> Self {
        let mut by_partnership: BTreeMap<&str, Vec<&BaselineEntry>> = BTreeMap::new();
        for entry in baseline.entries() {
            by_partnership.entry(&entry.partnership).or_default().push(entry);
        }
        let added = options.guard.as_ref().map(|guard| guard.added_to(baseline)).unwrap_or_default();
        Self {
            baseline,
            source,
            options,
            ruleset: Ruleset::of(&options.configuration),
            added: (added.len(), added.into_iter().map(|entry| entry.fingerprint.as_str()).collect()),
            recall: Recall::of(baseline),
            by_partnership,
            asked: BTreeMap::new(),
        }
    }

    /// Keeps the findings on a partnership that the baseline holds from counting.
    pub fn silence(&mut self, judged: &mut Judged<'_>) {
        self.recall(judged.findings.iter_mut().collect());
        self.ask(judged.partnership);
        self.tell_falls(judged);
        let kinds = judged.assessment.as_ref().map(|assessment| &assessment.kinds);
        let is_folded = |topic| kinds.is_some_and(|kinds| is_folded(kinds, topic));
        let (selection, charter) = (&self.options.selection, &judged.partnership.charter.value);
        let is_first = |finding: &Finding| selection.is_first(finding, charter);
        triage(&mut judged.findings, self.options.as_of, is_folded, is_first);
    }

    /// The same of what belongs to no partnership, once all of these were judged. Entries for which nothing is found any more are
    /// findings themselves, as far as this run has judged their partnership.
    pub fn end(mut self, report: &mut CheckReport<'_>) {
        self.recall(report.strays.iter_mut().collect());
        let Self { baseline, source, options, ruleset, added, recall, asked, .. } = self;
        let mut stale = recall.stale();
        stale.retain(|entry| asked.get(entry.fingerprint.as_str()) == Some(&true));
        let mut found = judge_baseline(source, baseline, &stale, &ruleset, &options.selection);
        if let Some(guard) = options.guard.as_ref() {
            found.extend(guard::of_baseline(guard, source, added.0, &ruleset, &options.selection));
        }
        report.add_strays(found);
    }

    /// What a partnership comes to may be worse than what it came to when the baseline was recorded.
    fn tell_falls(&self, judged: &mut Judged<'_>) {
        const HELP: &str = "`partner readiness`, `health` and `value` show what it comes to; `partner baseline --update` records it";
        let Some(then) = self.baseline.standing(&judged.partnership.id) else { return };
        let falls = then.falls(judged, self.options.as_of, &Since::of_baseline());
        if !falls.is_empty() {
            add_falls(judged, self.options, falls, HELP);
        }
    }

    fn recall(&mut self, findings: Vec<&mut Finding>) {
        let is_of_agreement =
            |entry: &BaselineEntry| rules::find(&entry.rule).is_some_and(Rule::is_of_agreement);
        let added = &self.added.1;
        let is_held =
            |entry: &BaselineEntry| is_of_agreement(entry) && added.contains(entry.fingerprint.as_str());
        self.recall.silence(findings, &is_held);
    }

    fn ask(&mut self, partnership: &Partnership) {
        for entry in self.by_partnership.get(partnership.id.as_str()).into_iter().flatten() {
            // An id that no rule has any more is never heard of again, which is an answer too.
            let is_asked = self
                .ruleset
                .get(&entry.rule)
                .map_or(true, |rule| self.ruleset.is_asked(rule, partnership, &self.options.selection));
            self.asked.insert(&entry.fingerprint, is_asked);
        }
    }
}

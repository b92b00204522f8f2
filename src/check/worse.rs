//! What is worse than at a revision: the findings that were not there, and verdicts, counts and balances that fell. Both are judged
//! as of one day and by the settings of the revision, partnership by partnership.

use std::collections::{BTreeMap, BTreeSet};

use super::judge::at_text;
use super::report::is_folded;
use super::standing::{Fall, Since, Standing};
use super::triage::triage;
use super::{CheckReport, Judged, Options, Ruleset};
use crate::finding::{self, Finding, Severity, Suppression};
use crate::grammar::{number, series};
use crate::partnership::{Traits, known_again};
use crate::rules;
use crate::rules::waivers::standing_worse;
use crate::yaml::{Span, YamlPath};

impl CheckReport<'_> {
    /// Lets only count what is worse than in a report of a revision. Gives how many findings were there as bad already. Of a
    /// partnership that was not there, or could not be read, everything counts.
    pub fn keep_worse(&mut self, then: &CheckReport<'_>, revision: &str, options: &Options) -> usize {
        let mut known = 0;
        let same = self.same(then);
        for (now, then) in self.partnerships.iter_mut().zip(same) {
            let Some(then) = then.filter(|it| it.assessment.is_some()) else { continue };
            known += silence(&mut now.findings, &then.findings, Some(&then.partnership.id));
            if let Some(standing) = Standing::of(then, options.as_of) {
                let falls = standing.falls(now, options.as_of, &Since::of_revision(revision));
                add_falls(now, options, falls, "`partner diff` shows what changed, and for whom");
            }
            let kinds = now.assessment.as_ref().map(|assessment| &assessment.kinds);
            let is_folded = |topic| kinds.is_some_and(|kinds| is_folded(kinds, topic));
            let charter = &now.partnership.charter.value;
            let is_first = |finding: &Finding| options.selection.is_first(finding, charter);
            triage(&mut now.findings, options.as_of, is_folded, is_first);
        }
        known += silence(&mut self.strays, &then.strays, None);
        triage(&mut self.strays, options.as_of, |_| false, |_| false);
        known
    }

    /// Each partnership as it was: at the same place, else the one that has moved from where nothing is any more.
    fn same<'t>(&self, then: &'t CheckReport<'_>) -> Vec<Option<&'t Judged<'t>>> {
        let at_place: BTreeMap<&str, &Judged<'_>> = then.partnerships.iter().map(|it| (path(it), it)).collect();
        let here: BTreeSet<&str> = self.partnerships.iter().map(path).collect();
        let left: Vec<&Judged<'_>> = then.partnerships.iter().filter(|it| !here.contains(path(it))).collect();
        let come: Vec<&Judged<'_>> =
            self.partnerships.iter().filter(|it| !at_place.contains_key(path(it))).collect();
        let traits = |side: &[&Judged<'_>]| {
            side.iter().map(|it| Traits::of_partnership(it.partnership)).collect::<Vec<_>>()
        };
        let known = known_again(&traits(&come), &traits(&left));
        let moved: BTreeMap<&str, &Judged<'_>> = come
            .iter()
            .zip(known)
            .filter_map(|(now, nth)| Some((path(now), *left.get(nth?)?)))
            .collect();
        let same = |now| at_place.get(path(now)).or_else(|| moved.get(path(now))).copied();
        self.partnerships.iter().map(same).collect()
    }

    /// What to say of the partnerships of a report of a revision that are here no longer.
    #[must_use]
    pub fn told_of_gone(&self, then: &CheckReport<'_>, revision: &str) -> Option<String> {
        let kept: BTreeSet<&str> = self.same(then).into_iter().flatten().map(path).collect();
        let gone: Vec<&str> = then.partnerships.iter().map(path).filter(|it| !kept.contains(it)).collect();
        let paths: Vec<String> = gone.iter().map(|path| format!("`{path}`")).collect();
        let (verb, it) = (number(gone.len(), "is", "are"), number(gone.len(), "it", "them"));
        (!gone.is_empty())
            .then(|| format!("{} of `{revision}` {verb} gone: nothing is compared with {it}", series(&paths)))
    }
}

fn path<'j>(judged: &'j Judged<'_>) -> &'j str {
    &judged.partnership.charter.source.path
}

/// Keeps from counting what was found before and was as bad; in a partnership that had another id, as of that.
fn silence(now: &mut [Finding], then: &[Finding], id: Option<&String>) -> usize {
    let mut worst: BTreeMap<String, Severity> = BTreeMap::new();
    for finding in then.iter().filter(|finding| finding.suppression.is_none()) {
        let known = worst.entry(finding.fingerprint()).or_insert(finding.severity);
        *known = (*known).max(finding.severity);
    }
    let mut known = 0;
    for finding in now.iter_mut().filter(|finding| finding.suppression.is_none()) {
        let own = std::mem::replace(&mut finding.partnership, id.cloned());
        let fingerprint = finding.fingerprint();
        finding.partnership = own;
        if worst.get(&fingerprint).is_some_and(|then| *then >= finding.severity) {
            finding.suppression = Some(Suppression::Baselined);
            known += 1;
        }
    }
    known
}

/// Adds what has fallen to what was found.
pub(super) fn add_falls(now: &mut Judged<'_>, options: &Options, falls: Vec<Fall>, help: &str) {
    let mut found = findings(now, options, falls, help);
    finding::locate(&mut found);
    now.findings.append(&mut found);
    finding::settle(&mut now.findings);
}

fn findings(now: &Judged<'_>, options: &Options, falls: Vec<Fall>, help: &str) -> Vec<Finding> {
    let rule = rules::find(standing_worse::ID).filter(|rule| options.selection.has(rule));
    let ruleset = Ruleset::of(&options.configuration);
    let partnership = now.partnership;
    let source = &partnership.charter.source;
    let rule = rule.filter(|rule| ruleset.severity(rule, &source.path).is_some());
    let Some(rule) = rule else { return Vec::new() };
    let found = falls.into_iter().map(|(path, message)| {
        let reached = source.tree.resolve(&YamlPath::from(path));
        let span: Span = reached.key.map_or_else(|| source.line(1), |key| source.tree.span(key));
        let finding = at_text(rule, &ruleset, source, span, path, message, help);
        let document = partnership.document_name(source);
        Finding { partnership: Some(partnership.id.clone()), document, ..finding }
    });
    found.collect()
}

/// What to say of the partnerships of which nobody can tell how they were.
#[must_use]
pub fn not_known(then: &CheckReport<'_>, revision: &str) -> Option<String> {
    let broken = then.partnerships.iter().filter(|it| it.assessment.is_none());
    let paths: Vec<String> = broken.map(|it| format!("`{}`", it.partnership.charter.source.path)).collect();
    (!paths.is_empty())
        .then(|| format!("{} cannot be read at `{revision}`: everything found there counts", series(&paths)))
}

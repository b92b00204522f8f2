//! What is worse than at a revision: the findings that were not there, and verdicts, counts and balances that fell. Both are judged
//! as of one day and by the settings of the revision, partnership by partnership.

use std::collections::{BTreeMap, BTreeSet};

use super::judge::at_text;
use super::report::is_folded;
use super::standing::{Fall, Since, Standing};
use super::triage::triage;
use super::{CheckReport, Judged, Options, Ruleset};
use crate::document::scalar::Date;
use crate::finding::{self, Finding, Severity, Suppression};
use crate::grammar::{number, series};
use crate::partnership::{Partnership, Traits, known_again};
use crate::rules;
use crate::rules::waivers::standing_worse;
use crate::yaml::{Span, YamlPath};

/// What was found at a revision, as much as it takes to tell what is worse now.
#[derive(Debug, Default)]
pub struct Then {
    partnerships: Vec<Known>,
    at_place: BTreeMap<String, usize>,
    /// The charters that lie where they did.
    here: BTreeSet<String>,
    /// The partnerships that do not, with what they are known by.
    left: Vec<usize>,
    traits: Vec<Traits>,
    /// Those of them that were known again.
    kept: BTreeSet<usize>,
    strays: Worst,
}

/// What was found on a partnership.
#[derive(Debug)]
struct Known {
    id: String,
    found: Worst,
    /// What it came to; nothing where it could not be read.
    standing: Option<Standing>,
}

/// By the fingerprint of a finding: how bad it was.
#[derive(Debug, Default)]
struct Worst(Vec<(Box<str>, Severity)>);

impl Worst {
    fn of(found: &[Finding]) -> Self {
        let counted = found.iter().filter(|finding| finding.suppression.is_none());
        let mut all: Vec<_> = counted.map(|it| (it.fingerprint().into_boxed_str(), it.severity)).collect();
        all.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
        all.dedup_by(|later, first| later.0 == first.0);
        Self(all)
    }

    fn get(&self, fingerprint: &str) -> Option<Severity> {
        let at = self.0.binary_search_by(|(known, _)| (**known).cmp(fingerprint)).ok()?;
        self.0.get(at).map(|(_, severity)| *severity)
    }

    /// Keeps from counting what was found before and was as bad; in a partnership that had another id, as of that. Gives how much
    /// that is.
    fn silence(&self, now: &mut [Finding], id: Option<&String>) -> usize {
        let mut known = 0;
        for finding in now.iter_mut().filter(|finding| finding.suppression.is_none()) {
            let own = std::mem::replace(&mut finding.partnership, id.cloned());
            let fingerprint = finding.fingerprint();
            finding.partnership = own;
            if self.get(&fingerprint).is_some_and(|then| then >= finding.severity) {
                finding.suppression = Some(Suppression::Baselined);
                known += 1;
            }
        }
        known
    }
}

impl Then {
    /// What is compared with these charters of now, by their paths.
    #[must_use]
    pub fn of(here: BTreeSet<String>) -> Self {
        Self { here, ..Self::default() }
    }

    /// Takes in what was found on a partnership.
    pub fn add(&mut self, then: &Judged<'_>, as_of: Date) {
        let place = self.partnerships.len();
        let (partnership, standing) = (then.partnership, Standing::of(then, as_of));
        let path = &partnership.charter.source.path;
        if !self.here.contains(path) {
            self.left.push(place);
            self.traits.push(Traits::of_partnership(partnership));
        }
        self.at_place.insert(path.clone(), place);
        let id = partnership.id.clone();
        self.partnerships.push(Known { id, found: Worst::of(&then.findings), standing });
    }

    /// Takes in what was found on files that belong to no partnership.
    pub fn add_rest(&mut self, rest: &CheckReport<'_>) {
        self.strays = Worst::of(&rest.strays);
    }

    /// Lets of a partnership only count what is worse than at the revision. Gives how many findings were there as bad already. Of a
    /// partnership that was not there, or could not be read, everything counts.
    pub fn keep_worse(&mut self, now: &mut Judged<'_>, revision: &str, options: &Options) -> usize {
        let Some((then, standing)) = self.same(now.partnership) else { return 0 };
        let known = then.found.silence(&mut now.findings, Some(&then.id));
        let falls = standing.falls(now, options.as_of, &Since::of_revision(revision));
        add_falls(now, options, falls, "`partner diff` shows what changed, and for whom");
        let kinds = now.assessment.as_ref().map(|assessment| &assessment.kinds);
        let is_folded = |topic| kinds.is_some_and(|kinds| is_folded(kinds, topic));
        let charter = &now.partnership.charter.value;
        let is_first = |finding: &Finding| options.selection.is_first(finding, charter);
        triage(&mut now.findings, options.as_of, is_folded, is_first);
        known
    }

    /// The same of what was found on files that belong to no partnership.
    pub fn keep_worse_rest(&self, now: &mut CheckReport<'_>) -> usize {
        let known = self.strays.silence(&mut now.strays, None);
        triage(&mut now.strays, now.as_of, |_| false, |_| false);
        known
    }

    /// The partnership as it was: at the same place, else the one that has moved from where nothing is any more. Nothing where it
    /// could not be read.
    fn same(&mut self, now: &Partnership) -> Option<(&Known, &Standing)> {
        let at_place = self.at_place.get(&now.charter.source.path).copied();
        let place = at_place.or_else(|| self.moved(now))?;
        let found = self.partnerships.get(place)?;
        Some((found, found.standing.as_ref()?))
    }

    /// The one that has moved, which nobody else is.
    fn moved(&mut self, now: &Partnership) -> Option<usize> {
        if self.left.is_empty() {
            return None;
        }
        let nth = known_again(&[Traits::of_partnership(now)], &self.traits).pop()??;
        self.kept.insert(nth).then(|| self.left.get(nth).copied())?
    }

    /// What to say of the partnerships that are here no longer, once all were looked at.
    #[must_use]
    pub fn gone(&self, revision: &str) -> Option<String> {
        let lost = self.left.iter().enumerate().filter(|(nth, _)| !self.kept.contains(nth));
        let lost: BTreeSet<usize> = lost.map(|(_, place)| *place).collect();
        let paths = self.at_place.iter().filter(|(_, place)| lost.contains(place));
        let paths: Vec<String> = paths.map(|(path, _)| format!("`{path}`")).collect();
        let (verb, it) = (number(paths.len(), "is", "are"), number(paths.len(), "it", "them"));
        (!paths.is_empty())
            .then(|| format!("{} of `{revision}` {verb} gone: nothing is compared with {it}", series(&paths)))
    }

    /// What to say of the partnerships of which nobody can tell how they were.
    #[must_use]
    pub fn not_known(&self, revision: &str) -> Option<String> {
        let is_broken = |place: &usize| self.partnerships.get(*place).is_some_and(|it| it.standing.is_none());
        let broken = self.at_place.iter().filter(|(_, place)| is_broken(place));
        let paths: Vec<String> = broken.map(|(path, _)| format!("`{path}`")).collect();
        (!paths.is_empty()).then(|| {
            format!("{} cannot be read at `{revision}`: everything found there counts", series(&paths))
        })
    }
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

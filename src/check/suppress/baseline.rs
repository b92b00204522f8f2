//! A baseline: the findings that were there when it was drawn and what each partnership came to, so that only what is new or worse
//! fails a run.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::check::Standing;
use crate::finding::{self, Finding, Suppression};

/// The version of the file's layout.
const VERSION: u32 = 2;

/// The version that knew entries of lists by their index. It is still read, and told as something to be renewed.
const POSITIONAL: u32 = 1;

/// The findings that were there, in a stable order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    findings: Vec<BaselineEntry>,
    /// What each partnership came to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    standings: Vec<Standing>,
}

/// One finding that was there. Names the rule, the partnership and the place in the document; neither lines nor values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaselineEntry {
    /// The partnership's id; empty for a file that belongs to none.
    pub partnership: String,
    /// Which of its documents.
    pub document: String,
    /// The rule.
    pub rule: String,
    /// The place in the document, entries of lists by what they are known by.
    #[serde(alias = "path")]
    pub at: String,
    /// The fingerprint, by which the finding is known again.
    pub fingerprint: String,
}

impl BaselineEntry {
    fn of(finding: &Finding) -> Self {
        Self {
            partnership: finding.partnership.clone().unwrap_or_default(),
            document: finding.document.clone(),
            rule: finding.rule.to_string(),
            at: finding.at.to_string(),
            fingerprint: finding.fingerprint(),
        }
    }
}

/// Why a baseline file cannot be used.
#[derive(Debug, Error)]
pub enum BaselineError {
    /// It is not a baseline in JSON.
    #[error("this is not a baseline: {0}; record a new one with `partner baseline`")]
    Malformed(#[from] serde_json::Error),
    /// It was drawn by another version.
    #[error(
        "this baseline has version {0}, and this program reads version {VERSION}; record a new one with `partner baseline`"
    )]
    Version(u32),
}

impl Baseline {
    /// The baseline of these findings, and of what each partnership comes to.
    pub fn of<'a>(findings: impl Iterator<Item = &'a Finding>, standings: Vec<Standing>) -> Self {
        let findings = findings.map(BaselineEntry::of).collect();
        Self { version: VERSION, findings, standings }.sorted()
    }

    /// One of nothing yet.
    #[must_use]
    pub fn begun() -> Self {
        Self { version: VERSION, findings: Vec::new(), standings: Vec::new() }
    }

    /// Takes in what is found on some partnership or file, and what the partnership comes to.
    pub fn add<'a>(&mut self, findings: impl Iterator<Item = &'a Finding>, standing: Option<Standing>) {
        self.findings.extend(findings.map(BaselineEntry::of));
        self.standings.extend(standing);
    }

    /// The same in a stable order, once everything is in it.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.findings.sort();
        self.standings.sort();
        self
    }

    /// Reads a baseline file.
    ///
    /// # Errors
    /// A text that is no baseline, or one of another version.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let mut baseline: Self = serde_json::from_str(text)?;
        if ![VERSION, POSITIONAL].contains(&baseline.version) {
            return Err(BaselineError::Version(baseline.version));
        }
        // Looked up once for each partnership: whoever merged the file by hand may have left it in another order.
        baseline.standings.sort();
        Ok(baseline)
    }

    /// The file's text.
    ///
    /// # Errors
    /// None in practice: everything in it can be written as JSON.
    pub fn text(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// How many findings it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// What it holds.
    #[must_use]
    pub fn entries(&self) -> &[BaselineEntry] {
        &self.findings
    }

    /// What a partnership came to; `None` where that is not recorded, or several have its id.
    #[must_use]
    pub fn standing(&self, partnership: &str) -> Option<&Standing> {
        let from = self.standings.partition_point(|it| it.partnership.as_str() < partnership);
        let mut own = self.standings[from..].iter().take_while(|it| it.partnership == partnership);
        own.next().filter(|_| own.next().is_none())
    }

    /// The fingerprints of what it holds.
    #[must_use]
    pub fn fingerprints(&self) -> BTreeSet<&str> {
        self.findings.iter().map(|entry| entry.fingerprint.as_str()).collect()
    }

    /// Whether it knows entries of lists by their index, so that an entry above moves what it says.
    #[must_use]
    pub fn is_positional(&self) -> bool {
        self.version == POSITIONAL
    }
}

/// What of a baseline has been found again so far.
#[derive(Debug)]
pub(in crate::check) struct Recall<'b> {
    is_positional: bool,
    /// By fingerprint: the entry, and whether it was found.
    known: BTreeMap<&'b str, (&'b BaselineEntry, bool)>,
}

impl<'b> Recall<'b> {
    /// Nothing has been found yet.
    pub(in crate::check) fn of(baseline: &'b Baseline) -> Self {
        let known = baseline.findings.iter().map(|entry| (entry.fingerprint.as_str(), (entry, false)));
        Self { is_positional: baseline.is_positional(), known: known.collect() }
    }

    /// Silences findings that were there before, all those of a file at once, but for those whose entries are held.
    pub(in crate::check) fn silence(
        &mut self,
        findings: Vec<&mut Finding>,
        is_held: &dyn Fn(&BaselineEntry) -> bool,
    ) {
        let prints: Vec<String> = match self.is_positional {
            true => finding::positional_fingerprints(findings.iter().map(|it| &**it)),
            false => findings.iter().map(|it| it.fingerprint()).collect(),
        };
        for (finding, print) in findings.into_iter().zip(prints) {
            if let Some((entry, is_used)) = self.known.get_mut(print.as_str()) {
                *is_used = true;
                if is_held(entry) {
                    continue;
                }
                finding.suppression.get_or_insert(Suppression::Baselined);
            }
        }
    }

    /// The entries for which nothing was found.
    pub(in crate::check) fn stale(self) -> Vec<&'b BaselineEntry> {
        self.known.into_values().filter(|(_, is_used)| !is_used).map(|(entry, _)| entry).collect()
    }
}

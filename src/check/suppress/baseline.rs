//! A baseline: the findings that were there when it was drawn, so that only new ones fail a run.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::finding::{Finding, Suppression};

/// The version of the file's layout.
const VERSION: u32 = 1;

/// The findings that were there, in a stable order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    findings: Vec<BaselineEntry>,
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
    /// The place in the document.
    pub path: String,
    /// The fingerprint, by which the finding is known again.
    pub fingerprint: String,
}

/// Why a baseline file cannot be used.
#[derive(Debug, Error)]
pub enum BaselineError {
    /// It is not a baseline in JSON.
    #[error("this is not a baseline: {0}; draw a new one with `partner baseline`")]
    Malformed(#[from] serde_json::Error),
    /// It was drawn by another version.
    #[error(
        "this baseline has version {0}, and this program reads version {VERSION}; draw a new one with `partner baseline`"
    )]
    Version(u32),
}

impl Baseline {
    /// The baseline of these findings.
    pub fn of<'a>(findings: impl Iterator<Item = &'a Finding>) -> Self {
        let mut findings: Vec<BaselineEntry> = findings
            .map(|finding| BaselineEntry {
                partnership: finding.partnership.clone().unwrap_or_default(),
                document: finding.document.clone(),
                rule: finding.rule.to_string(),
                path: finding.path.to_string(),
                fingerprint: finding.fingerprint.clone(),
            })
            .collect();
        findings.sort();
        Self { version: VERSION, findings }
    }

    /// Reads a baseline file.
    ///
    /// # Errors
    /// A text that is no baseline, or one of another version.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let baseline: Self = serde_json::from_str(text)?;
        if baseline.version != VERSION {
            return Err(BaselineError::Version(baseline.version));
        }
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

    /// Whether it holds this finding.
    #[must_use]
    pub fn has(&self, entry: &BaselineEntry) -> bool {
        self.findings.iter().any(|it| it.fingerprint == entry.fingerprint)
    }

    /// Silences the findings that were there before, but for those whose entries are held. Gives the entries for which nothing
    /// was found any more.
    pub fn apply<'a>(
        &self,
        findings: impl Iterator<Item = &'a mut Finding>,
        is_held: &dyn Fn(&BaselineEntry) -> bool,
    ) -> Vec<&BaselineEntry> {
        let mut known: BTreeMap<&str, (&BaselineEntry, bool)> =
            self.findings.iter().map(|entry| (entry.fingerprint.as_str(), (entry, false))).collect();
        for finding in findings {
            if let Some((entry, is_used)) = known.get_mut(finding.fingerprint.as_str()) {
                *is_used = true;
                if is_held(entry) {
                    continue;
                }
                finding.suppression.get_or_insert(Suppression::Baselined);
            }
        }
        known.into_values().filter(|(_, is_used)| !is_used).map(|(entry, _)| entry).collect()
    }
}

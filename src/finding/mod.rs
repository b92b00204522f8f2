//! Findings: what was found, where, how bad, and under which fingerprint it is known from run to run.

mod fix;
mod nature;
mod place;
mod severity;
mod stake;
mod suppression;

pub use fix::{Fix, fixed, keep_proven};
pub use nature::{Consequence, Nature, Shown};
pub use place::{Part, Place};
pub use severity::Severity;
pub use stake::Stake;
pub use suppression::Suppression;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::document::Source;
use crate::document::charter::stage::Stage;
use crate::document::identity::Places;
use crate::document::scalar::Date;
use crate::document::topic::Topic;
use crate::yaml::{Span, YamlPath};

/// One finding at one place.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that found it.
    pub rule: Cow<'static, str>,
    /// How bad it is at the stage of the partnership.
    pub severity: Severity,
    /// What it is.
    pub nature: Nature,
    /// What happens if nobody acts.
    pub consequence: Consequence,
    /// What it asks about, where it is a gap.
    pub topic: Option<Topic>,
    /// The day by which somebody has to act, where there is one.
    pub day: Option<Date>,
    /// What is at stake in it, and for whom.
    pub stake: Stake,
    /// From which stage on it is due, where the partnership has not come so far.
    pub due_from: Option<Stage>,
    /// Its place in the order in which people read: 1 is first. 0 as long as nobody has put them in order.
    pub rank: usize,
    /// Where people are shown it.
    pub shown: Shown,
    /// Whether it is about the document as such: that comes first, since the rest was judged by what could be read.
    pub is_of_document: bool,
    /// Whether it names what a change loosens of its own checks: that is never left out.
    pub is_of_guard: bool,
    /// Whether a rule of the team's own found it, of which the project has no page.
    pub is_of_own_rule: bool,
    /// What is wrong, in the user's words.
    pub message: String,
    /// What it adds to a line that tells several of its rule together, where they can be.
    pub series: Option<Series>,
    /// What stands under the marked text; may be empty.
    pub label: String,
    /// Why it matters, in one sentence.
    pub why: Cow<'static, str>,
    /// What to write; may be empty.
    pub help: String,
    /// Facts that belong to it.
    pub notes: Vec<String>,
    /// The partnership's id; `None` for a file that belongs to none.
    pub partnership: Option<String>,
    /// Which document of the partnership: `charter`, or the record's path from the charter's folder. For a file that
    /// belongs to none, its path.
    pub document: String,
    /// The file.
    pub source: Arc<Source>,
    /// Where in the file, in bytes.
    pub span: Span,
    /// What the finding is about, entries of lists by their index; need not exist.
    pub path: YamlPath,
    /// Further down by names, in a file that the path only names; else nothing.
    pub within: YamlPath,
    /// The path with entries by what they are known by, which no other entry's coming or going changes; see [`locate`].
    pub at: YamlPath,
    /// Other places that belong to it, each with what it shows.
    pub related: Vec<Related>,
    /// How many findings of its rule at its place stand before it; see [`settle`].
    pub twins: u32,
    /// Why it does not count, if it does not.
    pub suppression: Option<Suppression>,
    /// The change of its file that fixes it, where a program can make one.
    pub fix: Option<Fix>,
}

impl Finding {
    /// Whether it is listed where findings are from this severity on. What a change loosens of its own checks always is.
    #[must_use]
    pub fn is_listed(&self, least: Severity) -> bool {
        self.severity >= least || self.is_of_guard
    }

    /// By what a settled finding is known from run to run: stays the same when lines move or values change. Worked out when asked
    /// for, since most findings never are.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        digest(&self.name(&self.at), self.twins)
    }

    fn name(&self, place: &YamlPath) -> String {
        let owner = self.partnership.as_deref().unwrap_or_default();
        [&*self.rule, owner, &self.document, &place.to_string()].join("\u{0}")
    }

    /// Whether `check --fix` fixes it.
    #[must_use]
    pub fn is_fixable(&self) -> bool {
        self.suppression.is_none() && self.fix.as_ref().is_some_and(Fix::is_safe)
    }
}

/// What a finding adds to a line that tells several of its rule: `3 reviews overdue: value review since 2026-01-02, …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What there are several of: `reviews overdue`.
    pub of: &'static str,
    /// Which this one is: `value review since 2026-01-02`.
    pub says: String,
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone)]
pub struct Related {
    /// The file.
    pub source: Arc<Source>,
    /// Where in the file, in bytes.
    pub span: Span,
    /// What it shows.
    pub label: String,
}

impl Finding {
    /// The section of the charter that it is about, or the kind of record; empty for what is about a file as a whole.
    #[must_use]
    pub fn section(&self) -> String {
        if self.document == "charter" {
            return self.path.section().unwrap_or_default().to_owned();
        }
        self.source.kind().map(|kind| kind.to_string()).unwrap_or_default()
    }

    /// The order by path and place, in which programs read.
    fn compare(&self, other: &Self) -> Ordering {
        fn place(it: &Finding) -> impl Ord + '_ {
            (&it.source.path, it.span, &it.rule, &it.path)
        }
        // Words are taken apart only where two stand at one place.
        place(self)
            .cmp(&place(other))
            .then_with(|| numbered(&self.message).cmp(&numbered(&other.message)))
            .then_with(|| self.message.cmp(&other.message))
    }
}

/// A text as words and the numbers behind them, so that line 9 comes before line 10.
fn numbered(text: &str) -> Vec<(&str, u64)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (words, number) = rest.split_at(digits);
        let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        parts.push((words, number[..end].parse().unwrap_or(u64::MAX)));
        rest = &number[end..];
    }
    parts
}

/// Says of each finding where it stands whatever the order of the entries around it.
pub fn locate(findings: &mut [Finding]) {
    let sources: BTreeMap<*const Source, Arc<Source>> =
        findings.iter().map(|it| (Arc::as_ptr(&it.source), Arc::clone(&it.source))).collect();
    let mut places: BTreeMap<*const Source, Places<'_>> =
        sources.iter().map(|(key, source)| (*key, Places::of(&source.tree))).collect();
    for finding in findings {
        if let Some(places) = places.get_mut(&Arc::as_ptr(&finding.source)) {
            finding.at = places.stable(&finding.path).join(&finding.within);
        }
    }
}

/// Brings findings that have been located into the order in which they are shown, and counts those of one rule at one place.
pub fn settle(findings: &mut [Finding]) {
    findings.sort_by(Finding::compare);
    let mut seen = BTreeMap::new();
    let twins: Vec<u32> = findings
        .iter()
        .map(|it| {
            let of_one_place = seen.entry((&it.rule, &it.at, &it.document, &it.partnership)).or_default();
            let before = *of_one_place;
            *of_one_place += 1;
            before
        })
        .collect();
    for (finding, twins) in findings.iter_mut().zip(twins) {
        finding.twins = twins;
    }
}

/// The fingerprints that settled findings had when entries of lists were known by their index: by these a baseline of version
/// 1 knows them.
#[must_use]
pub fn positional_fingerprints<'f>(findings: impl Iterator<Item = &'f Finding>) -> Vec<String> {
    let mut seen: BTreeMap<&str, BTreeMap<String, u32>> = BTreeMap::new();
    findings
        .map(|it| {
            let name = it.name(&it.path);
            let nth = seen.entry(it.source.path.as_str()).or_default().entry(name.clone()).or_default();
            let print = digest(&name, *nth);
            *nth += 1;
            print
        })
        .collect()
}

/// The first 64 bits of a SHA-256 over rule, partnership and place, in hexadecimal.
fn digest(name: &str, nth: u32) -> String {
    let digest = Sha256::digest(format!("{name}\u{0}{nth}"));
    digest.iter().take(8).fold(String::new(), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

//! What `partner check` says, for programs.

mod row;

pub use row::{FindingRow, row};

use std::borrow::Cow;
use std::cmp::Reverse;

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::{CheckReport, Judged};
use crate::document::scalar::Date;
use crate::document::{Safety, Source};
use crate::finding::{Consequence, Finding, Fix, Nature, Related, Severity, Shown, Suppression};
use crate::rules::{self, Concerns, Question};
use crate::view::checklist::Checklist;
use crate::view::commitment::{self, Commitment};
use crate::view::data::Data;
use crate::view::head::{Head, LeftOutCounts};
use crate::view::kinds::KindsEntry;
use crate::yaml::Span;
use crate::yaml::edit::TextEdit;

/// What a check says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckData<'a> {
    /// How much was looked at and found.
    summary: Counts,
    /// How often each rule has found something that counts.
    statistics: Vec<RuleCount>,
    /// The partnerships, by the path of their charter.
    partnerships: Vec<CheckedPartnership<'a>>,
    /// What was found and counts.
    findings: Vec<FindingEntry<'a>>,
    /// What was found and does not count, each with why.
    suppressed: Vec<FindingEntry<'a>>,
    /// What was asked for and could not be judged.
    skipped: Vec<SkippedRules<'a>>,
    /// With what it is compared; left out where everything counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    worse_than: Option<ComparedRevision<'a>>,
}

/// The revision that is compared with, where only what is worse counts.
#[derive(Debug, Serialize, JsonSchema)]
struct ComparedRevision<'a> {
    /// As it was named.
    named: &'a str,
    /// The object id of the commit at which the current one left it.
    commit: &'a str,
    /// How many findings were there as bad already.
    already_there: usize,
}

/// Rules that could not run.
#[derive(Debug, Serialize, JsonSchema)]
struct SkippedRules<'a> {
    /// Their ids.
    rules: &'a [&'static str],
    /// Why, and what to do.
    reason: &'a str,
}

/// How often one rule has found something of one severity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleCount {
    /// The id of the rule.
    pub rule: Cow<'static, str>,
    /// How bad.
    pub severity: Severity,
    /// How often.
    pub count: usize,
}

/// How much was looked at and found.
#[derive(Debug, Serialize, JsonSchema)]
struct Counts {
    /// Charters judged.
    charters: usize,
    /// Records that belong to them.
    records: usize,
    /// Errors that count.
    errors: usize,
    /// Warnings that count.
    warnings: usize,
    /// Advisory findings that count.
    advice: usize,
    /// Findings that a comment, a waiver or the baseline keeps from counting.
    accepted: usize,
    /// What was found and is not judged.
    left_out: LeftOutCounts,
}

/// A partnership, judged.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckedPartnership<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// What kind of partnership it is and what is not asked of it for that reason; null where the charter cannot be read.
    kinds: Option<KindsEntry<'a>>,
    /// The checklists that it is judged by; none where the charter cannot be read.
    readiness: Vec<Checklist<'a>>,
    /// The commitment in force; null where the charter, its parties or its gates cannot be read.
    commitment: Option<Commitment<'a>>,
}

/// What is said of a finding in every form. Lines and columns count from 1, columns in characters; ends are exclusive.
#[derive(Debug, Serialize, JsonSchema)]
struct FindingFacts<'a> {
    /// The id of the rule.
    rule: &'a str,
    /// How bad it is at the stage of the partnership.
    severity: Severity,
    /// What it is.
    nature: Nature,
    /// What happens if nobody acts.
    consequence: Consequence,
    /// The section of the charter that it is about, or the kind of record; null for what is about a file as a whole.
    section: Option<String>,
    /// Its place in the order in which people read, of what is found of its partnership: 1 is first. 0 for what does not
    /// count.
    rank: usize,
    /// Where people are shown it.
    shown: Shown,
    /// The ids of the parties that it binds or costs something, where it is about some of them; none where it is about all.
    hits: &'a [String],
    /// What is wrong.
    message: &'a str,
    /// What to write; may be empty.
    help: &'a str,
    /// The id of the partnership; null for a file that belongs to none.
    partnership: Option<&'a str>,
    /// The file, from where the run starts.
    path: &'a str,
    #[serde(flatten)]
    range: TextRange,
    /// The place by names; need not exist.
    yaml_path: String,
    /// The same place with entries of lists by what they are known by: their id, else their name, else what they say.
    at: String,
    /// Names the finding from run to run: by rule, partnership and place.
    fingerprint: String,
}

/// One finding at one place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FindingEntry<'a> {
    #[serde(flatten)]
    facts: FindingFacts<'a>,
    /// What stands under the marked text; may be empty.
    label: &'a str,
    /// Why it matters.
    why: &'a str,
    /// What it asks, where it is a gap; else null.
    question: Option<&'static str>,
    /// How an answer to the question may look.
    example: Option<&'static str>,
    /// Who has to answer the question.
    concerns: Option<Concerns>,
    /// Facts that belong to it.
    notes: &'a [String],
    /// Other places that belong to it.
    related: Vec<RelatedPlace<'a>>,
    /// The page of the rule in the project; null for a rule of the team's own.
    docs: Option<String>,
    /// The change that fixes it; left out where a program can make none.
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixEntry<'a>>,
    /// Why it does not count; left out where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    suppression: Option<SuppressionEntry<'a>>,
}

/// A stretch of a file.
#[derive(Debug, Serialize, JsonSchema)]
struct TextRange {
    /// The line, counted from 1.
    line: usize,
    /// The column, counted from 1 in characters.
    column: usize,
    /// The line of the end.
    end_line: usize,
    /// The column of the end, exclusive.
    end_column: usize,
}

/// A change that fixes a finding; places as in the file before it.
#[derive(Debug, Serialize, JsonSchema)]
struct FixEntry<'a> {
    /// What it does.
    title: &'a str,
    /// Whether `check --fix` makes it.
    safety: Safety,
    /// The stretches of text to replace.
    edits: Vec<Edit<'a>>,
}

/// A stretch of text to replace.
#[derive(Debug, Serialize, JsonSchema)]
struct Edit<'a> {
    #[serde(flatten)]
    range: TextRange,
    /// What to write instead.
    text: &'a str,
}

/// Why a finding does not count.
#[derive(Debug, Serialize, JsonSchema)]
struct SuppressionEntry<'a> {
    /// `waived` in the charter, `ignored` by a comment, `baselined`.
    kind: &'static str,
    /// Who accepts it; null where that is not said.
    owner: Option<&'a str>,
    /// Why; null where that is not said.
    reason: Option<&'a str>,
    /// Until which day, that day included; null for no end.
    until: Option<Date>,
}

/// Another place that belongs to a finding.
#[derive(Debug, Serialize, JsonSchema)]
struct RelatedPlace<'a> {
    /// The file, from where the run starts.
    path: &'a str,
    #[serde(flatten)]
    range: TextRange,
    /// What it shows.
    label: &'a str,
}

/// What a check says, for programs.
#[must_use]
pub fn check<'a>(report: &'a CheckReport<'_>, least: Severity) -> Data<'a> {
    Data::Check(CheckData {
        partnerships: report.partnerships.iter().map(partnership).collect(),
        findings: report.listed(least).map(finding).collect(),
        suppressed: report.suppressed().map(finding).collect(),
        ..framed(report)
    })
}

/// The same without its partnerships and findings, which whoever holds none of them puts in one by one.
#[must_use]
pub fn frame<'a>(report: &'a CheckReport<'_>) -> Data<'a> {
    Data::Check(framed(report))
}

fn framed<'a>(report: &'a CheckReport<'_>) -> CheckData<'a> {
    let summary = report.summary();
    let skipped = report.skipped.iter();
    CheckData {
        summary: Counts {
            charters: summary.charters,
            records: summary.records,
            errors: summary.errors,
            warnings: summary.warnings,
            advice: summary.advice,
            accepted: summary.suppressed,
            left_out: LeftOutCounts::of(&report.left_out),
        },
        statistics: counts(report),
        partnerships: Vec::new(),
        findings: Vec::new(),
        suppressed: Vec::new(),
        skipped: skipped.map(|it| SkippedRules { rules: &it.rules, reason: &it.reason }).collect(),
        worse_than: report.worse_than.as_ref().map(|it| ComparedRevision {
            named: &it.revision,
            commit: &it.commit,
            already_there: it.known,
        }),
    }
}

/// How often each rule has found something that counts: worst first, then by number, then by rule.
#[must_use]
pub fn counts(report: &CheckReport<'_>) -> Vec<RuleCount> {
    let totals = report.totals();
    let counts =
        totals.counts().map(|(severity, rule, count)| RuleCount { rule: rule.clone(), severity, count });
    let mut counts: Vec<RuleCount> = counts.collect();
    counts.sort_by(|one, other| {
        let rank = |it: &RuleCount| (Reverse(it.severity), Reverse(it.count));
        rank(one).cmp(&rank(other)).then_with(|| one.rule.cmp(&other.rule))
    });
    counts
}

/// Where the page of a rule lies in the project.
#[must_use]
pub fn page_of(rule: &str) -> String {
    format!("docs/rules/{rule}.md")
}

/// A partnership among those that were checked.
#[must_use]
pub fn partnership<'a>(judged: &'a Judged<'_>) -> CheckedPartnership<'a> {
    let assessment = judged.assessment.as_ref();
    CheckedPartnership {
        head: Head::at(judged.partnership, judged.stage),
        kinds: assessment.map(|it| KindsEntry::of(judged, &it.kinds)),
        readiness: assessment.map(Checklist::judged).unwrap_or_default(),
        commitment: assessment.and_then(|it| commitment::data(judged.partnership, &it.gates)),
    }
}

/// A finding among those of a check.
#[must_use]
pub fn finding(finding: &Finding) -> FindingEntry<'_> {
    let asked = question(finding);
    FindingEntry {
        facts: FindingFacts::of(finding),
        label: &finding.label,
        why: &finding.why,
        question: asked.map(|it| it.text),
        example: asked.map(|it| it.example),
        concerns: asked.map(|it| it.concerns),
        notes: &finding.notes,
        related: finding.related.iter().map(related).collect(),
        docs: (!finding.is_of_own_rule).then(|| page_of(&finding.rule)),
        fix: finding.fix.as_ref().map(|fix| fix_entry(&finding.source, fix)),
        suppression: finding.suppression.as_ref().map(suppression),
    }
}

impl<'a> FindingFacts<'a> {
    fn of(finding: &'a Finding) -> Self {
        Self {
            rule: &finding.rule,
            severity: finding.severity,
            nature: finding.nature,
            consequence: finding.consequence,
            section: Some(finding.section()).filter(|section| !section.is_empty()),
            rank: finding.rank,
            shown: finding.shown,
            hits: &finding.stake.hits,
            message: &finding.message,
            help: &finding.help,
            partnership: finding.partnership.as_deref(),
            path: &finding.source.path,
            range: TextRange::of(&finding.source, finding.span),
            yaml_path: finding.path.to_string(),
            at: finding.at.to_string(),
            fingerprint: finding.fingerprint(),
        }
    }
}

/// What a gap asks where it was found.
fn question(finding: &Finding) -> Option<Question> {
    if finding.nature != Nature::Gap {
        return None;
    }
    let kind = finding.source.kind()?;
    rules::find(&finding.rule)?.question_at(kind, &finding.path)
}

impl TextRange {
    fn of(source: &Source, span: Span) -> Self {
        let (at, end) = (source.position(span.start), source.position(span.end));
        Self { line: at.line, column: at.column, end_line: end.line, end_column: end.column }
    }
}

fn fix_entry<'a>(source: &Source, fix: &'a Fix) -> FixEntry<'a> {
    let edit = |edit: &'a TextEdit| Edit { range: TextRange::of(source, edit.span), text: &edit.text };
    FixEntry { title: &fix.title, safety: fix.safety, edits: fix.edits.iter().map(edit).collect() }
}

fn suppression(suppression: &Suppression) -> SuppressionEntry<'_> {
    let (owner, reason, until) = match suppression {
        Suppression::Ignored { reason } => (None, Some(reason), None),
        Suppression::Waived { owner, reason, until } => (Some(owner), Some(reason), Some(*until)),
        Suppression::Baselined => (None, None, None),
    };
    SuppressionEntry {
        kind: suppression.as_str(),
        owner: owner.map(String::as_str),
        reason: reason.map(String::as_str),
        until,
    }
}

fn related(related: &Related) -> RelatedPlace<'_> {
    RelatedPlace {
        path: &related.source.path,
        range: TextRange::of(&related.source, related.span),
        label: &related.label,
    }
}

//! JSON for programs: version 1.

use serde::Serialize;

use super::json_text::json_text;
use super::page_of;
use super::statistics::counts;
use crate::document::Source;
use crate::finding::{Finding, Fix, Related, Suppression};
use crate::method::Assessment;
use crate::method::gates::GateSchedule;
use crate::report::{CheckReport, Judged};
use crate::view::readiness::json::Checklist;
use crate::yaml::edit::TextEdit;

#[derive(Serialize)]
struct Root<'a> {
    version: u32,
    command: &'static str,
    as_of: String,
    summary: Counts,
    statistics: Vec<RuleCount>,
    partnerships: Vec<Partnership<'a>>,
    findings: Vec<Entry<'a>>,
    /// What was found and does not count, each with why.
    suppressed: Vec<Entry<'a>>,
    /// What was asked for and could not be judged.
    skipped: Vec<SkippedRules<'a>>,
}

/// Rules that could not run, and why.
#[derive(Serialize)]
struct SkippedRules<'a> {
    rules: &'a [&'static str],
    reason: &'a str,
}

/// How often one rule has found something of one severity.
#[derive(Serialize)]
struct RuleCount {
    rule: &'static str,
    severity: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct Counts {
    charters: usize,
    records: usize,
    errors: usize,
    warnings: usize,
    advice: usize,
    suppressed: usize,
    /// What was found and is not judged.
    left_out: LeftOut,
}

#[derive(Serialize)]
struct LeftOut {
    charters: usize,
    records: usize,
}

#[derive(Serialize)]
struct Partnership<'a> {
    id: &'a str,
    name: &'a str,
    path: &'a str,
    stage: Option<&'static str>,
    readiness: Vec<Checklist<'a>>,
    /// Null where the charter, its parties or its gates cannot be read.
    commitment: Option<Commitment<'a>>,
    /// The sections of the charter that could not be read: what they say is unknown, not absent.
    unread: &'a [String],
    /// Files and folders that may hold records of the partnership and could not be read.
    unread_records: Vec<&'a str>,
}

#[derive(Serialize)]
struct Commitment<'a> {
    state: &'static str,
    since: Option<String>,
    gate: Option<&'a str>,
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    label: &'a str,
    why: &'static str,
    help: &'a str,
    notes: &'a [String],
    partnership: Option<&'a str>,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    yaml_path: String,
    related: Vec<Place<'a>>,
    /// The rule's page in the project; a rule of the team's own has none.
    docs: Option<String>,
    fingerprint: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppression: Option<Accepted<'a>>,
}

/// A change that mends the finding; places as in the file before it.
#[derive(Serialize)]
struct FixEntry<'a> {
    title: &'a str,
    safety: &'static str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Accepted<'a> {
    kind: &'static str,
    owner: Option<&'a str>,
    reason: Option<&'a str>,
    until: Option<String>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    label: &'a str,
}

/// The report as one JSON object.
///
/// # Errors
/// None in practice: everything in it can be written as JSON.
pub fn json(report: &CheckReport<'_>) -> serde_json::Result<String> {
    let summary = report.summary();
    let left_out = report.left_out.total();
    let root = Root {
        version: 1,
        command: "check",
        as_of: report.as_of.to_string(),
        summary: Counts {
            charters: summary.charters,
            records: summary.records,
            errors: summary.errors,
            warnings: summary.warnings,
            advice: summary.advice,
            suppressed: summary.suppressed,
            left_out: LeftOut { charters: left_out.charters, records: left_out.records },
        },
        statistics: counts(report)
            .into_iter()
            .map(|it| RuleCount { rule: it.rule, severity: it.severity.as_str(), count: it.count })
            .collect(),
        partnerships: report.partnerships.iter().map(partnership).collect(),
        findings: report.findings().map(entry).collect(),
        suppressed: report.suppressed().map(entry).collect(),
        skipped: report
            .skipped
            .iter()
            .map(|it| SkippedRules { rules: &it.rules, reason: &it.reason })
            .collect(),
    };
    json_text(&root)
}

fn partnership<'a>(judged: &'a Judged<'_>) -> Partnership<'a> {
    let assessment = judged.assessment.as_ref();
    Partnership {
        id: &judged.partnership.id,
        name: judged.partnership.name(),
        path: &judged.partnership.charter.source.path,
        stage: judged.stage.map(|stage| stage.as_str()),
        readiness: readiness(assessment),
        commitment: assessment.and_then(|it| commitment(&it.gates)),
        unread: &judged.partnership.charter.unread,
        unread_records: judged.partnership.records.unread.iter().map(|it| it.path.as_str()).collect(),
    }
}

fn readiness(assessment: Option<&Assessment>) -> Vec<Checklist<'_>> {
    let results = assessment.into_iter().flat_map(|it| &it.readiness);
    results.filter(|it| it.is_judged()).map(Checklist::of).collect()
}

fn commitment(schedule: &GateSchedule) -> Option<Commitment<'_>> {
    let commitment = schedule.commitment.as_ref()?;
    let cause = commitment.cause();
    let gate = cause.and_then(|cause| schedule.gates.iter().find(|gate| gate.index == cause.gate));
    Some(Commitment {
        state: commitment.state.as_str(),
        since: cause.map(|cause| cause.since.to_string()),
        gate: gate.map(|gate| gate.id.as_str()),
    })
}

fn entry(finding: &Finding) -> Entry<'_> {
    let at = finding.source.position(finding.span.start);
    let end = finding.source.position(finding.span.end);
    Entry {
        rule: finding.rule,
        severity: finding.severity.as_str(),
        message: &finding.message,
        label: &finding.label,
        why: finding.why,
        help: &finding.help,
        notes: &finding.notes,
        partnership: finding.partnership.as_deref(),
        path: &finding.source.path,
        line: at.line,
        column: at.column,
        end_line: end.line,
        end_column: end.column,
        yaml_path: finding.path.to_string(),
        related: finding.related.iter().map(place).collect(),
        docs: (!finding.is_of_own_rule).then(|| page_of(finding.rule)),
        fingerprint: &finding.fingerprint,
        fix: finding.fix.as_ref().map(|fix| fix_entry(&finding.source, fix)),
        suppression: finding.suppression.as_ref().map(accepted),
    }
}

fn fix_entry<'a>(source: &Source, fix: &'a Fix) -> FixEntry<'a> {
    let edit = |edit: &'a TextEdit| {
        let (at, end) = (source.position(edit.span.start), source.position(edit.span.end));
        Edit {
            line: at.line,
            column: at.column,
            end_line: end.line,
            end_column: end.column,
            text: &edit.text,
        }
    };
    FixEntry { title: &fix.title, safety: fix.safety.as_str(), edits: fix.edits.iter().map(edit).collect() }
}

fn accepted(suppression: &Suppression) -> Accepted<'_> {
    let kind = suppression.as_str();
    match suppression {
        Suppression::Ignored { reason } => Accepted { kind, owner: None, reason: Some(reason), until: None },
        Suppression::Waived { owner, reason, until } => {
            Accepted { kind, owner: Some(owner), reason: Some(reason), until: Some(until.to_string()) }
        }
        Suppression::Baselined => Accepted { kind, owner: None, reason: None, until: None },
    }
}

fn place(related: &Related) -> Place<'_> {
    let at = related.source.position(related.span.start);
    let end = related.source.position(related.span.end);
    Place {
        path: &related.source.path,
        line: at.line,
        column: at.column,
        end_line: end.line,
        end_column: end.column,
        label: &related.label,
    }
}

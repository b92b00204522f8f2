//! Runs the rules over a partnership or over a file that belongs to none.

use std::sync::Arc;

use super::registry::all;
use super::{Check, Report, Rule, Selection, Subject, own};
use crate::config::Configuration;
use crate::document::charter::stage::Stage;
use crate::document::{Problem, ProblemKind, Source};
use crate::finding::{Finding, Related, Severity};
use crate::partnership::Partnership;

/// Every finding of the selected rules on a partnership.
#[must_use]
pub fn judge_partnership(subject: &Subject<'_>, selection: &Selection) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Of a charter that could not be read at all nothing is known: neither that something is there nor that it is not.
    let is_readable = subject.partnership.charter.source.tree.root().is_some();
    for rule in all().filter(|rule| selection.has(rule)) {
        match rule.check {
            Check::Partnership(_) if !is_readable => {}
            Check::Problems(kind) => problems_of(subject, rule, kind, &mut findings),
            Check::Partnership(check) => findings.append(&mut run(subject, rule, &check)),
            Check::Own => {}
        }
    }
    if is_readable {
        own::judge(subject, selection, &mut findings);
    }
    findings
}

/// Every finding on a file that belongs to no partnership.
#[must_use]
pub fn judge_file(source: &Arc<Source>, problems: &[Problem], configuration: &Configuration) -> Vec<Finding> {
    let rule_of =
        |kind: ProblemKind| all().find(|rule| matches!(rule.check, Check::Problems(of) if of == kind));
    problems
        .iter()
        .filter_map(|problem| Some(finding_of(rule_of(problem.kind)?, configuration, None, source, problem)))
        .collect()
}

/// The findings of one rule. How bad they are once the rule is due is the configuration's to say.
pub(super) fn run(
    subject: &Subject<'_>,
    rule: &Rule,
    check: &dyn Fn(&Subject<'_>, &mut Report<'_>),
) -> Vec<Finding> {
    let Some(due_severity) = severity_of(subject, rule) else { return Vec::new() };
    let Some(severity) = rule.severity_due(due_severity, subject.stage) else { return Vec::new() };
    let is_early = subject.stage < rule.from && severity < due_severity;
    let due = is_early.then(|| due_note(rule, due_severity, subject.stage));
    let mut report = Report { rule, severity, due, partnership: subject.partnership, findings: Vec::new() };
    check(subject, &mut report);
    report.findings
}

/// How bad a rule is in this charter once it is due; `None` where the team has turned it off.
fn severity_of(subject: &Subject<'_>, rule: &Rule) -> Option<Severity> {
    let charter = &subject.partnership.charter.source.path;
    subject.configuration.severity(rule.id, rule.severity, charter)
}

fn due_note(rule: &Rule, severity: Severity, stage: Stage) -> String {
    format!("due from stage {} on, {} then; this is {stage}", rule.from, an(severity.as_str()))
}

fn an(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

fn problems_of(subject: &Subject<'_>, rule: &'static Rule, kind: ProblemKind, findings: &mut Vec<Finding>) {
    let partnership = subject.partnership;
    let charter = (&partnership.charter.source, &partnership.charter.problems);
    let decisions = partnership.decisions.iter().map(|decision| (&decision.source, &decision.problems));
    let unread = partnership.unread_records.iter().map(|record| (&record.source, &record.problems));
    for (source, problems) in std::iter::once(charter).chain(decisions).chain(unread) {
        for problem in problems.iter().filter(|problem| problem.kind == kind) {
            findings.push(finding_of(rule, subject.configuration, Some(partnership), source, problem));
        }
    }
}

fn finding_of(
    rule: &Rule,
    configuration: &Configuration,
    partnership: Option<&Partnership>,
    source: &Arc<Source>,
    problem: &Problem,
) -> Finding {
    let related = problem.related.iter().map(|(span, label)| Related {
        source: Arc::clone(source),
        span: source.clamped(*span),
        label: label.clone(),
    });
    let charter = partnership.map_or(&source.path, |it| &it.charter.source.path);
    Finding {
        rule: rule.id,
        severity: configuration.severity(rule.id, rule.severity, charter).unwrap_or(rule.severity),
        message: problem.message.clone(),
        label: problem.label.clone(),
        why: rule.why,
        help: problem.help.clone(),
        notes: Vec::new(),
        partnership: partnership.map(|it| it.id.clone()),
        document: partnership.map_or_else(|| source.path.clone(), |it| it.document_name(source)),
        source: Arc::clone(source),
        span: source.clamped(problem.span),
        path: problem.path.clone(),
        related: related.collect(),
        fingerprint: String::new(),
    }
}

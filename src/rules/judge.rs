//! Runs the rules over a partnership or over a file that belongs to none.

use std::sync::Arc;

use super::registry::all;
use super::{Check, Report, Rule, Selection, Subject, Usage, own};
use crate::config::Configuration;
use crate::document::charter::stage::Stage;
use crate::document::{Problem, ProblemKind, Source};
use crate::finding::{BaselineEntry, Finding, Fix, Related, Severity};
use crate::partnership::Partnership;
use crate::paths::Pattern;
use crate::yaml::{Span, YamlPath};

/// Every finding of the selected rules on a partnership.
#[must_use]
pub fn judge_partnership(subject: &Subject<'_>, selection: &Selection) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Of a charter that could not be read at all nothing is known: neither that something is there nor that it is not.
    let is_readable = subject.partnership.charter.is_readable();
    for rule in all().filter(|rule| selection.has(rule)) {
        match rule.check {
            Check::Partnership(_) if !is_readable => {}
            Check::Problems(kind) => problems_of(subject, rule, kind, &mut findings),
            Check::Partnership(check) => findings.append(&mut run(subject, rule, &check)),
            Check::Afterwards(_) | Check::Baseline | Check::Patterns | Check::Own => {}
        }
    }
    if is_readable {
        own::judge(subject, selection, &mut findings);
    }
    findings
}

/// The findings of the rules about what silences findings, once that is known.
#[must_use]
pub fn judge_afterwards(subject: &Subject<'_>, selection: &Selection, usage: &Usage) -> Vec<Finding> {
    // What is no longer found may still be there, in a section that could not be read.
    let is_readable =
        subject.partnership.charter.is_readable() && subject.partnership.charter.unread.is_empty();
    let mut findings = Vec::new();
    for rule in all().filter(|rule| is_readable && selection.has(rule)) {
        if let Check::Afterwards(check) = rule.check {
            findings.append(&mut run(subject, rule, &|subject, report| check(subject, usage, report)));
        }
    }
    findings
}

/// Whether a rule could say of this partnership all that it has to say: some need what git tells.
pub(super) fn knows_enough(id: &str, partnership: &Partnership) -> bool {
    let past = &partnership.past;
    match id {
        "author-mismatch" => past.authors.is_some(),
        "change-not-made" => past.requests.is_some(),
        "change-unapproved" => past.base.is_some(),
        _ => true,
    }
}

/// Whether a rule has been asked about this partnership; of one that has not, nobody knows what it would say. An id
/// that no rule has any more is never heard of again, which is an answer too.
#[must_use]
pub fn has_been_asked(
    id: &str,
    partnership: &Partnership,
    selection: &Selection,
    configuration: &Configuration,
) -> bool {
    let charter = &partnership.charter.source.path;
    let own = || configuration.rules.iter().find(|own| own.id == id).map(own::rule);
    all().find(|rule| rule.id == id).copied().or_else(own).is_none_or(|rule| {
        selection.has(&rule)
            && knows_enough(rule.id, partnership)
            && configuration.severity(rule.id, rule.severity, charter).is_some()
    })
}

/// The findings on entries of a baseline for which nothing is found any more. `source` is the baseline's file.
#[must_use]
pub fn judge_baseline(
    source: &Arc<Source>,
    stale: &[&BaselineEntry],
    selection: &Selection,
    configuration: &Configuration,
) -> Vec<Finding> {
    let is_on = |rule: &&Rule| configuration.severity(rule.id, rule.severity, &source.path).is_some();
    let rules =
        all().filter(|rule| matches!(rule.check, Check::Baseline) && selection.has(rule)).filter(is_on);
    rules
        .flat_map(|rule| {
            stale.iter().map(move |entry| {
                let start = source.text.find(&entry.fingerprint).unwrap_or_default();
                let message = format!(
                    "`{}` of {} is no longer found at `{}`",
                    entry.rule, entry.partnership, entry.path
                );
                let help = "draw the baseline anew with `partner baseline --update`".to_owned();
                let span = Span::new(start..start + entry.fingerprint.len());
                let problem = Problem {
                    path: YamlPath::from(entry.path.as_str()),
                    ..Problem::in_text(span, ProblemKind::InvalidValue, message, help)
                };
                Finding { is_of_document: false, ..finding_of(rule, configuration, None, source, &problem) }
            })
        })
        .collect()
}

/// The findings on patterns of paths that fit nothing. `source` is the configuration.
#[must_use]
pub fn judge_patterns(
    source: &Arc<Source>,
    unused: &[&Pattern],
    selection: &Selection,
    configuration: &Configuration,
) -> Vec<Finding> {
    let is_on = |rule: &&Rule| configuration.severity(rule.id, rule.severity, &source.path).is_some();
    let rules =
        all().filter(|rule| matches!(rule.check, Check::Patterns) && selection.has(rule)).filter(is_on);
    let of_rule = |rule| {
        unused.iter().map(move |pattern| {
            let message = format!("`{}` fits no file of the repository", pattern.text);
            let help =
                "write the path as seen from the repository's root, such as `pilots/**`, or take it out";
            let span = Span::new(pattern.span.clone());
            let problem = Problem::in_text(span, ProblemKind::InvalidValue, message, help.to_owned());
            Finding { is_of_document: false, ..finding_of(rule, configuration, None, source, &problem) }
        })
    };
    rules.flat_map(of_rule).collect()
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
    let asked = (subject.stage != subject.charter.stage()).then_some(subject.stage);
    let mut report = Report {
        rule,
        severity,
        due_severity,
        due,
        asked,
        partnership: subject.partnership,
        findings: Vec::new(),
    };
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
    let charter = (&partnership.charter.source, partnership.charter.problems.as_slice());
    for (source, problems) in std::iter::once(charter).chain(partnership.records.documents()) {
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
        is_of_document: true,
        is_of_own_rule: false,
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
        suppression: None,
        fix: problem.mend.as_ref().and_then(|mend| Fix::of(source, mend)),
    }
}

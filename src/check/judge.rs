//! Runs the rules over a partnership or over a file that belongs to none.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Baseline, BaselineEntry, Ruleset, Selection, own};
use crate::document::{Problem, ProblemKind, Source};
use crate::finding::{Finding, Fix, Related, Severity, Shown, Stake};
use crate::partnership::Partnership;
use crate::paths::Pattern;
use crate::rules::{self, Check, Drafts, Rule, Subject, Usage};
use crate::yaml::{Span, YamlPath};

/// Every finding of every rule on a partnership.
pub(super) fn judge_partnership(subject: &Subject<'_>, ruleset: &Ruleset<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Of a charter that could not be read at all nothing is known: neither that something is there nor that it is not.
    let is_readable = subject.partnership.charter.is_readable();
    for rule in rules::all() {
        match rule.check {
            Check::Partnership(_) | Check::Wanted(_) if !is_readable => {}
            Check::Problems(kind) => problems_of(subject, ruleset, rule, kind, &mut findings),
            Check::Partnership(check) => findings.append(&mut run(subject, rule, &check)),
            Check::Wanted(wanted) => {
                findings.append(&mut run(subject, rule, &|subject, drafts| wanted.judge(subject, drafts)));
            }
            Check::Afterwards(_) | Check::Baseline | Check::Patterns | Check::Standing | Check::Own => {}
        }
    }
    if is_readable {
        own::judge(subject, &mut findings);
    }
    findings
}

/// The findings of the rules about what silences findings, once that is known.
pub(super) fn judge_afterwards(
    subject: &Subject<'_>,
    usage: &Usage,
    is_wanted: impl Fn(&Rule) -> bool,
) -> Vec<Finding> {
    // What is no longer found may still be there, in a section that could not be read.
    let is_readable =
        subject.partnership.charter.is_readable() && subject.partnership.charter.unread.is_empty();
    let mut findings = Vec::new();
    for rule in rules::all().filter(|rule| is_readable && is_wanted(rule)) {
        if let Check::Afterwards(check) = rule.check {
            findings.append(&mut run(subject, rule, &|subject, drafts| check(subject, usage, drafts)));
        }
    }
    findings
}

/// The findings on a baseline that knows entries of lists by their index, and on entries of it for which nothing is found any
/// more. `source` is its file.
pub(super) fn judge_baseline(
    source: &Arc<Source>,
    baseline: &Baseline,
    stale: &[&BaselineEntry],
    ruleset: &Ruleset<'_>,
    selection: &Selection,
) -> Vec<Finding> {
    let is_on = |rule: &&Rule| ruleset.severity(rule, &source.path).is_some();
    let rules = rules::all()
        .filter(|rule| matches!(rule.check, Check::Baseline) && selection.has(rule))
        .filter(is_on);
    let old = baseline.is_positional().then(|| positional(source));
    let quoted = quoted(&source.text);
    let gone = stale.iter().map(|entry| no_longer_found(&quoted, entry));
    let problems: Vec<Problem> = old.into_iter().chain(gone).collect();
    let found =
        |rule, problem| Finding { is_of_document: false, ..finding_of(rule, ruleset, None, source, problem) };
    rules.flat_map(|rule| problems.iter().map(move |problem| found(rule, problem))).collect()
}

fn positional(source: &Source) -> Problem {
    const KEY: &str = "\"version\"";
    let start = source.text.find(KEY).unwrap_or_default();
    let message = "this baseline refers to list entries by their position";
    let help = "renew it with `partner baseline --update`; until then a new finding can pass for an old one";
    let span = Span::new(start..start + KEY.len());
    let problem = Problem::in_text(span, ProblemKind::InvalidValue, message.to_owned(), help.to_owned());
    Problem { path: YamlPath::root().key("version"), ..problem }
}

/// Where each text in quotes stands first; fingerprints need no escapes.
fn quoted(text: &str) -> BTreeMap<&str, usize> {
    let marks: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let mut quoted = BTreeMap::new();
    for pair in marks.windows(2) {
        quoted.entry(&text[pair[0] + 1..pair[1]]).or_insert(pair[0] + 1);
    }
    quoted
}

fn no_longer_found(quoted: &BTreeMap<&str, usize>, entry: &BaselineEntry) -> Problem {
    let start = quoted.get(entry.fingerprint.as_str()).copied().unwrap_or_default();
    let message = format!("`{}` of {} is no longer found at `{}`", entry.rule, entry.partnership, entry.at);
    let help = "record the baseline again with `partner baseline --update`".to_owned();
    let span = Span::new(start..start + entry.fingerprint.len());
    Problem {
        path: YamlPath::from(entry.at.as_str()),
        ..Problem::in_text(span, ProblemKind::InvalidValue, message, help)
    }
}

/// The findings on patterns of paths that fit nothing. `source` is the configuration.
pub(super) fn judge_patterns(
    source: &Arc<Source>,
    unused: &[&Pattern],
    ruleset: &Ruleset<'_>,
    selection: &Selection,
) -> Vec<Finding> {
    let rules = rules::all()
        .filter(|rule| matches!(rule.check, Check::Patterns) && selection.has(rule))
        .filter(|rule| ruleset.severity(rule, &source.path).is_some());
    let found = |rule, pattern: &&Pattern| {
        let message = format!("`{}` matches no file in the repository", pattern.text);
        let help = "write the path as seen from the repository's root, such as `pilots/**`, or remove it";
        at_text(rule, ruleset, source, Span::new(pattern.span.clone()), &pattern.text, message, help)
    };
    rules.flat_map(|rule| unused.iter().map(move |pattern| found(rule, pattern))).collect()
}

/// A finding in a file that is no document: a baseline, the settings.
pub(super) fn at_text(
    rule: &Rule,
    ruleset: &Ruleset<'_>,
    source: &Arc<Source>,
    span: Span,
    path: &str,
    message: String,
    help: &str,
) -> Finding {
    let problem = Problem {
        path: YamlPath::from(path),
        ..Problem::in_text(span, ProblemKind::InvalidValue, message, help.to_owned())
    };
    Finding { is_of_document: false, ..finding_of(rule, ruleset, None, source, &problem) }
}

/// Every finding on a file that belongs to no partnership.
pub(super) fn judge_file(source: &Arc<Source>, problems: &[Problem], ruleset: &Ruleset<'_>) -> Vec<Finding> {
    let rule_of =
        |kind: ProblemKind| rules::all().find(|rule| matches!(rule.check, Check::Problems(of) if of == kind));
    problems
        .iter()
        .filter_map(|problem| Some(finding_of(rule_of(problem.kind)?, ruleset, None, source, problem)))
        .collect()
}

/// The findings of one rule. How bad they are once the rule is due is the configuration's to say.
pub(super) fn run(
    subject: &Subject<'_>,
    rule: &Rule,
    check: &dyn Fn(&Subject<'_>, &mut Drafts<'_>),
) -> Vec<Finding> {
    let Some(due_severity) = severity_of(subject, rule) else { return Vec::new() };
    let Some(severity) = rule.severity_due(due_severity, subject.stage) else { return Vec::new() };
    let is_early = subject.stage < rule.from && severity < due_severity;
    let asked = (subject.stage != subject.charter.stage()).then_some(subject.stage);
    let mut drafts = Drafts {
        rule,
        severity,
        due_severity,
        due_from: is_early.then_some(rule.from),
        stage: subject.stage,
        consequence: rule.rises.and_then(|rises| rises(subject)).unwrap_or(rule.consequence),
        asked,
        partnership: subject.partnership,
        findings: Vec::new(),
    };
    check(subject, &mut drafts);
    drafts.findings
}

/// How bad a rule is in this charter once it is due; `None` where the team has turned it off.
fn severity_of(subject: &Subject<'_>, rule: &Rule) -> Option<Severity> {
    subject.weights.severity(rule.id, rule.severity)
}

fn problems_of(
    subject: &Subject<'_>,
    ruleset: &Ruleset<'_>,
    rule: &Rule,
    kind: ProblemKind,
    findings: &mut Vec<Finding>,
) {
    let partnership = subject.partnership;
    let charter = (&partnership.charter.source, partnership.charter.problems.as_slice());
    for (source, problems) in std::iter::once(charter).chain(partnership.records.documents()) {
        for problem in problems.iter().filter(|problem| problem.kind == kind) {
            findings.push(finding_of(rule, ruleset, Some(partnership), source, problem));
        }
    }
}

fn finding_of(
    rule: &Rule,
    ruleset: &Ruleset<'_>,
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
        rule: rule.id.to_owned().into(),
        severity: ruleset.severity(rule, charter).unwrap_or(rule.severity),
        nature: rule.nature,
        consequence: rule.consequence,
        topic: rule.topic,
        day: None,
        stake: Stake::default(),
        due_from: None,
        rank: 0,
        shown: Shown::Hidden,
        is_of_document: true,
        is_of_guard: rule.id == rules::waivers::guard_loosened::ID,
        is_of_own_rule: false,
        message: problem.message.clone(),
        series: None,
        label: problem.label.clone(),
        why: rule.why.to_owned().into(),
        help: problem.help.clone(),
        notes: Vec::new(),
        partnership: partnership.map(|it| it.id.clone()),
        document: partnership.map_or_else(|| source.path.clone(), |it| it.document_name(source)),
        source: Arc::clone(source),
        span: source.clamped(problem.span),
        path: problem.path.clone(),
        within: problem.within.clone(),
        at: YamlPath::root(),
        related: related.collect(),
        twins: 0,
        suppression: None,
        fix: problem.correction.as_ref().and_then(|correction| Fix::of(source, correction)),
    }
}

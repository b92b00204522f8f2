//! What a record has moved: gates, the commitment in force, verdicts, findings.

use std::collections::{BTreeMap, BTreeSet};

use super::{Common, output};
use crate::check::{CheckReport, Judged, Options};
use crate::finding::{Finding, Severity, Suppression};
use crate::grammar::series;
use crate::method::gates::{CommitmentState, EffectiveCommitment, GateState, GateStatus};
use crate::repository::Repository;
use crate::wording::gates::commitment_name;

/// More new findings than this are for `partner check` to list.
const MOST_LISTED: usize = 5;

/// Tells on standard error what is different now.
pub(super) fn tell(common: &Common, question: &Options, before: &Repository, after: &Repository) {
    let (before, after) = (CheckReport::of(before, question), CheckReport::of(after, question));
    let (Some(before), Some(after)) = (before.partnerships.first(), after.partnerships.first()) else {
        return;
    };
    for line in lines(before, after) {
        output::note(common, &line);
    }
}

/// The commitment now, against the state that it had; that may not have been known.
fn commitment(old: Option<CommitmentState>, new: &EffectiveCommitment) -> String {
    match (new.state, new.cause()) {
        (CommitmentState::Full, _) if old.is_some_and(|old| old > CommitmentState::Full) => {
            "commitment: full again".to_owned()
        }
        (CommitmentState::Full | CommitmentState::NotStarted, _) => {
            format!("commitment: {}", commitment_name(new.state))
        }
        (state, cause) => {
            let still = if old == Some(state) { "still " } else { "" };
            let since = cause.map(|it| format!(" since {}", it.since)).unwrap_or_default();
            format!("commitment: {still}{state}{since}")
        }
    }
}

fn lines(before: &Judged<'_>, after: &Judged<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if let (Some(was), Some(is)) = (&before.assessment, &after.assessment) {
        let moved: Vec<&GateStatus> =
            is.gates.gates.iter().filter(|gate| was.gates.gates.get(gate.index) != Some(gate)).collect();
        lines.extend(moved.iter().map(|gate| format!("gate {}: {}", gate.id, stands(gate))));
        let (old, new) = (was.gates.commitment.as_ref(), is.gates.commitment.as_ref());
        if let Some(new) = new.filter(|_| !moved.is_empty() || old != new) {
            lines.push(commitment(old.map(|old| old.state), new));
        }
        for list in &is.readiness {
            let old = was.readiness.iter().find(|it| it.definition.id == list.definition.id);
            if let Some(old) = old.filter(|old| old.verdict != list.verdict && list.is_judged()) {
                lines
                    .push(format!("readiness {}: {}, was {}", list.definition.id, list.verdict, old.verdict));
            }
        }
    }
    lines.extend(findings(before, after));
    lines
}

/// Where a gate stands, in a few words.
fn stands(gate: &GateStatus) -> String {
    let votes: Vec<String> = gate.votes.iter().map(|it| format!("{} {}", it.party, it.vote)).collect();
    let missing = match gate.missing_votes.as_slice() {
        [] => String::new(),
        missing => format!("; still to vote: {}", missing.join(", ")),
    };
    match (gate.state, gate.votes.first()) {
        (GateState::Decided, Some(first)) => format!("decided, {}", first.vote),
        (GateState::Deadlocked, _) => format!("deadlocked ({}){missing}", votes.join(", ")),
        (state, _) => format!("{state} ({}){missing}", votes.join(", ")),
    }
}

fn findings(before: &Judged<'_>, after: &Judged<'_>) -> Vec<String> {
    let was = by_rule(before.active());
    let is = by_rule(after.active());
    let waived = by_rule(
        after.findings.iter().filter(|it| matches!(it.suppression, Some(Suppression::Waived { .. }))),
    );
    let waived_before = by_rule(
        before.findings.iter().filter(|it| matches!(it.suppression, Some(Suppression::Waived { .. }))),
    );
    let mut lines = Vec::new();
    let count = |of: &BTreeMap<&str, usize>, rule: &str| of.get(rule).copied().unwrap_or_default();
    let accepted: Vec<String> = waived
        .keys()
        .filter_map(|rule| counted(rule, count(&waived, rule).saturating_sub(count(&waived_before, rule))))
        .collect();
    if !accepted.is_empty() {
        lines.push(format!("waived: {}", series(&accepted)));
    }
    let settled: Vec<String> = was
        .keys()
        .filter_map(|rule| {
            let newly_waived = count(&waived, rule).saturating_sub(count(&waived_before, rule));
            counted(rule, count(&was, rule).saturating_sub(count(&is, rule) + newly_waived))
        })
        .collect();
    if !settled.is_empty() {
        lines.push(format!("no longer found: {}", series(&settled)));
    }
    // Of a rule that finds as much as before the findings have only moved.
    let is_more = |finding: &&Finding| count(&is, &finding.rule) > count(&was, &finding.rule);
    let told: BTreeSet<(&str, &str)> = before.active().map(|it| (&*it.rule, it.message.as_str())).collect();
    let fresh: Vec<&Finding> = after
        .active()
        .filter(is_more)
        .filter(|finding| finding.severity != Severity::Advice)
        .filter(|finding| !told.contains(&(&*finding.rule, finding.message.as_str())))
        .collect();
    lines.extend(fresh.iter().take(MOST_LISTED).map(|it| format!("new: {}: {}", it.rule, it.message)));
    if let Some(more) = fresh.len().checked_sub(MOST_LISTED).filter(|more| *more > 0) {
        lines.push(format!("{more} more new findings: `partner check` lists them"));
    }
    lines
}

fn by_rule<'a>(findings: impl Iterator<Item = &'a Finding>) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(&*finding.rule).or_default() += 1;
    }
    counts
}

/// `exit-notice-missing`, or `gate-overdue (2)`.
fn counted(rule: &str, count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some(rule.to_owned()),
        more => Some(format!("{rule} ({more})")),
    }
}

//! READY is a promise: a list of which everything is met is READY only where nothing at error severity is found.

use std::collections::BTreeMap;

use super::judge::{judge_afterwards, judge_partnership};
use super::subject::subject;
use super::suppress::silence;
use super::weigh::weigh;
use super::{Ruleset, kinds};
use crate::config::Configuration;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::document::topic::Topic;
use crate::finding::{self, Finding, Severity};
use crate::method::Assessment;
use crate::method::readiness::{HeldUp, Verdict};
use crate::partnership::Partnership;
use crate::rules::document::file_unreadable;
use crate::rules::{Rule, Subject};

/// Lets the lists of a partnership be READY only where no error is found in it, by whatever rules a run selects. What a waiver of
/// the charter or a comment accepts holds nothing up; what a baseline leaves out does, for nobody has accepted it.
pub fn hold_up(
    assessment: &mut Assessment,
    partnership: &Partnership,
    configuration: &Configuration,
    as_of: Date,
    stage: Stage,
) {
    if !is_any_ready(assessment) {
        return;
    }
    let subject = subject(partnership, assessment, configuration, as_of, stage);
    let (found, _) = found(&subject, &Ruleset::of(configuration), |_| true);
    hold_up_by(assessment, &found, partnership);
}

/// The same by what was found already. A record that could not be read may speak against everything that is met.
pub(super) fn hold_up_by(assessment: &mut Assessment, found: &[Finding], partnership: &Partnership) {
    if !is_any_ready(assessment) {
        return;
    }
    let is_error = |it: &&Finding| it.severity == Severity::Error && it.suppression.is_none();
    let mut errors: Vec<Finding> = found.iter().filter(is_error).cloned().collect();
    finding::settle(&mut errors);
    let unread = partnership.records.unread.iter().map(|record| HeldUp {
        rule: file_unreadable::ID.to_owned(),
        message: format!("`{}` cannot be read", record.path),
    });
    let errors = errors.into_iter().map(|it| HeldUp { rule: it.rule.into_owned(), message: it.message });
    let held: Vec<HeldUp> = errors.chain(unread).collect();
    for list in &mut assessment.readiness {
        list.hold_up(&held);
    }
}

fn is_any_ready(assessment: &Assessment) -> bool {
    assessment.readiness.iter().any(|list| list.verdict == Verdict::Ready)
}

/// What all rules find, what silences findings included, and how many questions the kind of the partnership leaves out: which of
/// it a run shows is chosen afterwards, so that a verdict and what silences a finding are the same whatever is selected.
/// `is_wanted` narrows down the rules about silencing.
pub(super) fn found(
    subject: &Subject<'_>,
    ruleset: &Ruleset<'_>,
    is_wanted: impl Fn(&Rule) -> bool,
) -> (Vec<Finding>, BTreeMap<Topic, usize>) {
    let mut findings = judge_partnership(subject, ruleset);
    let left_out = kinds::leave_out(&mut findings, &subject.assessment.kinds);
    weigh(&mut findings, subject);
    finding::locate(&mut findings);
    let usage = silence(subject, ruleset, &mut findings);
    let mut afterwards = judge_afterwards(subject, &usage, is_wanted);
    finding::locate(&mut afterwards);
    findings.append(&mut afterwards);
    (findings, left_out)
}

//! `value-loop-fruitless`: a value review ended with neither an action nor something retired.

use super::naming::name;
use crate::document::charter::stage::Stage;
use crate::document::records::review::ReviewKind;
use crate::finding::Severity;
use crate::method::reviews::held;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "value-loop-fruitless",
    family: Family::Reviews,
    severity: Severity::Advice,
    from: Stage::Operation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "a value review ended with neither an action nor something retired",
    why: "a loop that changes nothing is a status meeting under another name",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("value_loop_fruitless.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut loops = held(subject.partnership, subject.as_of)
        .filter(|(_, review)| review.kind.get() == Some(&ReviewKind::ValueLoop));
    let Some((record, review)) = loops.next_back() else { return };
    let Some(document) = subject.partnership.records.reviews.get(record) else { return };
    if review.actions.is_missing() && review.retired.is_missing() {
        let message = format!("{} ended with neither an action nor something retired", name(review));
        report
            .at_record_key(&document.source, "actions", message)
            .help("list under `actions:` what is to change, and under `retired:` what is no longer done");
    }
}

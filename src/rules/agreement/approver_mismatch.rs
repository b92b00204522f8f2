//! `approver-mismatch`: somebody approved or acknowledged for a side whom the charter does not name for it.

use super::people;
use crate::document::Source;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Person;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};
use std::sync::Arc;

pub(super) const RULE: Rule = Rule {
    id: "approver-mismatch",
    family: Family::Agreement,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S0", "ours"],
    summary: "somebody approved or acknowledged for a side whom the charter does not name for it",
    why: "an approval by somebody who may not give it can be disowned later",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("approver_mismatch.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for change in &subject.partnership.records.changes {
        for (party, approval) in change.value.approved.get().into_iter().flat_map(|it| it.iter()) {
            if let Some(person) = approval.by.get() {
                let path = format!("approved.{party}.by");
                judge(subject, report, &change.source, path, party, person, "approved the change");
            }
        }
    }
    for record in &subject.partnership.records.acknowledgements {
        if let (Some(side), Some(person)) = (record.value.side.get(), record.value.by.get()) {
            let path = "by".to_owned();
            judge(subject, report, &record.source, path, side.as_str(), person, "acknowledged the charter");
        }
    }
}

fn judge(
    subject: &Subject<'_>,
    report: &mut Report<'_>,
    record: &Arc<Source>,
    path: String,
    party: &str,
    person: &Person,
    what: &str,
) {
    let own = people::of(subject, party);
    // A party that names nobody leaves open who may speak for it; other rules ask for its people.
    if own.is_empty() || own.iter().any(|it| it.is_same(person)) {
        return;
    }
    let (whose, who) = (subject.charter.party_name(party), person.name());
    let message = match people::side(subject, person) {
        Some(other) => {
            let other = subject.charter.party_name(other);
            format!("{who} {what} for {whose}, but is named for {other}")
        }
        None => format!("{who} {what} for {whose}, whose people the charter names otherwise"),
    };
    let names: Vec<&str> = own.iter().take(1).map(|it| it.name()).collect();
    report
        .at_record(record, path, message)
        .help(format!("have somebody of {whose} do it, such as {}; or name {who} in the charter", names[0]));
}

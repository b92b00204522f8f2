//! `acknowledgement-suspect`: a section says something else than when a side acknowledged it.

use super::acknowledged;
use crate::document::agreed::fingerprint;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "acknowledgement-suspect",
    family: Family::Agreement,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "a section says something else than when a side acknowledged it",
    why: "a side cannot be held to terms that changed after it looked at them",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("acknowledgement_suspect.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let charter = &subject.partnership.charter;
    let is_damaged = !charter.is_whole();
    for ((side, section), acknowledged) in acknowledged::last(subject) {
        let (_, value) =
            charter.source.tree.root().and_then(|root| charter.source.tree.get(root, section)).unzip();
        let now = fingerprint(&charter.source.tree, section);
        // A section that could not be read may say what it said.
        if now == *acknowledged.fingerprint || is_damaged {
            continue;
        }
        let Some(record) = subject.partnership.records.acknowledgements.get(acknowledged.record) else {
            continue;
        };
        let name = subject.charter.party_name(side);
        let when = acknowledged.date.map(|date| format!(" on {date}")).unwrap_or_default();
        let help = if value.is_some() {
            format!(
                "have {name} read `{section}` again and acknowledge it anew with `sections.{section}: {now}`, or take the change back"
            )
        } else {
            format!(
                "put `{section}` back, or take it out of what {name} has acknowledged, with the consent of both sides"
            )
        };
        let change = if value.is_some() { "no longer says" } else { "is gone, and was part of" };
        report
            .at_key(section, format!("`{section}` {change} what {name} acknowledged{when}"))
            .help(help)
            .also_in_record(&record.source, &Place::value(format!("sections.{section}")), "what it was");
    }
}

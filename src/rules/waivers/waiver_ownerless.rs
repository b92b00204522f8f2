//! `waiver-ownerless`: a waiver names nobody who accepted it.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "waiver-ownerless",
    family: Family::Waivers,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::WindingDown,
    authority: &["ours"],
    summary: "a waiver names nobody who accepted it",
    why: "an accepted risk that belongs to nobody is looked at by nobody",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("waiver_ownerless.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (index, waiver) in subject.charter.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        // Of a waiver that has run out it no longer matters who owned it.
        let is_over = waiver.until.get().is_some_and(|until| *until < subject.as_of);
        if waiver.owner.is_missing() && !is_over {
            report
                .at_key(
                    format!("waivers[{index}].owner"),
                    "the waiver names nobody who accepted it, and accepts nothing",
                )
                .help("add `owner:` with the person who answers for it");
        }
    }
}

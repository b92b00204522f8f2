//! `deal-duplicate`: a party registered the same deal twice.

use super::naming;
use super::naming::{line, party, place, subject_of, time};
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "deal-duplicate",
    family: Family::Growth,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S1"],
    summary: "a party registered the same deal twice",
    why: "what stands twice in the register is counted, and perhaps paid, twice",
    policy: &["deal_protection"],
    since: "0.1.0",
    docs: include_str!("deal_duplicate.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for collision in subject.assessment.collisions.iter().filter(|it| it.is_same_party) {
        let Some((record, path)) = place(subject, collision.later) else { continue };
        let (what, line) = (subject_of(subject, collision.later), line(subject, collision.later));
        let (who, when) = (party(subject, collision.later), time(subject, collision.first));
        let mut draft = report
            .at_record(record, path, format!("{line}{who} has registered {what} already, on {when}"))
            .help("keep the earlier registration, and take this one off the register");
        if let Some((record, path)) = place(subject, collision.first) {
            let label = format!("{}registered first", naming::line(subject, collision.first));
            draft = draft.also_in_record(record, &Place::value(path), label);
        }
        let _ = draft;
    }
}

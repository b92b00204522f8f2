//! `readiness-unproven`: an answer says yes, and the charter does not bear it out.

use super::wording;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::method::readiness::ItemState;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "readiness-unproven",
    family: Family::Readiness,
    severity: Severity::Warning,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["S0", "S3", "ours"],
    summary: "an answer says yes, and the charter does not bear it out",
    why: "a yes that nothing shows is a hope, and it counts as No",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("unproven.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for list in &subject.assessment.readiness {
        // A word where a score belongs is a mistake of another kind.
        for item in list.items.iter().filter(|item| item.state == ItemState::Unproven) {
            if item.definition.is_scored {
                continue;
            }
            let lacking = wording::lacking(&item.missing);
            let place = wording::place(&*list.definition.id, &*item.definition.id);
            let message = format!("the answer is yes, but the charter lacks {lacking}");
            report
                .at_value(place, message)
                .label("counts as No")
                .help("add it, point at a document with `{answer: yes, evidence: …}`, or answer `no`");
        }
    }
}

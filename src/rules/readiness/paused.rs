//! `readiness-paused`: so many questions before signing count as No that the verdict is to pause.

use super::wording;
use crate::document::charter::checklists::BuiltInList;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::{counted, number};
use crate::method::readiness::Verdict;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "readiness-paused",
    family: Family::Readiness,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "so many questions before signing count as No that the verdict is to pause",
    why: "an alliance that is signed with such gaps settles them later, in conflict and at a higher price",
    policy: &["signing_pause_from"],
    since: "0.1.0",
    docs: include_str!("paused.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(list) = wording::list(subject, BuiltInList::Signing)
        .filter(|list| list.verdict == Verdict::Pause && list.is_firm())
    else {
        return;
    };
    let message = format!(
        "PAUSE: {} of {} before signing {} as No: {}",
        list.no,
        counted(list.of, "question"),
        number(list.no, "counts", "count"),
        wording::no_items(list)
    );
    let enough = subject.policy.signing_pause_from;
    let help =
        format!("add to the charter what the notes name; fewer than {enough} No and the pause is over");
    let draft = report.at_key("checklists.signing", message).help(help);
    wording::reasons(list).fold(draft, |draft, reason| draft.note(reason));
}

//! `own-checklist-failed`: so much of a list of the team's own counts as No that it is not passed.

use super::wording;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::{counted, number};
use crate::method::readiness::{ChecklistResult, Verdict};
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::yaml::YamlPath;

pub(super) const RULE: Rule = Rule {
    id: "own-checklist-failed",
    family: Family::Readiness,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "so many questions of a list of the team's own count as No that it is not passed",
    why: "a team that has settled its own conditions wants to know before it signs that they are not met",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("own_list_failed.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for list in subject.assessment.readiness.iter().filter(|list| list.definition.is_own && list.is_firm()) {
        // Asking again whether this is the right partner stops nobody from signing.
        let most = match list.verdict {
            Verdict::Pause => Severity::Error,
            Verdict::Reconsider => Severity::Warning,
            Verdict::Ready | Verdict::Address => continue,
        };
        failed(subject, list, most, report);
    }
}

fn failed(subject: &Subject<'_>, list: &ChecklistResult, most: Severity, report: &mut Report<'_>) {
    let definition = &list.definition;
    let message = format!(
        "{}: {} of {} of `{}` {} as No: {}",
        list.verdict.as_str().to_uppercase(),
        list.no,
        counted(list.of, "question"),
        definition.id,
        number(list.no, "counts", "count"),
        wording::no_items(list)
    );
    let enough = definition.threshold.number(subject.policy);
    let help = format!(
        "answer under `checklists.{}`, or add what the notes name; it takes fewer than {enough} No",
        definition.id
    );
    let place = YamlPath::root().key("checklists").key(definition.id);
    let draft = report.at_key(place, message).help(help).at_most(most);
    wording::reasons(list).fold(draft, |draft, reason| draft.note(reason));
}

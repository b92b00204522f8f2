//! `fit-reconsider`: so many questions of partner fit count as No that the partner should be reconsidered.

use super::wording;
use crate::document::charter::checklists::BuiltInList;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::{counted, number};
use crate::method::readiness::Verdict;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "fit-reconsider",
    family: Family::Readiness,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "so many questions of partner fit count as No that the partner should be reconsidered",
    why: "a partner that does not fit is not made to fit by a better contract",
    policy: &["fit_reconsider_from", "fit_score_least"],
    since: "0.1.0",
    docs: include_str!("fit_reconsider.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(list) = wording::list(subject, BuiltInList::Fit)
        .filter(|list| list.verdict == Verdict::Reconsider && list.is_firm())
    else {
        return;
    };
    let message = format!(
        "RECONSIDER: {} of {} of partner fit {} as No: {}",
        list.no,
        counted(list.of, "question"),
        number(list.no, "counts", "count"),
        wording::no_items(list)
    );
    let help = "ask again whether this is the right partner, or invest heavily in what the notes name";
    let draft = report.at_key("checklists.fit", message).help(help);
    wording::reasons(list).fold(draft, |draft, reason| draft.note(reason));
}

//! `evidence-missing`: an answer points at a file that is not there or lies outside the repository.

use super::wording;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Link;
use crate::finding::Severity;
use crate::partnership::Attachment;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "evidence-missing",
    family: Family::Readiness,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "an answer points at a file that is not there or lies outside the repository",
    why: "evidence that the other side cannot open is none",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("evidence_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let lists = subject.charter.checklists.get().into_iter().flat_map(|lists| lists.iter());
    for (list, answers) in lists {
        for (item, answer) in answers.iter() {
            let Some(Link::Path(path)) = answer.evidence.get() else { continue };
            let (message, help) = match subject.partnership.attachments.get(path) {
                Some(Attachment::Missing) => (
                    format!("the evidence `{path}` does not exist"),
                    "add the file, or write its path as seen from the charter's folder",
                ),
                Some(Attachment::Outside) => (
                    format!("the evidence `{path}` lies outside the repository"),
                    "put a copy into the repository, or name an address",
                ),
                _ => continue,
            };
            report.at_value(wording::place(list, item).key("evidence"), message).help(help);
        }
    }
}

//! `exit-notice-missing`: the exit section names no notice period for a party.

use super::gaps::{Wanted, report_gaps};
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exit-notice-missing",
    family: Family::Exit,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::WindingDown,
    authority: &["S0", "S2", "S3"],
    summary: "the exit section names no notice period for a party",
    why: "without a notice the other side can be left from one day to the next",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("notice_missing.md"),
    check: Check::Partnership(check),
};

const WANTED: Wanted = Wanted { key: "notice", lack: "names no notice period", example: "notice: 90 days" };

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    report_gaps(subject, report, &WANTED, &exit.notice);
}

//! `exit-assets-missing`: the exit section does not say what becomes of shared assets.

use super::gaps::{Wanted, report_gaps};
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exit-assets-missing",
    family: Family::Exit,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::WindingDown,
    authority: &["S3"],
    summary: "the exit section does not say what becomes of shared assets",
    why: "what was bought together is hard to divide once each side wants the better half",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("assets_missing.md"),
    check: Check::Partnership(check),
};

const WANTED: Wanted = Wanted {
    key: "assets",
    lack: "does not say what becomes of shared assets",
    example: "assets: Each keeps what it paid for",
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    report_gaps(subject, report, &WANTED, &exit.assets);
}

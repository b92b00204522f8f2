//! `exit-ip-missing`: the exit section does not say what becomes of intellectual property.

use super::gaps::{Wanted, report_gaps};
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exit-ip-missing",
    family: Family::Exit,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::WindingDown,
    authority: &["S0", "S3"],
    summary: "the exit section does not say what becomes of intellectual property",
    why: "what was made together has no owner after the end unless somebody named one before",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("ip_missing.md"),
    check: Check::Partnership(check),
};

const WANTED: Wanted = Wanted {
    key: "ip",
    lack: "does not say what becomes of intellectual property",
    example: "ip: Each keeps what it brought; what was made together is licensed to both",
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    report_gaps(subject, report, &WANTED, &exit.ip);
}

//! `exit-customers-missing`: the exit section does not say what becomes of joint customers.

use super::gaps::{Wanted, report_gaps};
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exit-customers-missing",
    family: Family::Exit,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::WindingDown,
    authority: &["S2"],
    summary: "the exit section does not say what becomes of joint customers",
    why: "customers of both sides are fought over in front of them when nobody has said who serves them on",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("customers_missing.md"),
    check: Check::Partnership(check),
};

const WANTED: Wanted = Wanted {
    key: "customers",
    lack: "does not say what becomes of joint customers",
    example: "customers: Each is served to the end of its contract by the side that signed it",
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    report_gaps(subject, report, &WANTED, &exit.customers);
}

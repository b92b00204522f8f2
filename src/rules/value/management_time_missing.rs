//! `management-time-missing`: the value section leaves out how much of a party's management time goes in.

use super::parties::{Wanted, report_left_out, section};
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "management-time-missing",
    family: Family::Value,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "the value section leaves out how much of a party's management time goes in",
    why: "time is what a small side runs out of first, and what the other does not see",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("management_time_missing.md"),
    check: Check::Partnership(check),
};

const WANTED: Wanted = Wanted {
    key: "share_of_management_time",
    one: "does not say how much of its management's time goes in",
    several: "do not say how much of their management's time goes in",
    example: "with a share, such as `5%`",
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(value) = section(subject) else { return };
    report_left_out(subject, report, &WANTED, &value.share_of_management_time);
}

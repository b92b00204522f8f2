//! `management-cost-missing`: the value section leaves out what managing the partnership costs a party.

use super::parties::{Wanted, report_left_out, section};
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "management-cost-missing",
    family: Family::Value,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S1", "S3"],
    summary: "the value section leaves out what managing the partnership costs a party",
    why: "the meetings, reports and reviews of a partnership can cost more than it brings",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("management_cost_missing.md"),
    check: Check::Partnership(check),
};

const WANTED: Wanted = Wanted {
    key: "management_cost",
    one: "does not say what managing the partnership costs it",
    several: "do not say what managing the partnership costs them",
    example: "with an amount over the term, such as `20000 {currency}`",
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(value) = section(subject) else { return };
    report_left_out(subject, report, &WANTED, &value.management_cost);
}

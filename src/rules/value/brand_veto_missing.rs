//! `brand-veto-missing`: nothing says whether a party may refuse a deal that harms its brand.

use super::parties::section;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "brand-veto-missing",
    family: Family::Value,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "nothing says whether a party may refuse a deal that harms its brand",
    why: "a side that cannot refuse a harmful deal can only leave the partnership",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("brand_veto_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(value) = section(subject) else { return };
    let field = value.protections.and(|protections| &protections.brand_veto);
    if !field.is_missing() {
        return;
    }
    let open = if field.is_open() { "; it is still open" } else { "" };
    report
        .at_key(
            "value.protections.brand_veto",
            format!("nothing says whether a party may refuse a deal that harms its brand{open}"),
        )
        .help("add `brand_veto:` under `value.protections`, `yes` or `no`");
}

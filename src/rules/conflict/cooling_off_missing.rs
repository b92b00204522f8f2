//! `cooling-off-missing`: no cooling-off time is agreed.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::{counted, series};
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "cooling-off-missing",
    family: Family::Conflict,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "no cooling-off time is agreed",
    why: "the answer that is written in anger is the one that is kept",
    policy: &["cooling_off_least"],
    since: "0.1.0",
    docs: include_str!("cooling_off_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let cooling_off = &conflict.cooling_off;
    let time = counted(subject.policy.cooling_off_least, "hour");
    let help = format!("add `cooling_off: {time}` to `conflict`");
    let Some(times) = cooling_off.get() else {
        if cooling_off.is_missing() {
            let message = if cooling_off.is_open() {
                "it is still open how long to wait before answering a heated message"
            } else {
                "no time is agreed to wait before answering a heated message"
            };
            report.at_key("conflict.cooling_off", message).help(help);
        }
        return;
    };
    let unbound: Vec<&str> =
        subject.parties().into_iter().filter(|party| times.of(party).is_missing()).collect();
    if !unbound.is_empty() {
        let names = names(subject.charter, &unbound);
        let entries: Vec<String> = unbound.iter().map(|party| format!("`{party}: {time}`")).collect();
        report
            .at_key(
                "conflict.cooling_off",
                format!("no time is agreed for {names} to wait before answering a heated message"),
            )
            .help(format!("add {} to `conflict.cooling_off`", series(&entries)));
    }
}

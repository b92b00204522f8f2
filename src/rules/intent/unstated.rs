//! `intent-unstated`: an intent has a kind and no words of the party.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::{number, series};
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "intent-unstated",
    family: Family::Intent,
    severity: Severity::Advice,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["S4"],
    summary: "an intent has a kind and no words of the party",
    why: "a kind is one word of four, and only the statement tells what would fulfil it",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("unstated.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(intents) = subject.charter.intent.get() else { return };
    let silent: Vec<&str> = intents
        .iter()
        .filter(|(_, intent)| !intent.kind.is_missing() && intent.statement.is_missing())
        .map(|(party, _)| party)
        .collect();
    let path = match silent.as_slice() {
        [] => return,
        [only] => format!("intent.{only}.statement"),
        _ => "intent".to_owned(),
    };
    let who = names(subject.charter, &silent);
    let verb = number(silent.len(), "does", "do");
    let places: Vec<String> = silent.iter().map(|party| format!("`intent.{party}`")).collect();
    report
        .at_key(path, format!("{who} {verb} not say in words what the partnership is for"))
        .help(format!("add `statement:` to {}, such as `statement: Reach small firms.`", series(&places)));
}

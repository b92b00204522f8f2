//! `response-time-missing`: no time is agreed in which formal requests are answered.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::{counted, series};
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "response-time-missing",
    family: Family::Communication,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "no time is agreed in which formal requests are answered",
    why: "a day is prompt in one company and an insult in another, as long as nobody has said which",
    policy: &["response_time_most"],
    since: "0.1.0",
    docs: include_str!("response_time_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    let response_time = &communication.response_time;
    let time = counted(subject.policy.response_time_most, "hour");
    let help = format!("add `response_time: {time}` to `communication`");
    let Some(times) = response_time.get() else {
        if response_time.is_missing() {
            let message = if response_time.is_open() {
                "it is still open how soon a formal request is answered"
            } else {
                "the parties have not agreed how soon a formal request is answered"
            };
            report.at_key("communication.response_time", message).help(help);
        }
        return;
    };
    let silent: Vec<&str> =
        subject.parties().into_iter().filter(|party| times.of(party).is_missing()).collect();
    if !silent.is_empty() {
        let names = names(subject.charter, &silent);
        let entries: Vec<String> = silent.iter().map(|party| format!("`{party}: {time}`")).collect();
        report
            .at_key(
                "communication.response_time",
                format!("it is not agreed how soon {names} answers a formal request"),
            )
            .help(format!("add {} to `communication.response_time`", series(&entries)));
    }
}

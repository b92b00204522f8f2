//! `exit-notice-missing`: the exit section names no notice period.

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

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    let help = "add `notice:` to `exit`, such as `notice: 90 days`";
    if exit.notice.is_missing() {
        report.at_key("exit.notice", "the exit section names no notice period").help(help);
        return;
    }
    let Some(notice) = exit.notice.get() else { return };
    for party in subject.parties().into_iter().filter(|party| notice.of(party).is_missing()) {
        let name = subject.charter.party_name(party);
        report
            .at_key(format!("exit.notice.{party}"), format!("the exit names no notice period for {name}"))
            .help(format!("add `{party}:` to `exit.notice`, or write one period for all"));
    }
}

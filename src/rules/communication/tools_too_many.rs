//! `tools-too-many`: the parties have agreed on too many tools.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::{counted, number};
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "tools-too-many",
    family: Family::Communication,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3", "ours"],
    summary: "the parties have agreed on too many tools",
    why: "of many tools none is used by everybody, and nothing is found again",
    policy: &["tools_most"],
    since: "0.1.0",
    docs: include_str!("tools_too_many.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    let Some(tools) = communication.tools.get() else { return };
    let most = subject.policy.tools_most as usize;
    let count = tools.len();
    if count > most {
        report
            .at_key(
                "communication.tools",
                format!("{} {} agreed, more than {most}", counted(count, "tool"), number(count, "is", "are")),
            )
            .help("keep the one or two that both sides use daily, and add others when they are missed");
    }
}

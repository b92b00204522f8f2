//! `ignore-unused`: a comment silences a rule that has nothing to say there.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject, Usage};

pub(super) const RULE: Rule = Rule {
    id: "ignore-unused",
    family: Family::Waivers,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::WindingDown,
    authority: &["ours"],
    summary: "a comment silences a rule that has nothing to say there",
    why: "a comment that silences nothing today may hide something tomorrow",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("ignore_unused.md"),
    check: Check::Afterwards(check),
};

fn check(subject: &Subject<'_>, usage: &Usage, report: &mut Report<'_>) {
    for ignore in usage.ignores.iter().filter(|ignore| ignore.reason.is_some()) {
        for rule in ignore.rules.iter().filter(|rule| !rule.is_used) {
            let Some((message, help)) = usage.why_unused(subject, &rule.id) else { continue };
            report.at_span(&ignore.source, rule.span, ignore.path.clone(), message).help(help);
        }
        if ignore.rules.is_empty() {
            report
                .at_span(&ignore.source, ignore.span, ignore.path.clone(), "this comment names no rule")
                .help("write the rule's id in the brackets, as findings show it");
        }
    }
}

//! `ignore-reasonless`: a comment silences a rule without saying why.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject, Usage};

pub(super) const RULE: Rule = Rule {
    id: "ignore-reasonless",
    family: Family::Waivers,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::WindingDown,
    authority: &["ours"],
    summary: "a comment silences a rule without saying why",
    why: "nobody can tell later whether a finding was looked at or swept away",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("ignore_reasonless.md"),
    check: Check::Afterwards(check),
};

fn check(_: &Subject<'_>, usage: &Usage, report: &mut Report<'_>) {
    for ignore in usage.ignores.iter().filter(|ignore| ignore.reason.is_none()) {
        report
            .at_span(
                &ignore.source,
                ignore.span,
                ignore.path.clone(),
                "this comment silences nothing: it gives no reason",
            )
            .help(
                "write the reason behind the bracket: `# partner: ignore[rule-id] why it is accepted here`",
            );
    }
}

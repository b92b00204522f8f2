//! `growth-kind-missing`: a growth motion does not say which kind it is.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "growth-kind-missing",
    family: Family::Growth,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "a growth motion does not say which kind it is",
    why: "each kind of growth needs other terms, and without a kind nobody can tell which are missing",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("kind_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let motions = subject.charter.growth.get().into_iter().flat_map(|motions| motions.iter());
    for (index, motion) in motions.filter(|(_, motion)| motion.kind.is_missing()) {
        let open = if motion.kind.is_open() { ": it is still open" } else { "" };
        let what = motion.what.get().and_then(|what| what.as_str().lines().next());
        let name = what.map_or_else(|| "a growth motion".to_owned(), |what| format!("\"{what}\""));
        report
            .at_key(
                format!("growth[{index}].kind"),
                format!("{name} does not say which kind of growth it is{open}"),
            )
            .help(format!(
                "write `kind:` `co-marketing`, `co-selling` or `co-innovation` under `growth[{index}]`"
            ));
    }
}

//! `co-innovation-without-budget`: the parties innovate together without a budget of its own.

use crate::document::charter::growth::GrowthKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::growth::motions::motions;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "co-innovation-without-budget",
    family: Family::Growth,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "the parties innovate together without a budget of its own",
    why: "a project that lives on what other budgets leave over stops in the first bad quarter",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("co_innovation_without_budget.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for motion in motions(subject, GrowthKind::CoInnovation) {
        let budget = &motion.growth.budget;
        if budget.is_missing() {
            let open = if budget.is_open() { ": it is still open" } else { "" };
            report
                .at_key(
                    format!("{}.budget", motion.path),
                    format!("{} has no budget of its own{open}", motion.name),
                )
                .help(format!("write the amount under `{}`, such as `budget: 120000 GBP`", motion.path));
        } else if let Some(budget) = budget.get().filter(|budget| budget.minor() == 0) {
            report
                .at_value(
                    format!("{}.budget", motion.path),
                    format!("the budget of {} is {budget}", motion.name),
                )
                .help("write what the parties set aside for it");
        }
    }
}

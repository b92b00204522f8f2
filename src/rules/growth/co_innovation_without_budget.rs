use crate::document::charter::growth::GrowthKind;
use crate::rules::growth::motions::motions;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the parties innovate together without a budget of its own
    "co-innovation-without-budget",
    severity: Warning, from: Negotiation,
    nature: Gap(JointResults), consequence: Adrift,
    question: "What is the budget for joint development?",
    at: "growth[].budget", example: "60000 GBP", concerns: All,
    authority: ["S3"],
    why: "a project that lives on what other budgets leave over stops in the first bad quarter",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for motion in motions(subject, GrowthKind::CoInnovation) {
        let budget = &motion.growth.budget;
        if budget.is_missing() {
            let open = if budget.is_open() { ": it is still open" } else { "" };
            drafts
                .at_key(
                    format!("{}.budget", motion.path),
                    format!("{} has no budget of its own{open}", motion.name),
                )
                .help(format!("write the amount under `{}`, such as `budget: 120000 GBP`", motion.path));
        } else if let Some(budget) = budget.get().filter(|budget| budget.minor() == 0) {
            drafts
                .at_value(
                    format!("{}.budget", motion.path),
                    format!("the budget of {} is {budget}", motion.name),
                )
                .help("write what the parties set aside for it");
        }
    }
}

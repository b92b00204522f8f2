use crate::document::charter::growth::GrowthKind;
use crate::rules::growth::motions::motions;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a co-innovation has no budget of its own
    "co-innovation-without-budget",
    severity: Warning, from: Negotiation,
    nature: Gap(JointResults), consequence: Adrift,
    question: "What is the budget for joint development?",
    at: "growth[].budget", example: "60000 GBP", concerns: All,
    authority: ["S3"],
    why: "a project funded from leftovers stops in the first bad quarter",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for motion in motions(subject, GrowthKind::CoInnovation) {
        let budget = &motion.growth.budget;
        if budget.is_missing() {
            let open = if budget.is_open() { "budget undecided:" } else { "no budget for" };
            drafts.at_key(format!("{}.budget", motion.path), format!("{open} {}", motion.name)).help(
                format!(
                    "agree the amount and write it under `{}`, such as `budget: 120000 GBP`",
                    motion.path
                ),
            );
        } else if let Some(budget) = budget.get().filter(|budget| budget.minor() == 0) {
            drafts
                .at_value(
                    format!("{}.budget", motion.path),
                    format!("budget of {budget} for {}", motion.name),
                )
                .help("agree what the parties set aside, and write it");
        }
    }
}

use crate::document::charter::growth::GrowthKind;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::gap::Gap;
use crate::rules::growth::motions::motions;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// the parties innovate together without saying how the revenue is split
    "co-innovation-without-split",
    severity: Warning, from: Negotiation,
    nature: Gap(JointResults), consequence: Exposed,
    question: "How is the revenue from joint development split?",
    at: "growth[].revenue_split", example: "50%", concerns: Each,
    authority: ["S3"],
    why: "before the product exists a split is a calculation, and afterwards it is a fight",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let parties = subject.parties();
    for motion in motions(subject, GrowthKind::CoInnovation) {
        let Some(gap) = Gap::of_values(&parties, &motion.growth.revenue_split) else { continue };
        let path = gap.path(&format!("{}.revenue_split", motion.path));
        let open = if gap.is_open { ": it is still open" } else { "" };
        let lines: Vec<String> = gap.parties.iter().map(|party| format!("`{party}:`")).collect();
        let help = format!("write the shares under `{}.revenue_split`: {}", motion.path, lines.join(", "));
        if gap.parties.len() < parties.len() {
            let who = names(subject.charter, &gap.parties);
            drafts
                .at_key(path, format!("the revenue split of {} leaves out {who}{open}", motion.name))
                .help(format!("{help}; a party that gets none is written with `0%`"));
            continue;
        }
        let draft = drafts
            .at_key(path, format!("{} does not say how its revenue is split{open}", motion.name))
            .help(help);
        if subject.charter.value.get().is_some_and(|value| value.revenue_split.is_given()) {
            draft
                .at_most(Severity::Advice)
                .also(&Place::key("value.revenue_split"), "a split of the whole is given here");
        }
    }
}

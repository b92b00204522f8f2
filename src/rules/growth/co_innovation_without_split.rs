use crate::document::charter::growth::GrowthKind;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::gap::Gap;
use crate::rules::growth::motions::motions;
use crate::rules::wanted::Absent;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a co-innovation has no revenue split
    "co-innovation-without-split",
    severity: Warning, from: Negotiation,
    nature: Gap(JointResults), consequence: Exposed,
    question: "How is the revenue from joint development split?",
    at: "growth[].revenue_split", example: "50%", concerns: Each,
    authority: ["S3"],
    why: "a split is easy to agree before the product earns, and hard once money is at stake",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let parties = subject.parties();
    for motion in motions(subject, GrowthKind::CoInnovation) {
        let Some(gap) = Gap::of_values(&parties, &motion.growth.revenue_split) else { continue };
        let path = gap.path(&format!("{}.revenue_split", motion.path));
        let absent = Absent::new("revenue share");
        let lines: Vec<String> = gap.parties.iter().map(|party| format!("`{party}:`")).collect();
        let help = format!(
            "agree the shares and write them under `{}.revenue_split`: {}",
            motion.path,
            lines.join(", ")
        );
        if gap.parties.len() < parties.len() {
            drafts
                .at_key(path, format!("{} in {}", absent.of(&gap, subject.charter), motion.name))
                .help(format!("{help}; `0%` for a party that receives none"));
            continue;
        }
        let draft = drafts
            .at_key(
                path,
                match gap.is_open {
                    true => format!("revenue split undecided: {}", motion.name),
                    false => format!("no revenue split for {}", motion.name),
                },
            )
            .help(help);
        if subject.charter.value.get().is_some_and(|value| value.revenue_split.is_given()) {
            draft
                .at_most(Severity::Advice)
                .also(&Place::key("value.revenue_split"), "split of the whole partnership");
        }
    }
}

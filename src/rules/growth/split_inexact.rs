use crate::document::scalar::Share;
use crate::document::{ByParty, Field};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the shares of a revenue split do not add up to 100%
    "growth-split-inexact",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Exposed,
    authority: ["S3"],
    why: "under 100%, revenue goes unallocated; over it, more is promised than is earned",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let motions = subject.charter.growth.get().into_iter().flat_map(|motions| motions.iter());
    for (index, motion) in motions {
        let Some(split) = motion.revenue_split.get().filter(|split| is_complete(subject, split)) else {
            continue;
        };
        let shares: Vec<Share> = split.iter().map(|(_, share)| *share).collect();
        if Share::make_whole(&shares) {
            continue;
        }
        let sum = Share::sum(shares);
        let sum = sum.map_or_else(|| "more than 1000%".to_owned(), |sum| sum.to_string());
        let shares: Vec<String> = split.iter().map(|(_, share)| share.to_string()).collect();
        drafts
            .at_key(
                format!("growth[{index}].revenue_split"),
                format!("revenue shares add up to {sum}, not 100%"),
            )
            .label(format!("{} = {sum}", shares.join(" + ")))
            .help("agree the shares so that they add up to 100%; three equal ones are `33.33%`, `33.33%` and `33.34%`");
    }
}

/// Whether every party has a share that can be counted: what is missing could be the rest.
fn is_complete(subject: &Subject<'_>, split: &ByParty<Share>) -> bool {
    let is_read = split.0.iter().all(|(_, share)| !share.is_missing() && !share.is_invalid());
    is_read && subject.parties().iter().all(|party| matches!(split.of(party), Field::Given(_)))
}

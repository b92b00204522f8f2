use crate::document::charter::growth::GrowthKind;
use crate::grammar::{alternatives, series};
use crate::rules::gap::Gap;
use crate::rules::growth::motions::motions;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a co-marketing motion has no audience or no lead-sharing rule
    "co-marketing-incomplete",
    severity: Warning, from: Negotiation,
    nature: Gap(Marketing), consequence: Unsaid,
    question: "Which audience does the joint marketing address?",
    at: "growth[].audience", example: "freight forwarders", concerns: Each,
    question: "How are leads from joint marketing shared?",
    at: "growth[].lead_sharing", example: "by list of origin", concerns: All,
    authority: ["S3"],
    why: "without an agreed rule, leads go to the faster party and the other stops inviting",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let parties = subject.parties();
    for motion in motions(subject, GrowthKind::CoMarketing) {
        let (mut lacks, mut write, mut keys) = (Vec::new(), Vec::new(), Vec::new());
        if let Some(gap) = Gap::of_each(&parties, &motion.growth.audience) {
            let all = gap.parties.len() == parties.len();
            let whose =
                if all { String::new() } else { format!(" for {}", names(subject.charter, &gap.parties)) };
            let open = if gap.is_open { " (undecided)" } else { "" };
            lacks.push(format!("audience{whose}{open}"));
            write.push("`audience:` for each party");
            keys.push(gap.path("audience"));
        }
        if motion.growth.lead_sharing.is_missing() {
            let open = if motion.growth.lead_sharing.is_open() { " (undecided)" } else { "" };
            lacks.push(format!("lead-sharing rule{open}"));
            write.push("`lead_sharing:` with the formula, such as `By the link that a lead came by`");
            keys.push("lead_sharing".to_owned());
        }
        let path = match keys.as_slice() {
            [] => continue,
            [only] => format!("{}.{only}", motion.path),
            _ => motion.path.clone(),
        };
        drafts.at_key(path, format!("{} has no {}", motion.name, alternatives(&lacks))).help(format!(
            "agree and add to `{}`: {}",
            motion.path,
            series(&write)
        ));
    }
}

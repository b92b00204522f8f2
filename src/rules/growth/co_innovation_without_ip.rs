use crate::document::charter::growth::GrowthKind;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::growth::motions::motions;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a co-innovation has no IP agreement
    "co-innovation-without-ip",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S3"],
    why: "once the invention exists, each party has a claim to it and neither can use it safely",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for motion in motions(subject, GrowthKind::CoInnovation) {
        let agreement = &motion.growth.ip;
        if !agreement.is_missing() {
            continue;
        }
        let open = if agreement.is_open() { "IP agreement undecided:" } else { "no IP agreement for" };
        let draft =
            drafts.at_key(format!("{}.ip", motion.path), format!("{open} {}", motion.name)).help(format!(
                "agree who owns the result and name the agreement under `{}`, such as `ip: docs/joint-ip.md`",
                motion.path
            ));
        if settles_ownership(subject) {
            draft
                .at_most(Severity::Advice)
                .also(&Place::value("ip.foreground.ownership"), "general rule on ownership");
        }
    }
}

/// The ip section holds for the whole partnership: good to have, but nobody has looked at this project with it.
fn settles_ownership(subject: &Subject<'_>) -> bool {
    subject.charter.ip.get().and_then(|ip| ip.foreground.get()).is_some_and(|it| it.ownership.is_given())
}

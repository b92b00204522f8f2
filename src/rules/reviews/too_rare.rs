use super::kind;
use crate::document::records::review::ReviewKind;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a review is scheduled less often than it should be
    "review-too-rare",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S0", "S2", "S3"],
    why: "problems are found at the next review, and cost more the longer that takes",
    policy: [business_review_interval_most, health_interval_most, value_loop_most, audit_interval_most, relationship_interval_most, operations_interval_most, leadership_interval_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(reviews) = subject.charter.reviews.get().filter(|_| !subject.is_informal()) else { return };
    for (kind, cadence) in ReviewKind::rhythms(reviews) {
        let Some((cadence, most)) = cadence.get().zip(kind::most(kind, subject.policy)) else { continue };
        if kind::is_often_enough(cadence, most) || kind::is_beyond_the_term(kind, subject) {
            continue;
        }
        let (key, most) = (kind.key(), most.to_string());
        let every = most.strip_prefix("1 ").unwrap_or(&most);
        let typed = if most == "1 month" { "monthly".to_owned() } else { format!("every {most}") };
        drafts
            .at_value(
                format!("reviews.{key}"),
                format!("{} scheduled {cadence}, less often than every {every}", kind.name()),
            )
            .label(format!("at least every {every}"))
            .at_most(kind::severity(kind))
            .help(format!("agree to hold it at least every {every}, and write `{key}: {typed}`"));
    }
}

use crate::document::charter::stage::Stage;
use crate::document::records::review::ReviewKind;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an agreed review or health check is overdue
    "review-overdue",
    severity: Warning, from: Operation,
    nature: Due, consequence: Adrift,
    authority: ["S0", "S2", "S3"],
    why: "problems that the review would have shown grow until one party wants to leave",
    policy: [review_first_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    // Before operation there is little to look back on.
    if subject.stage < Stage::Operation {
        return;
    }
    for review in subject.assessment.reviews.iter().filter(|review| review.due < subject.as_of) {
        let (what, record) = (review.kind.name(), header(review.kind));
        let (due, cadence) = (review.due, review.cadence);
        let message = match review.last {
            Some(last) if review.is_agreed => {
                format!("{what} overdue since {due}: last held on {last}, agreed {cadence}")
            }
            Some(last) => {
                format!("{what} out of date since {due}: last held on {last}, no frequency agreed")
            }
            None => format!("first {what} overdue since {due}: none held yet"),
        };
        drafts
            .at_value(format!("reviews.{}", review.kind.key()), message)
            .in_series("reviews overdue", format!("{what} since {due}"))
            .label(format!("due by {due}"))
            .help(format!("hold it, and record it in a file with `{record}`; or agree on another frequency"));
    }
}

/// How the record of a kind of review begins.
fn header(kind: ReviewKind) -> String {
    match kind {
        ReviewKind::Health => "partner: health/v1".to_owned(),
        kind => format!("partner: review/v1` and `kind: {kind}"),
    }
}

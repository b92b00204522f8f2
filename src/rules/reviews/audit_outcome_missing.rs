use super::naming::name;
use crate::document::records::review::ReviewKind;
use crate::method::reviews::held;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a strategic audit has no outcome
    "audit-outcome-missing",
    severity: Warning, from: Operation,
    nature: Gap(Always), consequence: Adrift,
    question: "What is the outcome of the strategic audit?",
    of: Review, at: "outcome", example: "continue", concerns: All,
    authority: ["S0"],
    why: "without a decision the partnership carries on for another year by default",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let mut audits = held(subject.partnership, subject.as_of)
        .filter(|(_, review)| review.kind.get() == Some(&ReviewKind::Audit));
    let Some((record, audit)) = audits.next_back() else { return };
    let Some(document) = subject.partnership.records.reviews.get(record) else { return };
    if audit.outcome.is_missing() {
        drafts
            .at_record_key(&document.source, "outcome", format!("no outcome for the {}", name(audit)))
            .help(
                "decide together, and add `outcome:` with `continue`, `renegotiate`, `pivot` or `wind-down`",
            );
    }
}

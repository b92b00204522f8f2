use super::naming::name;
use crate::document::records::review::ReviewKind;
use crate::method::reviews::held;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a strategic audit was held and does not say how it ended
    "audit-outcome-missing",
    severity: Warning, from: Operation,
    nature: Gap(Always), consequence: Adrift,
    question: "What is the outcome of the strategic audit?",
    of: Review, at: "outcome", example: "continue", concerns: All,
    authority: ["S0"],
    why: "a strategic audit that decides nothing has only cost a day",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let mut audits = held(subject.partnership, subject.as_of)
        .filter(|(_, review)| review.kind.get() == Some(&ReviewKind::Audit));
    let Some((record, audit)) = audits.next_back() else { return };
    let Some(document) = subject.partnership.records.reviews.get(record) else { return };
    if audit.outcome.is_missing() {
        drafts
            .at_record_key(&document.source, "outcome", format!("{} does not say how it ended", name(audit)))
            .help("add `outcome:` with `continue`, `renegotiate`, `pivot` or `wind-down`");
    }
}

use crate::document::scalar::Share;
use crate::rules::{Subject, rule};

rule! {
    /// no agreement on whether the revenue split is tiered
    "tiered-split-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Economics), consequence: Unsaid,
    question: "Does the split change with who brings or serves the business?",
    example: "40% on own customers", concerns: All,
    authority: ["S3"],
    why: "a flat share rewards neither party for bringing or serving more customers",
    check: Wanted {
        value.protections.tiered_split,
        unless: Subject::is_informal,
        when: has_split,
        no: "decision on a tiered split",
        open: "tiered split undecided",
        write: "agree whether the share changes with who brings or serves the customer, and write it under `value.protections`, such as `tiered_split: 30% and 40% on own customers`, or `tiered_split: flat as agreed`",
    },
}

/// Whether there is a share that could have steps: of the revenue, or passed on in the exchange.
fn has_split(subject: &Subject<'_>) -> bool {
    let Some(value) = subject.charter.value.get() else { return false };
    let sharing = value
        .revenue_split
        .get()
        .map_or(0, |split| split.iter().filter(|(_, share)| **share > Share::ZERO).count());
    let mut exchange = value.exchange.get().into_iter().flat_map(|exchange| exchange.values());
    sharing > 1 || exchange.any(|entry| entry.kind.get().is_some_and(|kind| kind.as_str() == "revenue-share"))
}

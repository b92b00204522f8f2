use crate::document::charter::stage::Stage;
use crate::document::records::review::ReviewKind;
use crate::method::revisits::value_due;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// what passes between the parties was not reviewed for longer than the policy allows
    "value-stale",
    severity: Advice, from: Operation,
    nature: Due, consequence: Adrift,
    authority: ["S0"],
    why: "a deal that has turned against one party stays unnoticed until that party wants to leave",
    policy: [value_review_interval_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    if subject.stage < Stage::Operation {
        return;
    }
    // An agreed value review that is late has a finding of its own.
    let is_told = subject
        .assessment
        .reviews
        .iter()
        .any(|review| review.kind == ReviewKind::ValueLoop && review.due < subject.as_of);
    let Some(age) = value_due(subject.partnership, subject.policy, subject.as_of) else { return };
    // The day on which the interval ends still counts.
    if is_told || subject.as_of <= age.due || subject.is_informal() || !has_figures(subject) {
        return;
    }
    let (since, due) = (age.since, age.due);
    let said = match age.is_of_review {
        true => format!("last reviewed on {since}"),
        false => format!("not reviewed since the agreement of {since}"),
    };
    drafts.at_key("value", format!("contributions and receipts {said}; a review was due by {due}")).help(
        "hold a value review, and record it in a file with `partner: review/v1` and `kind: value-loop`",
    );
}

/// Whether there is an amount that can have changed. Where nothing is reckoned there is nothing to reckon again.
fn has_figures(subject: &Subject<'_>) -> bool {
    let value = subject.charter.value.get();
    let exchange = value.and_then(|value| value.exchange.get());
    let is_priced = exchange.is_some_and(|exchange| exchange.values().any(|entry| entry.amount.is_given()));
    is_priced || value.is_some_and(|value| value.costs.is_given() || value.expected_revenue.is_given())
}

use super::parties::is_told_by_referrals;
use crate::finding::Severity;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no value section: what each party contributes and receives
    "value-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Exchange), consequence: Unsaid,
    question: "What does each party contribute, and what does it receive?",
    at: "value", example: "access to the app against a share of the revenue", concerns: Each,
    authority: ["S0", "S4"],
    why: "each party guesses what the other receives, and negotiates on a wrong guess",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let value = &subject.charter.value;
    if !value.is_missing() || is_told_by_referrals(subject) {
        return;
    }
    let message = if value.is_open() {
        "contributions and returns of the parties undecided"
    } else {
        "no account of what each party contributes and receives"
    };
    let draft = drafts.at_value("value", message).help(
        "work it out together, and add a `value:` section with `exchange:` (from, to, kind and amount), `costs:` of each party, and `expected_revenue:`",
    );
    if subject.is_informal() {
        draft.at_most(Severity::Advice);
    }
}

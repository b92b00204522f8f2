use super::parties::is_told_by_referrals;
use crate::finding::Severity;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter has no value section
    "value-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Exchange), consequence: Unsaid,
    question: "What does each party contribute, and what does it receive?",
    at: "value", example: "access to the app against a share of the revenue", concerns: Each,
    authority: ["S0", "S4"],
    why: "what each side takes the other to be getting is guessed, and the guesses differ",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let value = &subject.charter.value;
    if !value.is_missing() || is_told_by_referrals(subject) {
        return;
    }
    let message = if value.is_open() {
        "what each party gives and gets is still open"
    } else {
        "the charter does not say what each party gives and gets"
    };
    let draft = drafts.at_value("value", message).help(
        "add a `value:` section; begin with `exchange:` (from, to, kind and amount of each thing that passes), `costs:` of each party, and `expected_revenue:`",
    );
    if subject.is_informal() {
        draft.at_most(Severity::Advice);
    }
}

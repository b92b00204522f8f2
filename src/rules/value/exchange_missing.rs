use super::parties::is_told_by_referrals;
use crate::finding::Severity;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no exchange of value is listed between the parties
    "exchange-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Exchange), consequence: Unsaid,
    question: "What does each party give to whom, on what terms?",
    at: "value.exchange", example: "a revenue share of 1.2% of principal, worth 240000 GBP", concerns: Each,
    authority: ["S4"],
    why: "a party that cannot see what it receives may conclude that it receives nothing, and exit",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = subject.charter.value.get() else { return };
    // The referral programme may tell it.
    if !value.exchange.is_missing() || subject.charter.referrals.is_invalid() || is_told_by_referrals(subject)
    {
        return;
    }
    let message = if value.exchange.is_open() {
        "exchange between the parties undecided"
    } else {
        "no exchange of value listed between the parties"
    };
    let draft = drafts.at_key("value.exchange", message).help(format!(
        "agree what each party gives the other, and add `exchange:` to `value`, with `from:`, `to:`, `kind:` (such as `revenue-share`, `co-marketing` or `technology-access`) and `amount:` (such as `240000 {}`) for each",
        subject.currency()
    ));
    if subject.is_informal() {
        draft.at_most(Severity::Advice);
    }
}

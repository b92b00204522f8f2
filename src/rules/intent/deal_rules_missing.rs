use crate::document::Field;
use crate::document::charter::Charter;
use crate::document::charter::intent::IntentKind;
use crate::grammar::number;
use crate::rules::intent::seekers::{place_of, seekers};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party seeks more revenue, but there are no deal rules
    "deal-rules-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Selling), consequence: Unsaid,
    question: "What is paid for a deal that a party brings?",
    also_at: "referrals.terms", example: "8% of the first invoice", concerns: All,
    authority: ["S1", "S3", "ours"],
    why: "without deal rules, more than one party claims each good deal",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let mut seekers = seekers(subject, IntentKind::RevenueAcceleration);
    if charter.growth.is_invalid() || charter.referrals.is_invalid() || charter.value.is_invalid() {
        return;
    }
    if has_deal_rules(charter) {
        return;
    }
    seekers.retain(|party| !is_paid_by_terms(charter, party));
    if seekers.is_empty() {
        return;
    }
    let who = names(charter, &seekers);
    let verb = number(seekers.len(), "seeks", "seek");
    drafts
        .at_value(
            place_of(&seekers),
            format!("no deal rules, though {who} {verb} more revenue"),
        )
        .label("revenue acceleration needs deal rules")
        .help(
            "agree how deals are credited, and add a `growth:` entry with `lead_sharing:` and `terms:`, or `referrals:` with `terms:` and `tracking:`",
        );
}

/// Whether a growth motion or the referral programme says which deal counts for whom, or what is paid for it.
fn has_deal_rules(charter: &Charter) -> bool {
    let mut motions = charter.growth.get().into_iter().flat_map(|motions| motions.values());
    let has_programme =
        || charter.referrals.get().is_some_and(|it| !it.terms.is_missing() || !it.tracking.is_missing());
    motions.any(|it| !it.lead_sharing.is_missing() || !it.terms.is_missing()) || has_programme()
}

/// Whether something passes to this party on terms that are written down: then it knows what it earns on.
fn is_paid_by_terms(charter: &Charter, party: &str) -> bool {
    let mut exchange =
        charter.value.get().and_then(|value| value.exchange.get()).into_iter().flat_map(|it| it.values());
    exchange.any(|it| {
        let is_paid = it.to.get().is_some_and(|to| to.as_str() == party) && !it.terms.is_missing();
        is_paid || matches!(it.to, Field::Invalid)
    })
}

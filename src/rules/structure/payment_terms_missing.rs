use crate::document::Field;
use crate::document::List;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::model::LegalForm;
use crate::finding::Place;
use crate::rules::clauses::contract_has;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an alliance contract has no payment terms
    "payment-terms-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Exchange), consequence: Unsaid,
    question: "What is paid for it?",
    at: "deliverables[].payment", example: "40000 GBP", concerns: All,
    question: "On what terms is it paid for?",
    at: "value.exchange[].terms", example: "1.2% of principal, every quarter", concerns: All,
    authority: ["S3"],
    why: "who pays what, and when, is the first dispute between independent parties",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let form = subject.charter.model.and(|model| &model.legal_form);
    if form.get() != Some(&&LegalForm::AllianceContract) || says_how_to_pay(subject) {
        return;
    }
    let deliverables = subject.charter.deliverables.get();
    let unpaid = deliverables.and_then(|list| list.iter().next()).map(|(index, _)| index);
    let mut draft = match unpaid {
        Some(index) => drafts.at_key(
            format!("deliverables[{index}].payment"),
            "no payment terms, for the deliverables or elsewhere",
        ),
        None => drafts.at_key("value.exchange", "no payment terms in the alliance contract"),
    };
    draft = draft.help(
        "agree who pays what and when, and add `payment:` to a deliverable, or `terms:` to an entry of `value.exchange`, such as `terms: 4% of revenue, settled monthly` or `terms: no payment`",
    );
    draft.also(&Place::value("model.legal_form"), "alliance contract");
}

/// Whether some place names a payment or its terms; what cannot be read may be it.
fn says_how_to_pay(subject: &Subject<'_>) -> bool {
    let charter = subject.charter;
    let of_deliverables = any(&charter.deliverables, |it| !it.payment.is_missing());
    let of_exchange = match charter.value.get() {
        Some(value) => any(&value.exchange, |it| !it.terms.is_missing() || !it.rate.is_missing()),
        None => charter.value.is_invalid(),
    };
    let of_growth = any(&charter.growth, |it| !it.terms.is_missing());
    let of_referrals = match charter.referrals.get() {
        Some(referrals) => !referrals.terms.is_missing() || !referrals.reward.is_missing(),
        None => charter.referrals.is_invalid(),
    };
    let of_contract = contract_has(subject, ClauseKind::RevenueSharing);
    of_deliverables || of_exchange || of_growth || of_referrals || of_contract
}

fn any<T>(list: &Field<List<T>>, is_said: impl Fn(&T) -> bool) -> bool {
    list.is_invalid()
        || list
            .get()
            .is_some_and(|list| list.0.iter().any(|it| it.is_invalid() || it.get().is_some_and(&is_said)))
}

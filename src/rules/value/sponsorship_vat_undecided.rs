use crate::document::List;
use crate::document::charter::value::Exchange;
use crate::method::deal::{is_brand, is_gift};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// money is given for showing a name, and it is not settled whether it is a gift or a paid service
    "sponsorship-vat-undecided",
    severity: Warning, from: Negotiation,
    nature: Gap(Brand), consequence: Exposed,
    question: "Is the money a gift, or does it pay for advertising with VAT?",
    also_at: "scope.vat", example: "two thirds are a gift, one third is invoiced with VAT", concerns: All,
    authority: ["contract practice", "ours"],
    why: "a payment for advertising can bear VAT and tax, which the receiver then has to pay out of the money",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let vat = subject.charter.scope.and(|scope| &scope.vat);
    if !vat.is_missing() {
        return;
    }
    let exchange = subject.charter.value.get().and_then(|value| value.exchange.get());
    let entries: Vec<&Exchange> = exchange.into_iter().flat_map(List::values).collect();
    let is_answered = |gift: &Exchange| {
        entries.iter().any(|entry| {
            is_brand(entry) && entry.from.is_given() && entry.from == gift.to && entry.to == gift.from
        })
    };
    let Some(gift) = entries.iter().find(|entry| is_gift(entry) && is_answered(entry)) else { return };
    let Some(receiver) = gift.to.get() else { return };
    let name = subject.charter.party_name(receiver.as_str());
    drafts
        .at_key("scope.vat", format!("gift or paid advertising: VAT undecided for what {name} receives"))
        .help("ask a tax adviser whether showing the name makes it a paid service, and write the answer as `vat:` under `scope`");
}

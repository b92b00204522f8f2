use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Text;
use crate::finding::Consequence;
use crate::grammar::series;
use crate::rules::clauses::contract_has;
use crate::rules::{Drafts, Subject, rule, settled};

rule! {
    /// parties in different countries have not settled VAT or data consent
    "cross-border-undecided",
    severity: Warning, from: Negotiation,
    nature: Gap(Data), consequence: Exposed, rises: has_begun,
    question: "Who accounts for VAT across the border?",
    at: "scope.vat", example: "reverse charge on the revenue share", concerns: All,
    question: "How do customers consent to the use of their data?",
    at: "scope.data_consent", example: "asked for in the app", concerns: All,
    authority: ["S1"],
    why: "unplanned VAT or invalid consent has to be paid for after invoices and mails have gone out",
    check: Partnership(check),
}

/// Once invoices are written, only the note is missing; data that passes without consent goes on exposing the parties.
fn has_begun(subject: &Subject<'_>) -> Option<Consequence> {
    (subject.stage >= Stage::Launch && !lacks_consent(subject)).then_some(Consequence::Unsaid)
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let countries = countries(charter);
    if countries.len() < 2 || subject.is_informal() || charter.scope.is_invalid() {
        return;
    }
    let scope = charter.scope.get();
    let vat = scope.is_some_and(|scope| !scope.vat.is_missing());
    let (mut lacks, mut write) = (Vec::new(), Vec::new());
    if !vat
        && !settled::vat(subject)
        && !mentions(charter, &["vat", "value added tax", "value-added tax", "sales tax"])
    {
        lacks.push("VAT treatment");
        write.push("`vat:` (such as `Reverse charge on the revenue share`)");
    }
    if lacks_consent(subject) {
        lacks.push("customer consent to data use");
        write.push(
            "`data_consent:` (such as `Asked for on the order form, by the party that meets the customer`)",
        );
    }
    if lacks.is_empty() {
        return;
    }
    let places: Vec<String> =
        countries.iter().map(|(country, party)| format!("{party} in {country}")).collect();
    drafts
        .at_key("scope", format!("{} not agreed between {}", series(&lacks), series(&places)))
        .help(format!("ask a tax or data protection adviser, and add to `scope`: {}", series(&write)));
}

/// Whether customers' data may pass and nothing says how they consent to it.
fn lacks_consent(subject: &Subject<'_>) -> bool {
    let charter = subject.charter;
    let scope = charter.scope.get();
    let has_agreement = charter.plan.get().is_some_and(|plan| !plan.data_agreement.is_missing())
        || contract_has(subject, ClauseKind::PersonalData)
        || scope
            .and_then(|it| it.data.get())
            .is_some_and(|flows| flows.values().any(|it| it.basis.is_given()));
    !settled::consent(subject)
        && !scope.is_some_and(|scope| !scope.data_consent.is_missing())
        && !has_agreement
        && !mentions(charter, &["consent", "opt in", "opt-in", "permission"])
}

/// The countries, each with the first party that sits in it.
fn countries(charter: &Charter) -> Vec<(String, &str)> {
    let mut countries: Vec<(String, &str)> = Vec::new();
    for (id, party) in charter.parties.get().into_iter().flat_map(|parties| parties.iter()) {
        let Some(country) = party.country.get().map(ToString::to_string) else { continue };
        if !countries.iter().any(|(known, _)| *known == country) {
            countries.push((country, charter.party_name(id)));
        }
    }
    countries
}

/// Whether the scope or the terms of the exchange speak of it in words.
fn mentions(charter: &Charter, words: &[&str]) -> bool {
    let scope = charter.scope.get();
    let lists = scope.into_iter().flat_map(|scope| [&scope.included, &scope.excluded]);
    let lines = lists.filter_map(|list| list.get()).flat_map(|list| list.values());
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    let terms = exchange.into_iter().flat_map(|it| it.values()).filter_map(|it| it.terms.get());
    lines.chain(terms).any(|text| words.iter().any(|word| has_word(text, word)))
}

/// As a word of its own, or the beginning of one: `vat` is not in `innovation`.
fn has_word(text: &Text, word: &str) -> bool {
    let text = text.as_str().to_lowercase();
    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::Scalar as _;

    #[test]
    fn finds_words_and_not_parts_of_words() {
        let text = |text| Text::parse(text).unwrap();
        assert!(has_word(&text("VAT, by reverse charge"), "vat"));
        assert!(has_word(&text("With the customers' consent"), "consent"));
        assert!(!has_word(&text("Joint innovation in private banking"), "vat"));
    }
}

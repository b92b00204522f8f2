use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no date on which the exchange was documented
    "exchange-undocumented",
    severity: Advice, from: Negotiation, until: Launch,
    nature: Gap(Exchange), consequence: Unsaid,
    question: "On which day was the exchange written down?",
    at: "value.documented", example: "2026-03-01", concerns: All,
    authority: ["S4"],
    why: "without the date a party cannot show that the terms follow from the agreed exchange",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = subject.charter.value.get() else { return };
    if subject.is_informal() || value.exchange.is_missing() || !value.documented.is_missing() {
        return;
    }
    let lack = if value.documented.is_open() {
        "date of the exchange undecided"
    } else {
        "no date for the exchange"
    };
    let help = "add `documented:` to `value` with the date on which the parties agreed the exchange, such as `documented: 2026-03-01`";
    match value.term_sheet.get() {
        Some(term_sheet) => {
            let message = format!("{lack} to show that it precedes the term sheet of {term_sheet}");
            let term_sheet = Place::value("value.term_sheet");
            drafts.at_key("value.documented", message).help(help).also(&term_sheet, "term sheet");
        }
        None => {
            drafts.at_key("value.documented", lack).help(help).at_most(Severity::Advice);
        }
    }
}

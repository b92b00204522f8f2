use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// nothing says when the exchange was written down
    "exchange-undocumented",
    severity: Advice, from: Negotiation, until: Launch,
    nature: Gap(Exchange), consequence: Unsaid,
    question: "On which day was the exchange written down?",
    at: "value.documented", example: "2026-03-01", concerns: All,
    authority: ["S4"],
    why: "without the date nobody can tell whether the terms were drafted on an agreed exchange or before it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = subject.charter.value.get() else { return };
    if subject.is_informal() || value.exchange.is_missing() || !value.documented.is_missing() {
        return;
    }
    let open = if value.documented.is_open() { ": `documented` is still open" } else { "" };
    let help = "add `documented:` to `value`, the day on which the parties wrote the exchange down, such as `documented: 2026-03-01`";
    match value.term_sheet.get() {
        Some(term_sheet) => {
            let message = format!(
                "the term sheet is of {term_sheet}, and nothing says that the exchange was written down before{open}"
            );
            let term_sheet = Place::value("value.term_sheet");
            drafts.at_key("value.documented", message).help(help).also(&term_sheet, "the term sheet");
        }
        None => {
            drafts
                .at_key("value.documented", format!("nothing says when the exchange was written down{open}"))
                .help(help)
                .at_most(Severity::Advice);
        }
    }
}

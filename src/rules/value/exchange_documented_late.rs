use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the exchange was written down after the term sheet
    "exchange-documented-late",
    severity: Warning, from: Negotiation, until: Launch,
    nature: Defect, consequence: Untidy,
    authority: ["S4"],
    why: "the term sheet then fixes prices for an exchange that the parties had not agreed on",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = subject.charter.value.get() else { return };
    let (Some(documented), Some(term_sheet)) = (value.documented.get(), value.term_sheet.get()) else {
        return;
    };
    if documented <= term_sheet {
        return;
    }
    drafts
        .at_value(
            "value.documented",
            format!("exchange documented on {documented}, after the term sheet of {term_sheet}"),
        )
        .label("exchange")
        .also(&Place::value("value.term_sheet"), "term sheet")
        .help(
            "compare the term sheet with the exchange, redraft it where they differ, and date it under `term_sheet:`",
        );
}

use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the exchange was written down after the term sheet
    "exchange-documented-late",
    severity: Warning, from: Negotiation, until: Launch,
    nature: Defect, consequence: Untidy,
    authority: ["S4"],
    why: "a term sheet that comes first settles shares of something that the parties have not yet agreed on",
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
            format!("the exchange was written down on {documented}, after the term sheet of {term_sheet}"),
        )
        .label("the exchange")
        .also(&Place::value("value.term_sheet"), "the term sheet")
        .help(
            "hold the term sheet against the exchange with all parties, draw it up anew where they differ, and date it under `term_sheet:`",
        );
}

//! `exchange-documented-late`: the exchange was written down after the term sheet.

use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exchange-documented-late",
    family: Family::Value,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Launch,
    authority: &["S4"],
    summary: "the exchange was written down after the term sheet",
    why: "a term sheet that comes first settles shares of something that the parties have not yet agreed on",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("exchange_documented_late.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(value) = subject.charter.value.get() else { return };
    let (Some(documented), Some(term_sheet)) = (value.documented.get(), value.term_sheet.get()) else {
        return;
    };
    if documented <= term_sheet {
        return;
    }
    report
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

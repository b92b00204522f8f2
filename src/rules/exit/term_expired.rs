use crate::document::charter::contract::ClauseKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::method::term::{last_day, place_of_last_day, renews_by_itself};
use crate::rules::clauses::contract_has;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the term is over and the partnership goes on
    "term-expired",
    severity: Error, from: Launch,
    nature: Due, consequence: Acting,
    authority: ["S0", "S1"],
    why: "after the last day nobody knows which of the agreed terms still hold",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    // Before launch nothing runs that could have run out.
    let Some(term) = subject.charter.term.get().filter(|_| subject.stage >= Stage::Launch) else { return };
    let ends_before_start = term.end.get().zip(term.start.get()).is_some_and(|(end, start)| end < start);
    let Some(last) = last_day(term) else { return };
    if subject.as_of <= last || ends_before_start || renews_by_itself(term) {
        return;
    }
    let draft = drafts
        .at_value(
            place_of_last_day(term),
            format!(
                "the term ended on {last}, and the charter shows no renewal; the stage is {}",
                subject.stage
            ),
        )
        .label(format!("last day {last}"))
        .help("if it was renewed, write the new `end:` under `term`; if not, set `stage: winding-down`");
    if contract_has(subject, ClauseKind::RenewalTerm) {
        draft
            .at_most(Severity::Warning)
            .note("the contract has a renewal term: if it has begun, the charter must show it");
    }
}

use crate::document::charter::contract::ClauseKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::method::term::{end_day, last_day, place_of_last_day, renews_by_itself};
use crate::rules::clauses::contract_has;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the term is over, but the partnership goes on
    "term-expired",
    severity: Error, from: Launch,
    nature: Due, consequence: Acting,
    authority: ["S0", "S1"],
    why: "the parties go on working without knowing which agreed terms still apply",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    // Before launch nothing runs that could have run out.
    let Some(term) = subject.charter.term.get().filter(|_| subject.stage >= Stage::Launch) else { return };
    let ends_before_start =
        end_day(term).zip(term.start.get().copied()).is_some_and(|(end, start)| end < start);
    let Some(last) = last_day(term) else { return };
    if subject.as_of <= last || ends_before_start || renews_by_itself(term) {
        return;
    }
    let draft = drafts
        .at_value(
            place_of_last_day(term),
            format!("term ended on {last} with no renewal on record; the stage is still {}", subject.stage),
        )
        .label(format!("last day {last}"))
        .help("if it was renewed, write the new `end:` under `term`; if not, set `stage: winding-down`");
    if contract_has(subject, ClauseKind::RenewalTerm) {
        draft
            .at_most(Severity::Warning)
            .note("the contract has a renewal term; if it has begun, update the charter");
    }
}

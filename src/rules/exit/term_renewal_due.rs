use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::method::term::{is_renewal_settled, last_day, place_of_last_day, renewal_day, renewal_notice};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the day to decide on the renewal has passed and the term ends soon
    "term-renewal-due",
    severity: Warning, from: Launch,
    nature: Due, consequence: Acting,
    authority: ["S0", "S1"],
    why: "once the time for notice has run out, one side goes on by default or is left without warning",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(term) = subject.charter.term.get().filter(|_| subject.stage >= Stage::Launch) else { return };
    if is_renewal_settled(subject.charter, term) {
        return;
    }
    let (Some(last), Some((notice, from))) = (last_day(term), renewal_notice(subject.charter, term)) else {
        return;
    };
    // The day of the notice itself still counts, and after the last day the term is expired.
    let Some(by) = renewal_day(term, &notice).filter(|by| *by < subject.as_of && subject.as_of <= last)
    else {
        return;
    };
    drafts
        .at_value(
            place_of_last_day(term),
            format!(
                "the renewal was to be decided by {by}: the term ends on {last}, and the notice is {notice}"
            ),
        )
        .label(format!("last day {last}"))
        .also(&Place::value(from), format!("{notice} before the end"))
        .help("decide: write the new `end:` under `term`, or `renewal: none` if it ends there");
}

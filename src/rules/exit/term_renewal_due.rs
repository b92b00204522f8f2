use crate::document::charter::stage::Stage;
use crate::document::scalar::Notice;
use crate::finding::Place;
use crate::method::term::{is_renewal_settled, last_day, place_of_last_day, renewal_day, renewal_notice};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the date to decide on renewal has passed and the term ends soon
    "term-renewal-due",
    severity: Warning, from: Launch,
    nature: Due, consequence: Acting,
    authority: ["S0", "S1"],
    why: "silence ends the term, and a party that counted on renewal has little time left to plan",
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
        .at_value(place_of_last_day(term), format!("no renewal agreed by {by}: the term ends on {last}"))
        .label(format!("last day {last}"))
        .also(&Place::value(from), said(&notice))
        .help("decide together: write the new `end:` under `term`, or `renewal: none` if it ends there");
}

fn said(notice: &Notice) -> String {
    match notice {
        Notice::AtOnce => "up to the last day".to_owned(),
        Notice::After(duration) => format!("{duration} before the end"),
    }
}

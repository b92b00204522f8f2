//! `term-renewal-due`: the day to decide on the renewal has passed and the term ends soon.

use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::method::term::{is_renewal_settled, last_day, place_of_last_day, renewal_day, renewal_notice};
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "term-renewal-due",
    family: Family::Exit,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S0", "S1"],
    summary: "the day to decide on the renewal has passed and the term ends soon",
    why: "once the time for notice has run out, one side goes on by default or is left without warning",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("term_renewal_due.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
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
    report
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

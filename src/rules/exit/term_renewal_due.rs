//! `term-renewal-due`: the day to decide on the renewal has passed and the term ends soon.

use super::gaps::place;
use crate::document::charter::model::Structure;
use crate::document::charter::stage::Stage;
use crate::document::charter::term::Term;
use crate::document::scalar::Duration;
use crate::finding::Place;
use crate::finding::Severity;
use crate::method::term::{last_day, place_of_last_day, renews_by_itself};
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
    if is_settled(subject, term) {
        return;
    }
    let (Some(last), Some((notice, from))) = (last_day(term), notice(subject, term)) else { return };
    // The day of the notice itself still counts, and after the last day the term is expired.
    let Some(by) = last.minus(&notice).filter(|by| *by < subject.as_of && subject.as_of <= last) else {
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

/// Whether nobody has to decide: it goes on by itself, it is not to go on, or it is a project that ends with its result.
fn is_settled(subject: &Subject<'_>, term: &Term) -> bool {
    let structure = subject.charter.model.get().and_then(|model| model.structure.get());
    let is_project = structure == Some(&Structure::ContractualProject) && term.renewal.is_missing();
    let is_not_renewed = term.renewal.get().is_some_and(|renewal| {
        let renewal = renewal.as_str().to_lowercase();
        renewal == "no" || ["none", "no renewal", "not renewed"].iter().any(|word| renewal.starts_with(word))
    });
    renews_by_itself(term) || is_not_renewed || is_project || term.renewal.is_invalid()
}

/// How long before the end it must be decided, and where that stands: the term's own notice, else the longest of the exit.
fn notice(subject: &Subject<'_>, term: &Term) -> Option<(Duration, String)> {
    if let Some(notice) = term.notice.get() {
        return Some((*notice, "term.notice".to_owned()));
    }
    let notices = subject.charter.exit.get()?.notice.get()?;
    let (party, longest) = notices.iter().max_by_key(|(_, notice)| notice.approximate_days())?;
    Some((*longest, place("notice", party)))
}

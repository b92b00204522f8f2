use crate::document::scalar::Percent;
use crate::finding::Place;
use crate::grammar::series;
use crate::method::value::{Ratio, Reason, Uncomputed, return_due};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::value::rates_note;

rule! {
    /// a party spends much management time without a proportionate return
    "management-time-excessive",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S3", "ours"],
    why: "management time without a return is lost to the party's own business",
    policy: [management_time_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = subject.charter.value.get() else { return };
    let Some(times) = value.share_of_management_time.get() else { return };
    let most = subject.policy.management_time_most;
    for (party, time) in times.iter() {
        let over = u128::try_from(time.parts()).unwrap_or_default();
        let limit = u128::try_from(Percent::HUNDRED.parts()).unwrap_or_default() * u128::from(most) / 100;
        let due = return_due(*time, subject.policy);
        let ratio = subject.assessment.value.as_ref().and_then(|it| it.party(party)).map(|it| &it.ratio);
        let is_worth_it = |ratio: Ratio| due.is_some_and(|due| ratio >= due);
        let return_of_it = match ratio {
            Some(Ok(ratio)) if is_worth_it(*ratio) => continue,
            Some(Ok(ratio)) => match due {
                Some(due) => format!(
                    "for a return of {} per 1 contributed (expected: {})",
                    ratio.beside(due),
                    due.beside(*ratio)
                ),
                None => format!("for a return of {ratio} per 1 contributed"),
            },
            Some(Err(_)) | None => "with no known return".to_owned(),
        };
        if over <= limit {
            continue;
        }
        let name = subject.charter.party_name(party);
        let mut draft = drafts
            .at_value(
                format!("value.share_of_management_time.{party}"),
                format!("{name} spends {time} of its management time (limit {most}%) {return_of_it}"),
            )
            .help(format!(
                "relieve {name} of meetings and approvals, or agree on a better return and update `value`; failing that, restructure or end the partnership"
            ));
        if let Some(note) = ratio.and_then(|ratio| unknown(ratio.as_ref().err()?)) {
            draft = draft.note(note);
        }
        if let Some(note) = subject.assessment.value.as_ref().and_then(rates_note) {
            draft = draft.note(note);
        }
        for (other, time) in times.iter().filter(|(other, _)| *other != party) {
            let label = format!("{}: {time}", subject.charter.party_name(other));
            draft = draft.also(&Place::value(format!("value.share_of_management_time.{other}")), label);
        }
    }
}

/// What keeps the return from being calculated.
fn unknown(uncomputed: &Uncomputed) -> Option<String> {
    match uncomputed.reason {
        Reason::Incomplete | Reason::Contingent => {
            let places: Vec<String> = uncomputed.because.iter().map(|place| format!("`{place}`")).collect();
            Some(format!("not known: {}", series(&places)))
        }
        Reason::CurrenciesMixed => {
            Some(format!("no exchange rate between its amounts in {}", series(&uncomputed.because)))
        }
        Reason::NothingContributed => {
            Some("no contribution in its figures, although its time has a cost".to_owned())
        }
        Reason::NothingReceived | Reason::SingleParty | Reason::BeyondCounting => None,
    }
}

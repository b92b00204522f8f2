use super::recipients::{reaches, sponsor_of};
use crate::document::charter::communication::Report as RegularReport;
use crate::document::scalar::{Cadence, Duration, Text};
use crate::finding::Place;
use crate::grammar::number;
use crate::rules::governance::rhythm::is_within_months;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// the executive sponsors are not informed often enough
    "sponsor-report-too-rare",
    severity: Advice, from: Launch,
    nature: Defect, consequence: Adrift,
    authority: ["S0"],
    why: "a sponsor learns of a problem too late to help",
    policy: [sponsor_report_interval_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(communication) = charter.communication.get() else { return };
    let Some(reports) = communication.reports.get() else { return };
    let most = subject.policy.sponsor_report_interval_most;
    // What cannot be read may be the report that is looked for.
    let is_unclear = |it: &RegularReport| it.cadence.is_invalid() || it.to.is_invalid();
    if reports.0.iter().any(|it| it.is_invalid() || it.get().is_some_and(is_unclear)) {
        return;
    }
    let is_often_enough = |it: &RegularReport| it.cadence.get().is_some_and(|it| is_within_months(it, most));
    let reaching = |party: &str| -> Vec<(usize, &RegularReport)> {
        let is_for = |it: &RegularReport| {
            it.to.get().is_some_and(|to| to.values().map(Text::as_str).any(|to| reaches(charter, to, party)))
        };
        reports.iter().filter(|(_, it)| is_for(it)).collect()
    };
    let rarely: Vec<(&str, Vec<(usize, &RegularReport)>)> = subject
        .parties()
        .into_iter()
        .filter(|party| sponsor_of(charter, party).is_some())
        .map(|party| (party, reaching(party)))
        // That none reaches a sponsor is the matter of a rule of its own.
        .filter(|(_, reports)| !reports.is_empty() && !reports.iter().any(|(_, it)| is_often_enough(it)))
        .collect();
    let Some((_, first)) = rarely.first() else { return };
    // The one that comes most often says how rarely the sponsors hear something.
    let Some((index, closest)) = first
        .iter()
        .min_by_key(|(_, it)| it.cadence.get().map_or(u32::MAX, |it| it.interval().approximate_days()))
    else {
        return;
    };
    let parties: Vec<&str> = rarely.iter().map(|(party, _)| *party).collect();
    let whom = names(charter, &parties);
    let (sponsors, receive) =
        (number(parties.len(), "sponsor", "sponsors"), number(parties.len(), "receives", "receive"));
    let interval = Cadence::each(Duration::of_months(most));
    let place = format!("communication.reports[{index}].cadence");
    let draft = match closest.cadence.get() {
        Some(cadence) => drafts
            .at_value(place, format!("{sponsors} of {whom} {receive} a report {cadence}, not {interval}")),
        None if closest.cadence.is_open() => {
            drafts.at_key(place, format!("frequency of the report to the {sponsors} of {whom} undecided"))
        }
        None => drafts.at_key(place, format!("no frequency for the report to the {sponsors} of {whom}")),
    };
    let mut draft = draft.help(format!("agree on a page at this frequency and write `cadence: {interval}`"));
    for (other, _) in first.iter().filter(|(other, _)| other != index) {
        draft =
            draft.also(&Place::key(format!("communication.reports[{other}]")), "also goes to the sponsor");
    }
}

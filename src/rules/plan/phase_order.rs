use crate::document::Field;
use crate::document::charter::plan::PhaseDates;
use crate::document::scalar::Date;
use crate::finding::Place;
use crate::method::phases::Phase;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the phases overlap or are out of order
    "phase-order",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S2"],
    why: "work that begins before its groundwork is done has to be done twice",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(phases) = subject.charter.plan.get().and_then(|plan| plan.phases.get()) else { return };
    let mut before: Option<(Phase, &PhaseDates)> = None;
    for phase in Phase::ALL {
        let Some(dates) = phase.of(phases).get() else { continue };
        if !report_backwards(drafts, *phase, dates)
            && let Some(before) = before
        {
            report_overlap(drafts, before, (*phase, dates));
        }
        before = Some((*phase, dates));
    }
}

/// Whether the phase ends before it begins.
fn report_backwards(drafts: &mut Drafts<'_>, phase: Phase, dates: &PhaseDates) -> bool {
    let (Some(first), Some(last)) = (dates.start.get(), dates.end.get()) else { return false };
    if last >= first {
        return false;
    }
    drafts
        .at_value(
            format!("plan.phases.{phase}.end"),
            format!("{} ends on {last}, before it begins on {first}", phase.spoken()),
        )
        .also(&Place::value(format!("plan.phases.{phase}.start")), format!("begins on {first}"))
        .help(format!("check which date is wrong, and correct `start` or `end` under `plan.phases.{phase}`"));
    true
}

fn report_overlap(
    drafts: &mut Drafts<'_>,
    (before, earlier): (Phase, &PhaseDates),
    (phase, later): (Phase, &PhaseDates),
) {
    // Where a day is not given, another one of the phase shows at least that much.
    let reached = [(&earlier.end, "end"), (&earlier.start, "start")];
    let begun = [(&later.start, "start"), (&later.end, "end")];
    let dated = |(day, key): (&Field<Date>, &'static str)| Some((*day.get()?, key));
    let Some((reached, until)) = reached.into_iter().find_map(dated) else { return };
    let Some((begun, from)) = begun.into_iter().find_map(dated) else { return };
    if begun > reached || earlier.end.is_invalid() || later.start.is_invalid() {
        return;
    }
    let verb = |key: &str| if key == "end" { "ends" } else { "begins" };
    drafts
        .at_value(
            format!("plan.phases.{phase}.{from}"),
            format!(
                "{} {} on {begun}, but {} {} on {reached}",
                phase.spoken(),
                verb(from),
                before.spoken(),
                verb(until)
            ),
        )
        .also(
            &Place::value(format!("plan.phases.{before}.{until}")),
            format!("{} {} on {reached}", before.spoken(), verb(until)),
        )
        .help(format!(
            "agree new dates: {} should begin after {} ends, the day after at the earliest",
            phase.spoken(),
            before.spoken()
        ));
}

use super::shared_data::SharedData;
use crate::document::Field;
use crate::document::charter::plan::Deliverable;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::finding::Place;
use crate::finding::Severity;
use crate::method::phases::{Phase, PhaseDays};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no security audit before integration ends
    "security-audit-missing",
    severity: Warning, from: Launch,
    nature: Gap(Connection), consequence: Unsaid,
    question: "On which day is the security audit?",
    at: "plan.security_audit", example: "2026-04-20", concerns: All,
    authority: ["S2"],
    why: "an untested connection exposes both parties through the weaker one",
    policy: [chartering_weeks, integration_until, plan_lead],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(plan) = subject.charter.plan.get() else { return };
    let shared = SharedData::of(subject);
    // Before the launch it is enough to ask those who know that they share data.
    let is_early = subject.stage < Stage::Launch && shared == SharedData::Unsaid;
    if subject.is_informal() || shared == SharedData::None || is_early {
        return;
    }
    let last = subject.assessment.phases.days_of(Phase::Integration).and_then(PhaseDays::last);
    match (&plan.security_audit, last) {
        (Field::Given(audit), Some(last)) if *audit > last && *audit > subject.as_of => {
            drafts
                .at_value(
                    "plan.security_audit",
                    format!("security audit on {audit}, after integration ends on {last}"),
                )
                .label(format!("due by {last}"))
                .help("move the audit before the end of integration, or correct `plan.phases.integration`");
        }
        (Field::Missing | Field::Open, last) => report_missing(subject, drafts, last, &shared),
        _ => {}
    }
}

/// Whether the day on which integration was to end can be taken for the day on which it did: it was written down, the
/// partnership operates, and nothing that was due by then is still to be delivered.
fn is_connected(subject: &Subject<'_>) -> bool {
    let deliverables = subject.charter.deliverables.get().into_iter().flat_map(|list| list.values());
    let is_late = |it: &Deliverable| {
        it.due_on(subject.as_of).day.is_some_and(|due| due < subject.as_of)
            && it.delivered.get().is_none_or(|day| *day > subject.as_of)
            && !it.delivered.is_invalid()
    };
    subject.assessment.phases.are_written
        && subject.stage >= Stage::Operation
        && !deliverables.into_iter().any(is_late)
}

/// Days that follow from the usual weeks are a guess of ours; the finding is then no more than advice.
const BY_THE_USUAL_WEEKS: &str =
    "phase dates are assumed from the standard timetable; write yours under `plan.phases` if they differ";

fn report_missing(subject: &Subject<'_>, drafts: &mut Drafts<'_>, last: Option<Date>, shared: &SharedData) {
    let is_open = subject.charter.plan.and(|plan| &plan.security_audit).is_open();
    let undated = |which: &str| match is_open {
        true => format!("date for a security audit {which} undecided"),
        false => format!("no date for a security audit {which}"),
    };
    let (message, help) = match last {
        Some(last) if last < subject.as_of && is_connected(subject) => (
            match is_open {
                true => format!("security audit undecided, though integration ended on {last}"),
                false => format!("no security audit, though integration ended on {last}"),
            },
            "have the audit done now, and add its date to `plan` as `security_audit:`".to_owned(),
        ),
        Some(last) if last < subject.as_of => (
            undated("before the connection goes live"),
            "agree who audits what, and add `security_audit:` to `plan`, with a date before real data passes"
                .to_owned(),
        ),
        Some(last) => (
            undated("of the connected systems"),
            format!(
                "agree who audits what, and add `security_audit:` to `plan`, by {last}, when integration ends"
            ),
        ),
        None => (
            undated("of the connected systems"),
            "agree who audits what, and add `security_audit:` to `plan`, before integration ends".to_owned(),
        ),
    };
    let mut draft = drafts.at_key("plan.security_audit", message).help(help);
    if last.is_some() && !subject.assessment.phases.are_written {
        draft = draft.note(BY_THE_USUAL_WEEKS).at_most(Severity::Advice);
    }
    if let SharedData::Some(place) = shared {
        draft.also(&Place::value(*place), "data passes between the parties");
    } else {
        // Nobody has said yet whether anything is connected at all.
        draft.at_most(Severity::Advice).note("if the parties share no data, write `data: none` under `exit`");
    }
}

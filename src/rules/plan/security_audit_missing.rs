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
    /// no security audit is set for the integration, or only after it
    "security-audit-missing",
    severity: Warning, from: Launch,
    nature: Gap(Connection), consequence: Unsaid,
    question: "On which day is the security audit?",
    at: "plan.security_audit", example: "2026-04-20", concerns: All,
    authority: ["S2"],
    why: "a connection that nobody has tested exposes both sides through the weaker one",
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
                    format!("the security audit is set for {audit}, after integration ends on {last}"),
                )
                .label(format!("due by {last}"))
                .help("move it to a day before integration ends, or move the end of integration under `plan.phases.integration`");
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
        it.due.get().is_some_and(|due| *due < subject.as_of)
            && it.delivered.get().is_none_or(|day| *day > subject.as_of)
            && !it.delivered.is_invalid()
    };
    subject.assessment.phases.are_written
        && subject.stage >= Stage::Operation
        && !deliverables.into_iter().any(is_late)
}

/// Days that follow from the usual weeks are a guess of ours; the finding is then no more than advice.
const BY_THE_USUAL_WEEKS: &str =
    "the days of the phases follow from the usual weeks; write them under `plan.phases` where they differ";

fn report_missing(subject: &Subject<'_>, drafts: &mut Drafts<'_>, last: Option<Date>, shared: &SharedData) {
    let open = if subject.charter.plan.and(|plan| &plan.security_audit).is_open() { " yet" } else { "" };
    let (message, help) = match last {
        Some(last) if last < subject.as_of && is_connected(subject) => (
            format!("integration ended on {last}, and the plan dates no security audit{open}"),
            "have the audit done now, and write its day under `plan`, as `security_audit:`".to_owned(),
        ),
        Some(last) if last < subject.as_of => (
            format!("the plan sets no day{open} for a security audit before the connection goes live"),
            "add `security_audit:` to `plan`, with a day before the connection carries real data".to_owned(),
        ),
        Some(last) => (
            format!("the plan sets no day{open} for a security audit of what is being connected"),
            format!("add `security_audit:` to `plan`, with a day up to {last}, when integration ends"),
        ),
        None => (
            format!("the plan sets no day{open} for a security audit of what is being connected"),
            "add `security_audit:` to `plan`, with a day before integration ends".to_owned(),
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

use crate::document::Field;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::series;
use crate::method::phases::Phase;
use crate::rules::{Draft, Drafts, Subject, rule};

rule! {
    /// no resources committed to the current or next phase
    "phase-resources-missing",
    severity: Warning, from: Launch,
    nature: Gap(Team), consequence: Adrift,
    question: "Who and what does each party commit to this phase?",
    at: "resources.{phase}", example: "two people and 40000 GBP", concerns: Each,
    authority: ["S2"],
    why: "without its own people and budget, a phase makes do with what the last one left",
    policy: [phase_ahead, chartering_weeks, integration_until, early_operation_until, plan_lead],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(table) = subject.charter.resources.get() else { return };
    let commits = |phase: Phase| match phase.of(table) {
        Field::Given(commitments) => commitments.0.iter().any(|(_, commitment)| !commitment.is_missing()),
        // What is open or cannot be read has its own finding.
        other => !other.is_missing() || other.is_open(),
    };
    // Where no phase says anything, the section as such is reported.
    if subject.stage < Stage::Launch || !Phase::ALL.iter().any(|phase| commits(*phase)) {
        return;
    }
    let (schedule, today) = (&subject.assessment.phases, subject.as_of);
    if let Some(now) = schedule.on(today).filter(|now| !commits(now.phase)) {
        let until = now.last().map(|last| format!(" and runs until {last}")).unwrap_or_default();
        let message = format!("no resources for {}, which began on {}{until}", now.phase.spoken(), now.first);
        report_uncommitted(subject, drafts, now.phase, message);
    }
    if let Some(next) = schedule.after(today).filter(|next| !commits(next.phase)) {
        let days = today.days_until(next.first);
        if days <= i64::from(subject.policy.phase_ahead) {
            let message = format!("no resources for {}, which begins on {}", next.phase.spoken(), next.first);
            report_uncommitted(subject, drafts, next.phase, message).at_most(Severity::Advice);
        }
    }
}

fn report_uncommitted<'r>(
    subject: &Subject<'_>,
    drafts: &'r mut Drafts<'_>,
    phase: Phase,
    message: String,
) -> Draft<'r> {
    let are_written = subject.assessment.phases.are_written;
    let keys: Vec<String> = subject.parties().iter().map(|party| format!("`{party}:`")).collect();
    let draft = drafts.at_key(format!("resources.{phase}"), message).help(format!(
        "agree what each party commits, and add `{phase}:` to `resources` with {}, each with `people`, `budget` and `time`",
        series(&keys)
    ));
    if are_written {
        return draft;
    }
    // Days that follow from the usual weeks are a guess of ours; the finding is then no more than advice.
    draft
        .note("phase dates are assumed from the standard timetable; write yours under `plan.phases` if they differ")
        .at_most(Severity::Advice)
}

use crate::document::Field;
use crate::document::charter::model::Structure;
use crate::document::charter::stage::Stage;
use crate::document::scalar::{Date, Period, Scalar as _};
use crate::grammar::series;
use crate::method::term::last_day;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no joint plan for the current quarter
    "joint-plan-missing",
    severity: Advice, from: Launch,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "What does each party aim for this quarter?",
    at: "joint_plan", example: "150 loans", concerns: Each,
    authority: ["S1"],
    why: "parties that plan apart learn at the end of the quarter what the other was doing",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    if subject.stage < Stage::Launch || subject.is_informal() || !runs(subject) || has_milestones(subject) {
        return;
    }
    let Some(quarter) = quarter_of(subject.as_of) else { return };
    let keys: Vec<String> = subject.parties().iter().map(|party| format!("`{party}:`")).collect();
    let help = format!(
        "agree the goals and add `{quarter}:` to `joint_plan` with {}, each with `goal:`, `metric:`, `target:` and `due:`",
        series(&keys)
    );
    match &charter.joint_plan {
        Field::Missing => {
            drafts.at_value("joint_plan", format!("no joint plan for {quarter}")).help(help);
        }
        Field::Open => {
            drafts.at_value("joint_plan", "joint plan for the quarter undecided").help(help);
        }
        Field::Invalid => {}
        Field::Given(plan) => {
            let periods: Option<Vec<Period>> = plan.names().map(|name| Period::parse(name).ok()).collect();
            // A period in words may be the one that is looked for.
            let Some(periods) = periods else { return };
            if periods.iter().any(|period| period.contains(subject.as_of)) {
                return;
            }
            let message = match periods
                .iter()
                .filter(|period| period.last() < subject.as_of)
                .max_by_key(|period| period.last())
            {
                Some(latest) => {
                    format!("no joint plan for {quarter}: the last is {latest}")
                }
                None => format!("no joint plan for {quarter}, the current quarter"),
            };
            drafts.at_key("joint_plan", message).help(help);
        }
    }
}

/// Whether the work has begun and goes on, as far as the term says.
fn runs(subject: &Subject<'_>) -> bool {
    let Some(term) = subject.charter.term.get() else { return true };
    term.start.get().is_none_or(|first| *first <= subject.as_of)
        && last_day(term).is_none_or(|last| subject.as_of <= last)
}

/// A project is planned by its deliverables.
fn has_milestones(subject: &Subject<'_>) -> bool {
    let charter = subject.charter;
    let structure = charter.model.and(|model| &model.structure);
    structure.get() == Some(&&Structure::ContractualProject)
        && charter.deliverables.get().is_some_and(|deliverables| !deliverables.is_empty())
}

/// The quarter of the calendar that a day lies in.
fn quarter_of(day: Date) -> Option<Period> {
    let text = day.to_string();
    let month: u32 = text.get(5..7)?.parse().ok()?;
    Period::parse(&format!("{}-Q{}", text.get(..4)?, month.div_ceil(3))).ok()
}

use crate::document::scalar::Date;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// business alignment, charter, legal review and signature are out of order
    "plan-order",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S2"],
    why: "lawyers who draft before the business teams agree cover the wrong risks",
    check: Partnership(check),
}

/// A step on the way to the signature.
struct PlanStep {
    /// Where its day stands.
    path: &'static str,
    /// What it is called.
    name: &'static str,
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(plan) = subject.charter.plan.get() else { return };
    let steps = [
        (PlanStep { path: "plan.business_alignment", name: "business alignment" }, &plan.business_alignment),
        (PlanStep { path: "plan.charter_agreed", name: "agreement on the charter" }, &plan.charter_agreed),
        (PlanStep { path: "plan.legal_review", name: "legal review" }, &plan.legal_review),
        (PlanStep { path: "plan.signed", name: "signature" }, &plan.signed),
    ];
    let dated: Vec<(&PlanStep, Date)> =
        steps.iter().filter_map(|(step, day)| Some((step, *day.get()?))).collect();
    for pair in dated.windows(2) {
        let [before, step] = pair else { continue };
        compare(drafts, before, step);
    }
    let term_sheet = subject.charter.value.and(|value| &value.term_sheet);
    if let (Some(day), Some(term_sheet)) = (plan.business_alignment.get(), term_sheet.get()) {
        let step = PlanStep { path: "value.term_sheet", name: "term sheet" };
        compare(drafts, &(&steps[0].0, *day), &(&step, **term_sheet));
    }
}

/// One day may see two steps.
fn compare(drafts: &mut Drafts<'_>, before: &(&PlanStep, Date), step: &(&PlanStep, Date)) {
    let ((before, due), (step, day)) = (before, step);
    if day >= due {
        return;
    }
    let PlanStep { path, name } = step;
    drafts
        .at_value(*path, format!("{name} on {day} comes before {} on {due}", before.name))
        .label(format!("belongs after {due}"))
        .also(&Place::value(before.path), format!("{} on {due}", before.name))
        .help("correct the wrong date; if both are right, have both business teams review what was settled too early");
}
